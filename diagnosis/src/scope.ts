import { talkFlags, type Talk } from "@kith/contract/talk";
import { Calendar, DAY_MS } from "./calendar.ts";
import { inferLinks, readFrom, type Links } from "./links/infer.ts";
import { Corrections, type DiagnosisOptions, type Known } from "./options.ts";
import { labels, labelsOf } from "./text/labels.ts";
import { forms, Readings } from "./text/readings.ts";
import { judgeableWindows, type JudgedWindow } from "./window.ts";

/** How far before the judged window newcomers and calls are looked for. */
const REACH_BACK_DAYS = 365;

/** Everything the lines of a report are computed from. */
export interface Scope {
  readonly talk: Talk;
  readonly calendar: Calendar;
  readonly corrections: Corrections;
  readonly others: readonly Talk[];
  /** Null for an export. */
  readonly known: Known | null;
  /** 1 for people, 0 for bots, relays and those left out. */
  readonly isPerson: Uint8Array;
  /** 1 for messages that count: said by a person, not left out, not recalled. */
  readonly counts: Uint8Array;
  readonly staff: ReadonlySet<number>;
  /** Whether the export names its staff; if not, the busiest sender is taken for it. */
  readonly isStaffNamed: boolean;
  readonly window: JudgedWindow;
  /** First message that has links and labels; at or before the window's. */
  readonly regionFirst: number;
  /** What the texts of the region, and of a little before it, are made of. */
  readonly readings: Readings;
  readonly links: Links;
  /** Bits of `labels`. */
  readonly label: Uint8Array;
  /** For messages of the region, the first message of the conversation they belong to. */
  readonly root: Int32Array;
}

/** Gathers what the lines need, or null when no stretch of the talk can be judged. */
export function scopeOf(talk: Talk, options: DiagnosisOptions = {}): Scope | null {
  const corrections = new Corrections(options.disputes ?? []);
  const isPerson = personMask(talk, corrections, options.withoutPeople);
  const counts = countingMask(talk, isPerson, options.without);
  const calendar = new Calendar(talk.timeZone);
  const known = options.known ?? null;
  const base = { talk, calendar, corrections, others: options.others ?? [], known, isPerson, counts };
  const window = judgedWindow(base);
  if (window === null) return null;
  const regionFirst = firstSince(talk, window.from - REACH_BACK_DAYS * DAY_MS);
  const timed = timer(options);
  const region = { first: regionFirst, end: window.end };
  const readings = timed(
    "reading",
    () => new Readings(talk, readFrom(talk, regionFirst), window.end, window.first),
  );
  const links = timed("links", () =>
    inferLinks(talk, { ...region, readings, unanswering: corrections.notAnswers }),
  );
  const label = timed("labels", () =>
    correctedLabels(labelsOf(talk, readings, regionFirst, window.end), corrections),
  );
  const { staff, isStaffNamed } = staffOf({ ...base, window });
  return { ...base, staff, isStaffNamed, window, regionFirst, readings, links, label, root: rootsOf(links) };
}

type Base = Pick<Scope, "talk" | "calendar" | "corrections" | "isPerson" | "counts">;

/** Exchanges and asks below which the deciding lines stay silent. */
const TELLING_EXCHANGES = 50;
const TELLING_ASKS = 20;
const LOOKS_BACK = 100;

/**
 * The newest judgeable stretch. When talk has ended, its last flicker may tell nothing, and a stretch may be
 * half silence: then the latest of those before it that does tell is judged instead, and of the stretches it
 * overlaps with the one with most days of talk. The report names its dates.
 */
function judgedWindow({ talk, calendar, counts }: Base): JudgedWindow | null {
  let newest: JudgedWindow | null = null;
  let telling: JudgedWindow | null = null;
  let reach = Number.NEGATIVE_INFINITY;
  let looks = 0;
  for (const window of judgeableWindows(talk, calendar, (message) => counts[message] === 1)) {
    newest ??= window;
    if (window.isPresent) return window;
    if (window.to <= reach || ++looks > LOOKS_BACK) break;
    if (window.talkDays <= (telling?.talkDays ?? 0) || !isTelling(talk, counts, window)) continue;
    if (telling === null) reach = window.from;
    telling = window;
  }
  return telling ?? newest;
}

