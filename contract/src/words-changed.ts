import { z } from "zod";

/** A stretch of two texts laid over each other: in both, only in the later, only in the earlier. */
export const TextPiece = z.object({ kind: z.enum(["same", "added", "removed"]), text: z.string() });
export type TextPiece = z.infer<typeof TextPiece>;

/**
 * What a careful editor would mark in `after` against `before`: whole words, in Chinese as well; what was taken out
 * stands before what was put in. Without the added stretches it reads `before`, without the removed ones `after`.
 */
export function wordsChanged(before: string, after: string): TextPiece[] {
  if (before === after) return tidied([{ kind: "same", text: after }]);
  const [earlier, later] = [wordsOf(before), wordsOf(after)];
  const pieces = tidied(laidOver(earlier, later));
  return isRewritten(pieces) ? tidied(rewritten(before, after)) : pieces;
}

/** How much two texts share, from 0 to 1. */
export function likeness(one: string, other: string): number {
  if (one === other) return 1;
  const pieces = laidOver(wordsOf(one), wordsOf(other));
  const same = lengthOf(pieces, "same");
  const longest = Math.max(one.length, other.length);
  return same / longest;
}

/** Below this share of common words a text was written anew, and scattered words it kept would only distract. */
const REWRITTEN_BELOW = 0.25;

function isRewritten(pieces: readonly TextPiece[]): boolean {
  const [same, added, removed] = [
    lengthOf(pieces, "same"),
    lengthOf(pieces, "added"),
    lengthOf(pieces, "removed"),
  ];
  if (added === 0 || removed === 0) return false;
  return same / (same + Math.max(added, removed)) < REWRITTEN_BELOW;
}

function rewritten(before: string, after: string): TextPiece[] {
  return [
    { kind: "removed", text: before },
    { kind: "added", text: after },
  ];
}

function lengthOf(pieces: readonly TextPiece[], kind: TextPiece["kind"]): number {
  return pieces.filter((piece) => piece.kind === kind).reduce((sum, { text }) => sum + text.trim().length, 0);
}

/** Where the browser cannot tell words apart: each Chinese sign, each run of letters or digits, each mark. */
const PLAIN_WORDS = /\p{Script=Han}|[\p{L}\p{N}\p{M}]+|\s+|[^]/gu;

/** The words of a text, its spaces and marks among them; together they are the text. */
function wordsOf(text: string): string[] {
  if (!("Segmenter" in Intl)) return text.match(PLAIN_WORDS) ?? [];
  const segmenter = new Intl.Segmenter("zh", { granularity: "word" });
  return Array.from(segmenter.segment(text), ({ segment }) => segment);
}

/** The longest run of words that both have in the same order stays; the rest was taken out or put in. */
function laidOver(earlier: readonly string[], later: readonly string[]): TextPiece[] {
  const lengths = commonLengths(earlier, later);
  const width = later.length + 1;
  const at = (i: number, k: number) => lengths[i * width + k] ?? 0;
  const pieces: TextPiece[] = [];
  let [i, k] = [0, 0];
  while (i < earlier.length || k < later.length) {
    if (i < earlier.length && k < later.length && earlier[i] === later[k]) {
      pieces.push({ kind: "same", text: earlier[i++] ?? "" });
      k++;
    } else if (i < earlier.length && (k === later.length || at(i + 1, k) >= at(i, k + 1))) {
      pieces.push({ kind: "removed", text: earlier[i++] ?? "" });
    } else {
      pieces.push({ kind: "added", text: later[k++] ?? "" });
    }
  }
  return pieces;
}

/** For every two places, how many words the rests of both have in common, in order. */
function commonLengths(earlier: readonly string[], later: readonly string[]): Uint16Array {
  const width = later.length + 1;
  const lengths = new Uint16Array((earlier.length + 1) * width);
  for (let i = earlier.length - 1; i >= 0; i--) {
    for (let k = later.length - 1; k >= 0; k--) {
      const [below, right] = [lengths[(i + 1) * width + k] ?? 0, lengths[i * width + k + 1] ?? 0];
      const isSame = earlier[i] === later[k];
      lengths[i * width + k] = isSame ? (lengths[(i + 1) * width + k + 1] ?? 0) + 1 : Math.max(below, right);
    }
  }
  return lengths;
}

/**
 * Stretches of one kind in one piece, what was removed before what was added. A space or a mark that stayed between two
 * changes is taken into them: nobody reads a change in crumbs.
 */
function tidied(pieces: readonly TextPiece[]): TextPiece[] {
  const tidy: TextPiece[] = [];
  let [removed, added] = ["", ""];
  const close = () => {
    if (removed !== "") tidy.push({ kind: "removed", text: removed });
    if (added !== "") tidy.push({ kind: "added", text: added });
    [removed, added] = ["", ""];
  };
  for (const [place, { kind, text }] of pieces.entries()) {
    const isOpen = removed !== "" && added !== "";
    const next = pieces[place + 1];
    if (kind === "same" && isOpen && isCrumb(text) && next !== undefined && next.kind !== "same") {
      [removed, added] = [removed + text, added + text];
    } else if (kind === "removed") removed += text;
    else if (kind === "added") added += text;
    else {
      close();
      joinSame(tidy, text);
    }
  }
  close();
  return tidy;
}

/** Whitespace, or a single mark that is no letter and no digit. */
function isCrumb(text: string): boolean {
  return /^(?:\s+|[^\p{L}\p{N}\s])$/u.test(text);
}

function joinSame(tidy: TextPiece[], text: string): void {
  const last = tidy.at(-1);
  if (text === "") return;
  if (last?.kind === "same") tidy[tidy.length - 1] = { kind: "same", text: last.text + text };
  else tidy.push({ kind: "same", text });
}
