import { DemoView, MOST_DAYS, type MoveClock } from "@kith/contract/demo";
import type { Language } from "@kith/contract/language";
import { parseArgs } from "node:util";
import { TIME_ZONE } from "../../demo/calendar.ts";
import { demoStateIn, NotADemo } from "../../demo/folder.ts";
import { timeIn } from "../../demo/words.ts";
import { instanceSettings } from "../settings.ts";
import { languageOfTerminal } from "./terminal.ts";

/** `kith clock +10d`: puts the clock of a running demo forward. */

const codes = { well: 0, unexpected: 1, usage: 2 } as const;

const words = {
  "zh-CN": {
    help: `kith clock +天数d        把正开着的示范（npm run demo）的时间拨快，例如 kith clock +10d，最多 ${MOST_DAYS} 天

  --data DIR   示范的数据目录（KITH_DATA，默认 ./data-demo）

  退出码：0 拨好了；1 没有开着的示范；2 用法不对
`,
    notRunning: (folder: string) => `${folder} 里没有开着的示范。先启动它：npm run demo`,
    moved: (now: string) => `示范里现在是 ${now}。`,
  },
  en: {
    help: `kith clock +Nd           put the clock of a running demo (npm run demo) forward by N days, ${MOST_DAYS} at most

  --data DIR   the demo's data folder (KITH_DATA, default ./data-demo)

  Exit codes: 0 done; 1 no demo is running; 2 wrong usage
`,
    notRunning: (folder: string) => `No demo is running in ${folder}. Start it first: npm run demo`,
    moved: (now: string) => `In the demo it is ${now}.`,
  },
} as const satisfies Record<Language, unknown>;

/** @returns the exit code. */
export async function clockCommand(args: readonly string[]): Promise<number> {
  const language = languageOfTerminal();
  const says = words[language];
  const asked = understood(args);
  if (asked === null || asked === "help") {
    (asked === null ? process.stderr : process.stdout).write(says.help);
    return asked === null ? codes.usage : codes.well;
  }
  const now = await moved(asked.folder, { days: asked.days });
  if (now === null) {
    process.stderr.write(`${says.notRunning(asked.folder)}\n`);
    return codes.unexpected;
  }
  process.stdout.write(`${says.moved(timeIn(language, TIME_ZONE, now))}\n`);
  return codes.well;
}

function understood(args: readonly string[]): { folder: string; days: number } | "help" | null {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { data: { type: "string" }, help: { type: "boolean", short: "h" } },
    });
    if (values.help === true) return "help";
    const days = Number(/^\+?(\d{1,4})d?$/.exec(positionals[0] ?? "")?.[1] ?? 0);
    if (positionals.length !== 1 || days < 1 || days > MOST_DAYS) return null;
    return { folder: instanceSettings(process.env, values.data, { isDemo: true }).dataFolder, days };
  } catch {
    return null;
  }
}

/** @returns what time it is in the demo now, or null where none answers. */
async function moved(folder: string, move: MoveClock): Promise<Date | null> {
  const url = urlOf(folder);
  if (url === null) return null;
  const answer = await fetch(`${url}/api/demo/clock`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify(move),
  }).catch(() => null);
  if (answer === null || !answer.ok) return null;
  return new Date(DemoView.parse(await answer.json()).now);
}

function urlOf(folder: string): string | null {
  try {
    return demoStateIn(folder)?.url ?? null;
  } catch (error) {
    if (error instanceof NotADemo) return null;
    throw error;
  }
}
