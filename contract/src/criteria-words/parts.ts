import type { Asked, Names } from "./types.ts";
import type { FactValue, NumberOp } from "../criteria.ts";
import type { Language } from "../language.ts";

/** What both languages need to say criteria. */

const DAY_MS = 86_400_000;

export type OpAsked = NumberOp | "differs";

const CONTRARY: Readonly<Record<NumberOp, OpAsked>> = {
  atLeast: "lessThan",
  lessThan: "atLeast",
  atMost: "moreThan",
  moreThan: "atMost",
  equals: "differs",
};

export function opAsked(op: NumberOp, isNegated: boolean): OpAsked {
  return isNegated ? CONTRARY[op] : op;
}

/** Stands for what is not filled in yet: a criterion is said while somebody writes it. */
export const MISSING = "…";

/** Where nothing is filled in, there is no number; kept as JSON it became null. */
export function isMissing(value: number | null): boolean {
  return value === null || Number.isNaN(value);
}

/** A name in quotation marks; "?" for what is no longer there. */
export function quoted(id: string, names: Names): string {
  return id === "" ? MISSING : `“${names[id] ?? "?"}”`;
}

/** The words a value consists of. */
export function wordsHeld(value: FactValue): readonly string[] {
  return typeof value === "number" || typeof value === "boolean" ? [] : value;
}

/** The day so many days before, with its year where that is another. */
export function day(language: Language, daysBefore: number, { at, timeZone }: Asked): string {
  const then = new Date(at.getTime() - daysBefore * DAY_MS);
  const yearOf = (time: Date) => new Intl.DateTimeFormat("en", { year: "numeric", timeZone }).format(time);
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    ...(yearOf(then) === yearOf(at) ? {} : { year: "numeric" }),
    month: "long",
    day: "numeric",
    timeZone,
  }).format(then);
}
