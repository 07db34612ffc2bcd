import { readFileSync } from "node:fs";
import path from "node:path";

/** A line of chat with what a person said it is. */
export interface LabelledLine {
  /** When it was written and in which language: "first, zh". */
  readonly part: string;
  readonly text: string;
  readonly isAsk: boolean;
  readonly isPromotion: boolean;
}

const file = path.resolve(import.meta.dirname, "../fixtures/labelled-lines.txt");

export const labelledLines: readonly LabelledLine[] = read(readFileSync(file, "utf8"));

function read(text: string): LabelledLine[] {
  let part = "";
  return text.split("\n").flatMap((line) => {
    if (line.startsWith("== ")) part = line.slice(3);
    const match = /^([ap-]) (.+)$/.exec(line);
    if (match === null || part === "") return [];
    return [{ part, text: match[2]!, isAsk: match[1] === "a", isPromotion: match[1] === "p" }];
  });
}

/** How well `says` finds the lines that `is` true of. */
export function scoreOf(
  lines: readonly LabelledLine[],
  is: (line: LabelledLine) => boolean,
  says: (text: string) => boolean,
): { wanted: number; found: number; precision: number; recall: number } {
  const wanted = lines.filter(is);
  const found = lines.filter(({ text }) => says(text));
  const right = found.filter(is).length;
  return {
    wanted: wanted.length,
    found: found.length,
    precision: right / found.length,
    recall: right / wanted.length,
  };
}
