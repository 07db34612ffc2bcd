/**
 * Hand-written talk. Lines that begin with `!` say whose talk it is; `##` begins a scene at a week, weekday and
 * time, `=` a pool of phrases; everything else is what is said.
 */
export interface Material {
  readonly title: string;
  /** Midnight of the first Monday as if it were UTC: the clock on the wall is all an export keeps. */
  readonly beginsMs: number;
  readonly host: string;
  readonly admins: readonly string[];
  readonly members: readonly string[];
  /** What those who only read along may say after a scene. */
  readonly reactions: readonly string[];
  readonly scenes: readonly Scene[];
  readonly pools: readonly (readonly string[])[];
}

export interface Scene {
  /** Since the first midnight. */
  readonly minute: number;
  readonly lines: readonly {
    readonly sender: string;
    readonly waitMinutes: number | null;
    readonly text: string;
  }[];
}

const DAY_MINUTES = 24 * 60;
const weekdays = ["一", "二", "三", "四", "五", "六", "日", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

export function parseMaterial(text: string): Material {
  const lines = text.split(/\r?\n/);
  const heads = lines.filter((line) => line.startsWith("! ")).map((line) => line.slice(2));
  const after = (word: RegExp) => heads.find((head) => word.test(head))?.replace(word, "") ?? "";
  const begins = /\d{4}-\d\d-\d\d/.exec(heads.join("\n"))?.[0] ?? "";
  return {
    title: heads[0] ?? "",
    beginsMs: Date.parse(begins),
    host: after(/^(群主|host) /),
    admins: membersOf(after(/^(管理员|admins) /)),
    members: membersOf(after(/^(成员|members) /)),
    reactions: after(/^(应和|reactions) /).split("|"),
    scenes: scenesOf(lines),
    pools: poolsOf(lines),
  };
}

/** Separated by commas where names have spaces inside. */
function membersOf(names: string): readonly string[] {
  return names.includes(",") ? names.split(/,\s*/) : names.split(/\s+/);
}

function scenesOf(lines: readonly string[]): readonly Scene[] {
  const scenes: { minute: number; lines: Scene["lines"][number][] }[] = [];
  for (const line of lines) {
    if (line.startsWith("## ")) scenes.push({ minute: minuteOf(line.slice(3)), lines: [] });
    else if (line !== "" && !line.startsWith("!")) scenes.at(-1)?.lines.push(saidIn(line));
  }
  return scenes;
}

/** "3 四 20:03" is the Thursday of the third week. */
function minuteOf(when: string): number {
  const [week = "", weekday = "", clock = ""] = when.split(" ");
  const day = weekdays.indexOf(weekday) % 7;
  const [hour = 0, minute = 0] = clock.split(":").map(Number);
  if (day < 0) throw new Error(`no such weekday: ${when}`);
  return ((Number(week) - 1) * 7 + day) * DAY_MINUTES + hour * 60 + minute;
}

/** "石兰 +1h：……": who, after how long when it is not at once, and what. */
function saidIn(line: string): Scene["lines"][number] {
  const match = /^(.+?)(?: \+(\d+)([mh]))?(?:：|: )(.*)$/.exec(line);
  const [, sender, count, unit, text] = match ?? [];
  if (sender === undefined || text === undefined) throw new Error(`nobody says: ${line}`);
  const waitMinutes = count === undefined ? null : Number(count) * (unit === "h" ? 60 : 1);
  return { sender, waitMinutes, text };
}

function poolsOf(lines: readonly string[]): readonly (readonly string[])[] {
  const pools: string[][] = [];
  for (const line of lines) {
    if (line.startsWith("= ")) pools.push([]);
    else if (line !== "" && !line.startsWith("!")) pools.at(-1)?.push(line);
  }
  return pools;
}