function isTelling(talk: Talk, counts: Uint8Array, { first, end }: JudgedWindow): boolean {
  const readings = new Readings(talk, readFrom(talk, first), end, end);
  const { parent } = inferLinks(talk, { first, end, readings });
  let exchanges = 0;
  let asks = 0;
  for (let i = first; i < end; i++) {
    if (counts[i] === 0) continue;
    const answered = parent[i]! < 0 ? -1 : talk.author[parent[i]!]!;
    if (answered >= 0 && answered !== talk.author[i]) exchanges++;
    if (parent[i]! < 0 && (readings.form[i - readings.first]! & forms.ask) !== 0) asks++;
  }
  return exchanges >= TELLING_EXCHANGES && asks >= TELLING_ASKS;
}

/** Runs a stage and tells how long it took, when anybody wants to know. */
export function timer(options: DiagnosisOptions): <T>(stage: string, run: () => T) => T {
  const { onStage, now } = options;
  if (onStage === undefined || now === undefined) return (_, run) => run();
  return (stage, run) => {
    const began = now();
    const result = run();
    onStage(stage, now() - began);
    return result;
  };
}

function personMask(talk: Talk, corrections: Corrections, without?: ReadonlySet<number>): Uint8Array {
  return Uint8Array.from(talk.people, ({ nature }, person) => {
    if (without?.has(person) === true) return 0;
    return (corrections.natures.get(person) ?? nature) === "person" ? 1 : 0;
  });
}

function countingMask(talk: Talk, isPerson: Uint8Array, without?: ReadonlySet<number>): Uint8Array {
  const counts = new Uint8Array(talk.length);
  for (let i = 0; i < talk.length; i++) {
    const author = talk.author[i]!;
    const isRecalled = (talk.flags[i]! & talkFlags.recalled) !== 0;
    if (author >= 0 && isPerson[author] === 1 && !isRecalled) counts[i] = 1;
  }
  for (const message of without ?? []) counts[message] = 0;
  return counts;
}

/** The first message at or after an instant. */
export function firstSince(talk: Talk, at: number): number {
  let low = 0;
  let high = talk.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (talk.at[middle]! < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

function correctedLabels(label: Uint8Array, corrections: Corrections): Uint8Array {
  for (const message of corrections.notAsks) label[message]! &= ~labels.ask;
  for (const message of corrections.notPromotions) label[message]! &= ~labels.promotion;
  return label;
}

/**
 * Who was staff in the window: the export's owner and admins; if it names none, or they came to it only later, whoever
 * said most. Source: diagnosis.md E3.
 */
function staffOf({ talk, counts, corrections, known, window }: Base & Pick<Scope, "known" | "window">) {
  const named = talk.people.flatMap(({ role }, person) =>
    role === "owner" || role === "admin" ? [person] : [],
  );
  const since = new Map(known?.staffSince);
  const kept = named.filter(
    (person) => !corrections.notStaff.has(person) && (since.get(person) ?? 0) <= window.to,
  );
  if (kept.length > 0) return { staff: new Set(kept), isStaffNamed: true };
  const said = new Int32Array(talk.people.length);
  for (let i = window.first; i < window.end; i++) if (counts[i] === 1) said[talk.author[i]!]!++;
  let busiest = -1;
  for (let person = 0; person < said.length; person++) {
    if (corrections.notStaff.has(person)) continue;
    if (said[person]! > 0 && (busiest < 0 || said[person]! > said[busiest]!)) busiest = person;
  }
  return { staff: new Set(busiest < 0 ? [] : [busiest]), isStaffNamed: false };
}

function rootsOf({ parent, first, end }: Links): Int32Array {
  const root = new Int32Array(end);
  for (let i = 0; i < first; i++) root[i] = i;
  for (let i = first; i < end; i++) root[i] = parent[i]! < 0 ? i : root[parent[i]!]!;
  return root;
}
