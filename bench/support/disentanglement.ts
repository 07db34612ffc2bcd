import type { Talk } from "@kith/contract/talk";
import { inferLinks, talkFromRows, type LinkOptions, type Row } from "@kith/diagnosis";
import { readdirSync, readFileSync } from "node:fs";
import path from "node:path";

/** Logs with hand-made reply links: `X.ascii.txt` or `X.raw.txt` beside `X.annotation.txt`. */

const MESSAGE =
  /^(?:\S+ )?(?:\d{4}-\d\d-\d\d )?\[(\d\d):(\d\d)(?::\d\d)?\] (?:<([^>\s]+)> ?|\* (\S+) ?)(.*)$/;
const RENAMED = /^=== (\S+) is now known as (\S+)/;

/** One annotated log. Lines count from 0, and system lines count too. */
export class AnnotatedLog {
  readonly talk: Talk;
  readonly lines: number;
  /** The first line from which on annotations are complete. */
  readonly firstAnnotated: number;
  readonly #lineOf: readonly number[];
  readonly #messageAt: ReadonlyMap<number, number>;
  readonly #gold: ReadonlyMap<number, ReadonlySet<number>>;

  constructor(textFile: string, annotationFile: string) {
    const lines = readFileSync(textFile, "utf8").replace(/\n$/, "").split("\n");
    const { rows, lineOf } = rowsOf(lines);
    this.talk = talkFromRows(rows);
    this.lines = lines.length;
    this.#lineOf = lineOf;
    this.#messageAt = new Map(lineOf.map((line, message) => [line, message]));
    this.#gold = goldOf(annotationFile);
    this.firstAnnotated = Math.min(...this.#gold.keys());
  }

  /** The messages that message `i` answers by annotation, itself for a start; null where not annotated. */
  parentsOf(i: number): ReadonlySet<number> | null {
    const gold = this.#gold.get(this.#lineOf[i]!);
    return gold === undefined ? null : new Set([...gold].map((line) => this.#messageAt.get(line) ?? -1));
  }

  goldOf(line: number): ReadonlySet<number> {
    return this.#gold.get(line) ?? new Set();
  }

  /** The message on a line, or -1 for a system line. */
  messageAt(line: number): number {
    return this.#messageAt.get(line) ?? -1;
  }

  lineOf(message: number): number {
    return this.#lineOf[message]!;
  }
}

/** Reads every annotated log of a folder, one at a time. */
export function* annotatedLogs(folder: string): Generator<AnnotatedLog> {
  const files = readdirSync(folder).toSorted();
  for (const file of files.filter((name) => name.endsWith(".annotation.txt"))) {
    const name = file.slice(0, -".annotation.txt".length);
    const text = [`${name}.ascii.txt`, `${name}.raw.txt`].find((candidate) => files.includes(candidate));
    if (text !== undefined) yield new AnnotatedLog(path.join(folder, text), path.join(folder, file));
  }
}

export interface LinkScores {
  readonly linkP: number;
  readonly linkR: number;
  readonly linkF: number;
  readonly personLinkF: number;
  readonly messagesPerCpuSecond: number;
}

/**
 * Scores as the data's own `graph-eval.py` does: pairs of lines, micro over all files, starts count as links
 * to oneself. Person-links: (message, author of a gold parent), own author and starts left out, one set for
 * each message, nicks in lower case and followed through renames. Source: diagnosis.md B.
 */
export function scoreLinks(folder: string, options: LinkOptions = {}): LinkScores {
  const link = new Tally();
  const person = new Tally();
  let messages = 0;
  let cpuMicros = 0;
  for (const log of annotatedLogs(folder)) {
    const before = process.cpuUsage();
    const { parent } = inferLinks(log.talk, options);
    const used = process.cpuUsage(before);
    cpuMicros += used.user + used.system;
    messages += log.talk.length;
    for (let line = log.firstAnnotated; line < log.lines; line++)
      scoreLine(log, line, parent, { link, person });
  }
  return {
    linkP: round(link.precision),
    linkR: round(link.recall),
    linkF: round(link.f),
    personLinkF: round(person.f),
    messagesPerCpuSecond: Math.round((messages / cpuMicros) * 1e6),
  };
}

function scoreLine(
  log: AnnotatedLog,
  line: number,
  parent: Int32Array,
  { link, person }: { link: Tally; person: Tally },
): void {
  const message = log.messageAt(line);
  const said = message < 0 || parent[message]! < 0 ? line : log.lineOf(parent[message]!);
  const gold = log.goldOf(line);
  link.add(1, gold.size, gold.has(said) ? 1 : 0);
  if (message < 0) return;
  const { author } = log.talk;
  const authorOf = (other: number) => (log.messageAt(other) < 0 ? -1 : author[log.messageAt(other)]!);
  const isOther = (one: number) => one >= 0 && one !== author[message];
  const wanted = new Set([...gold].map(authorOf).filter(isOther));
  const found = authorOf(said);
  person.add(isOther(found) ? 1 : 0, wanted.size, wanted.has(found) ? 1 : 0);
}

class Tally {
  #said = 0;
  #gold = 0;
  #match = 0;

  add(said: number, gold: number, match: number): void {
    this.#said += said;
    this.#gold += gold;
    this.#match += match;
  }

  get precision(): number {
    return this.#match / this.#said;
  }

  get recall(): number {
    return this.#match / this.#gold;
  }

  get f(): number {
    return (2 * this.#match) / (this.#said + this.#gold);
  }
}

function rowsOf(lines: readonly string[]): { rows: Row[]; lineOf: number[] } {
  const rows: Row[] = [];
  const lineOf: number[] = [];
  const nicks = renamed(lines);
  let day = 0;
  let last = -1;
  lines.forEach((line, index) => {
    const match = MESSAGE.exec(line);
    if (match === null) return;
    const minute = Number(match[1]) * 60 + Number(match[2]);
    if (minute < last - 360) day++;
    last = minute;
    const nick = (match[3] ?? match[4] ?? "").toLowerCase();
    rows.push({ at: (day * 1440 + minute) * 60_000, author: nicks(nick), text: match[5] ?? "" });
    lineOf.push(index);
  });
  return { rows, lineOf };
}

/** The first nick of whoever changed it. */
function renamed(lines: readonly string[]): (nick: string) => string {
  const before = new Map<string, string>();
  for (const line of lines) {
    const match = RENAMED.exec(line);
    if (match !== null) before.set(match[2]!.toLowerCase(), match[1]!.toLowerCase());
  }
  return (nick) => {
    let first = nick;
    for (let steps = 0; steps < 10 && before.has(first); steps++) first = before.get(first)!;
    return first;
  };
}

function goldOf(file: string): Map<number, Set<number>> {
  const gold = new Map<number, Set<number>>();
  for (const line of readFileSync(file, "utf8").split("\n")) {
    const match = /^(\d+) (\d+)/.exec(line);
    if (match === null) continue;
    const [a, b] = [Number(match[1]), Number(match[2])];
    const later = Math.max(a, b);
    gold.set(later, (gold.get(later) ?? new Set()).add(Math.min(a, b)));
  }
  return gold;
}

function round(value: number): number {
  return Math.round(value * 10_000) / 10_000;
}
