import type { ClaimId, Dispute, Grade, LineId } from "@kith/contract/diagnosis";
import type { Interval } from "./interval.ts";

/** One line of a report, in numbers: the words come later. */
export interface Line {
  readonly id: LineId;
  readonly claim: ClaimId;
  readonly grade: Grade;
  /** Null when the talk cannot tell. */
  readonly value: number | null;
  readonly interval: Interval | null;
  /** How much the value rests on: asks, exchanges, people. */
  readonly n: number;
  /** How much it takes to say anything. */
  readonly needs: number;
  readonly cuts: Cuts | null;
  /** Further figures the words use, by name. */
  readonly facts: Readonly<Record<string, number>>;
  readonly evidence: Pieces;
  /**
   * What it does to the value to leave out the first pieces of evidence, with all their messages: it `raises`
   * (never lowers) it, `lowers` (never raises) it, changes `nothing`, or `either`, since what is left may
   * hang together better or worse. The promise a test holds each line to.
   */
  readonly leavingOut: "raises" | "lowers" | "nothing" | "either";
}

/** Where a value passes and where it fails. */
export interface Cuts {
  readonly pass: number;
  readonly fail: number;
  readonly better: "higher" | "lower";
  /** The ruler's ends. */
  readonly from: number;
  readonly to: number;
  readonly unit: "share" | "count" | "index";
}

/** Messages and people that show what a line says. */
export interface Evidence {
  readonly messages: readonly number[];
  readonly people: readonly number[];
  /** Why it counts: a word the phrase book knows, and its figures. */
  readonly why: string;
  readonly figures: readonly number[];
  readonly disputes: readonly Dispute[];
}

/** Evidence in order, looked at from a place on. A list of it is one. */
export interface Pieces extends Iterable<Evidence> {
  readonly length: number;
  slice(from: number, end?: number): Evidence[];
}

/**
 * Grades by the whole interval: it holds only if the worse end clears the fail cut and the point the pass
 * cut; it fails only if even the better end does not reach the fail cut. Source: diagnosis.md E2.
 */
export function gradeOf(value: number, { low, high }: Interval, cuts: Cuts): Grade {
  const [worse, best] = cuts.better === "higher" ? [low, high] : [-high, -low];
  const sign = cuts.better === "higher" ? 1 : -1;
  if (worse >= sign * cuts.fail && sign * value >= sign * cuts.pass) return "holds";
  if (best < sign * cuts.fail) return "fails";
  return "inDoubt";
}

/** A line that cannot be told, and why not. */
export function untold(id: LineId, claim: ClaimId, known: Partial<Line> = {}): Line {
  return {
    id,
    claim,
    grade: "notEnough",
    value: null,
    interval: null,
    n: 0,
    needs: 0,
    cuts: null,
    facts: {},
    evidence: [],
    leavingOut: "nothing",
    ...known,
  };
}
