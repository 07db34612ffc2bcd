import type { Dispute, EvidenceView, LineView, RulerView } from "@kith/contract/diagnosis";
import type { Cuts, Evidence, Line } from "../line.ts";
import { cardOf, type Desk } from "./desk.ts";

/** How many pieces of evidence a line shows before being asked for more. */
export const SHOWN = 5;

/** @param without what the value would be without the evidence shown; null where that is not known. */
export function lineView(desk: Desk, line: Line, without: number | null = null): LineView {
  const { words } = desk;
  const value = line.value === null || line.cuts === null ? null : figure(line.value, line.cuts);
  const interval =
    line.interval === null || line.cuts === null
      ? null
      : span(line.interval.low, line.interval.high, line.cuts);
  const n = line.n === 0 ? null : words.unit[line.id](line.n, line.facts);
  const gradeWord = words.grade[line.grade];
  const spoken = {
    grade: gradeWord,
    title: words.title[line.id],
    value: value ?? "",
    interval: interval ?? "",
  };
  return {
    id: line.id,
    claim: line.claim,
    title: words.title[line.id],
    grade: line.grade,
    gradeWord,
    fact: factOf(desk, line),
    ruler: rulerOf(line),
    value,
    interval,
    n,
    evidence: evidenceOf(desk, line, 0, SHOWN),
    evidenceTotal: line.evidence.length,
    without: without === null || line.cuts === null ? null : words.without(figure(without, line.cuts)),
    next: line.grade === "holds" ? null : words.next[line.id],
    how: words.how[line.id],
    spoken: words.spoken({ ...spoken, unit: n ?? "" }),
  };
}

/** What a line says, or what it takes to say it. */
function factOf({ words }: Desk, line: Line): string {
  const isTold = line.grade !== "notEnough" || line.id === "reach";
  return isTold ? words.fact[line.id](line.facts) : words.missing[line.id](line.n, line.needs);
}

/** A value as its unit writes it: "86%", "5", "0.81". */
export function figure(value: number, cuts: Cuts): string {
  if (cuts.unit === "share") return `${Math.round(100 * value)}%`;
  return cuts.unit === "count" ? String(Math.round(value)) : value.toFixed(2);
}

function span(low: number, high: number, cuts: Cuts): string {
  if (cuts.unit === "share") return `${Math.round(100 * low)}–${Math.round(100 * high)}`;
  return `${figure(low, cuts)}–${figure(high, cuts)}`.replaceAll("-", "−");
}

/** Nothing is drawn where nothing is known. */
function rulerOf({ value, interval, cuts }: Line): RulerView | null {
  if (value === null || interval === null || cuts === null) return null;
  const to = Math.max(cuts.to, cuts.unit === "count" ? value * 1.25 : 0);
  const place = (x: number) => Math.min(100, Math.max(0, (100 * (x - cuts.from)) / (to - cuts.from)));
  const ticks = [...new Set([cuts.fail, cuts.pass])].map(place);
  return { value: place(value), low: place(interval.low), high: place(interval.high), ticks };
}

/** Evidence of a line from one place on. */
export function evidenceOf(desk: Desk, line: Line, from: number, count: number): EvidenceView[] {
  return line.evidence.slice(from, from + count).map((one, index) => ({
    key: `${line.id}-${from + index}`,
    cards: one.messages.map((message) => cardOf(desk, message)),
    why: whyOf(desk, one),
    disputes: one.disputes.slice(0, 2).map((dispute) => ({ dispute, label: labelOf(desk, dispute) })),
  }));
}

/** People without a message of their own to show are named in the reason. */
function whyOf({ words, speaker }: Desk, one: Evidence): string {
  const why = words.why[one.why]?.(one.figures) ?? "";
  const isAboutPerson = one.why === "regular" || one.why === "supplier";
  return isAboutPerson ? `${speaker.name(one.people[0] ?? -1)} · ${why}` : why;
}

function labelOf({ words }: Desk, dispute: Dispute): string {
  if (dispute.kind === "nature") return dispute.nature === "bot" ? words.dispute.bot : words.dispute.person;
  return words.dispute[dispute.kind];
}
