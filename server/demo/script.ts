/**
 * Hand-written talk of a demo community. A line that begins with `!` explains, `##` begins a scene at a week, weekday
 * and time of the clock on the wall; `03>01：…` is what member 03 answers to what 01 said last in the scene.
 */

export interface SaidLine {
  /** ms since the beginning of the first week, Monday midnight where the community lives. */
  readonly afterMs: number;
  /** Scene by scene, from 0. */
  readonly scene: number;
  /** As in the script: two digits. */
  readonly by: string;
  readonly text: string;
  /** Place of the line answered, or null. */
  readonly answers: number | null;
}

const MINUTE_MS = 60_000;
const DAY_MS = 24 * 60 * MINUTE_MS;
export const WEEK_MS = 7 * DAY_MS;

/** Between one line of a scene and the next, in turn, so that talk does not tick like a clock. */
const PAUSES_MINUTES = [3, 11, 2, 6, 24, 4, 1, 9];

const weekdays = "一二三四五六日";
const SCENE = /^## (?<week>\d+) (?<weekday>[一二三四五六日]) (?<hour>\d\d):(?<minute>\d\d)$/;
const SAID = /^(?<by>\d\d)(?:>(?<to>\d\d))?：(?<text>.+)$/;

/** @throws Error naming the line that is neither explained nor understood, or answers nobody. */
export function scriptOf(text: string): readonly SaidLine[] {
  const said: SaidLine[] = [];
  let scene = -1;
  let afterMs = 0;
  let lastBy = new Map<string, number>();
  for (const line of text.split("\n")) {
    if (line === "" || line.startsWith("!")) continue;
    const begun = SCENE.exec(line)?.groups;
    if (begun !== undefined) {
      scene++;
      lastBy = new Map();
      afterMs = beginOf(begun as Record<"week" | "weekday" | "hour" | "minute", string>);
      continue;
    }
    const words = SAID.exec(line)?.groups as { by: string; to?: string; text: string } | undefined;
    const answers = words?.to === undefined ? null : lastBy.get(words.to);
    if (words === undefined || answers === undefined || scene < 0) throw new Error(`not understood: ${line}`);
    lastBy.set(words.by, said.length);
    said.push({ afterMs, scene, by: words.by, text: words.text, answers });
    afterMs += PAUSES_MINUTES[said.length % PAUSES_MINUTES.length]! * MINUTE_MS;
  }
  return said;
}

function beginOf(begun: Record<"week" | "weekday" | "hour" | "minute", string>): number {
  const { week, weekday, hour, minute } = begun;
  const day = (Number(week) - 1) * 7 + weekdays.indexOf(weekday);
  return day * DAY_MS + (Number(hour) * 60 + Number(minute)) * MINUTE_MS;
}
