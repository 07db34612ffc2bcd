import { UnknownFormat, UnknownZone } from "@kith/archives";
import type { Language } from "@kith/contract/language";
import { checkWords, type CheckWords } from "./words.ts";

/** Everything `kith check` ends with, and the words for each no. */

export const exitCodes = {
  verdict: 0,
  unexpected: 1,
  usage: 2,
  notEnough: 3,
  nothing: 4,
  stopped: 130,
} as const;

/** What was typed makes no sense; `given` is the part of it that does not. */
export class WrongUsage extends Error {
  readonly kind:
    | "noPath"
    | "twoPaths"
    | "unknownOption"
    | "needsValue"
    | "takesNothing"
    | "badLang"
    | "badEvidence"
    | "badZone"
    | "badMap"
    | "noFolder";
  readonly given: string;

  constructor(kind: WrongUsage["kind"], given = "") {
    super(kind);
    this.name = "WrongUsage";
    this.kind = kind;
    this.given = given;
  }
}

/** Why nothing could be judged; `details` are lines to print below. */
export class CannotRead extends Error {
  readonly kind: "notFound" | "nothing" | "noMessages" | "needMap" | "noColumn" | "noChat";
  /** The path, chat or column that was asked for. */
  readonly asked: string;
  readonly details: readonly string[];

  constructor(kind: CannotRead["kind"], asked: string, details: readonly string[] = []) {
    super(kind);
    this.name = "CannotRead";
    this.kind = kind;
    this.asked = asked;
    this.details = details;
  }
}

/** A report or links could not be saved. */
export class CannotSave extends Error {
  readonly file: string;

  constructor(file: string, why: string) {
    super(why);
    this.name = "CannotSave";
    this.file = file;
  }
}

/** Says on standard error what went wrong, and answers with the exit code. */
export function tellRefusal(error: unknown, language: Language, isStopped: boolean): number {
  const { lines, code } = refusalOf(error, checkWords(language), isStopped);
  process.stderr.write(`${lines.join("\n")}\n`);
  return code;
}

function refusalOf(
  error: unknown,
  words: CheckWords,
  isStopped: boolean,
): { lines: readonly string[]; code: number } {
  if (isStopped) return { lines: [words.stopped], code: exitCodes.stopped };
  if (error instanceof WrongUsage) return { lines: [words[error.kind](error.given)], code: exitCodes.usage };
  if (error instanceof UnknownFormat)
    return { lines: [words.unknownFormat(error.format)], code: exitCodes.usage };
  if (error instanceof UnknownZone) return { lines: [words.badZone(error.zone)], code: exitCodes.usage };
  if (error instanceof CannotRead) {
    const isEmpty = error.kind === "nothing" || error.kind === "noMessages";
    const lines = [words[error.kind](error.asked), ...error.details];
    return { lines, code: isEmpty ? exitCodes.nothing : exitCodes.usage };
  }
  const why = error instanceof Error ? error.message : String(error);
  if (error instanceof CannotSave)
    return { lines: [words.cannotSave(error.file, why)], code: exitCodes.usage };
  return { lines: [words.unexpected(why)], code: exitCodes.unexpected };
}
