// Writes the samples people can try the check with, from hand-written talk in material/:
//   node web/samples/generate.ts
// The same material always gives the same bytes, in the text format of QQ's message manager.
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { broadcastFrom } from "./broadcast.ts";
import { parseMaterial, type Material } from "./material.ts";
import { randomFrom } from "./random.ts";
import { scenesFrom } from "./scenes.ts";

export interface SampleMessage {
  /** Minutes since the first day's midnight, by the clock on the wall. */
  readonly minute: number;
  readonly sender: string;
  readonly text: string;
}

const samples = [
  { id: "zh-translators", write: scenesFrom },
  { id: "zh-english-school", write: broadcastFrom },
  { id: "en-runners", write: scenesFrom },
  { id: "en-english-school", write: broadcastFrom },
] as const;

/** Every sample by its id, as the text of an export. */
export function generateSamples(): ReadonlyMap<string, string> {
  return new Map(
    samples.map(({ id, write }, index) => {
      const file = path.join(import.meta.dirname, "material", `${id}.txt`);
      const material = parseMaterial(readFileSync(file, "utf8"));
      const messages = write(material, randomFrom(index + 1));
      return [id, asQqText(material, messages)];
    }),
  );
}

const RULE = "=".repeat(64);

function asQqText(material: Material, messages: readonly SampleMessage[]): string {
  const head = [
    "消息记录（此消息记录为文本格式，不支持重新导入）",
    "",
    RULE,
    "消息分组:我的群聊",
    RULE,
    `消息对象:${material.title}`,
    RULE,
    "",
  ];
  const ordered = messages.toSorted((one, other) => one.minute - other.minute);
  const body = ordered.flatMap((message) => [headOf(material, message), message.text, ""]);
  return `\uFEFF${[...head, ...body].join("\r\n")}`;
}

/** "2026-09-07 09:42:16 【群主】周以宁<zhou@example.com>" */
function headOf({ beginsMs, members, host, admins }: Material, { minute, sender }: SampleMessage): string {
  const at = new Date(beginsMs + Math.round(minute * 60) * 1000).toISOString();
  const role = sender === host ? "【群主】" : admins.includes(sender) ? "【管理员】" : "";
  const number = String(members.indexOf(sender) + 1).padStart(2, "0");
  return `${at.slice(0, 10)} ${at.slice(11, 19)} ${role}${sender}<member${number}@example.com>`;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const folder = path.join(import.meta.dirname, "../public/samples");
  mkdirSync(folder, { recursive: true });
  for (const [id, text] of generateSamples()) writeFileSync(path.join(folder, `${id}.txt`), text);
}
