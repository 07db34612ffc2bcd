/** Breaks a text into lines of a given width, as a careful setter would; a canvas does not break lines by itself. */

/** How wide a text is drawn, in pixels. */
export type Measure = (text: string) => number;

export interface LineRoom {
  readonly width: number;
  /** Lines at most; what does not fit ends in an ellipsis. */
  readonly most: number;
}

/** Never at the beginning of a line. */
const CLOSING = /^[\s，。、；：？！）》」』”’…—,.;:?!)\]}]/u;
/** Never at the end of one. */
const OPENING = /[（《「『“‘([{]$/u;

export function linesOf(text: string, measure: Measure, { width, most }: LineRoom): string[] {
  const lines: string[] = [];
  let line = "";
  for (const piece of piecesOf(text)) {
    if (line === "" || measure(line + piece.trimEnd()) <= width) {
      line += piece;
      continue;
    }
    lines.push(line.trimEnd());
    line = piece.trimStart();
  }
  if (line.trim() !== "") lines.push(line.trimEnd());
  const whole = lines.flatMap((each) => cut(each, measure, width));
  if (whole.length <= most) return whole;
  return [...whole.slice(0, most - 1), ended(whole[most - 1] ?? "", measure, width)];
}

/**
 * The same, broken after clauses alone where each finds room in a line: "for those who translate, / and have no
 * colleagues" reads better than full lines.
 */
export function clausesOf(text: string, measure: Measure, room: LineRoom): string[] {
  const clauses = text
    .replaceAll(/\s+/gu, " ")
    .trim()
    .split(/(?<=[，。；：？！、])|(?<=[,;:] )/u);
  const lines: string[] = [];
  for (const clause of clauses) {
    const last = lines.at(-1);
    if (last !== undefined && measure((last + clause).trimEnd()) <= room.width)
      lines[lines.length - 1] = last + clause;
    else lines.push(clause);
  }
  const fits = lines.length <= room.most && lines.every((line) => measure(line.trimEnd()) <= room.width);
  return fits ? lines.map((line) => line.trimEnd()) : linesOf(text, measure, room);
}

/** What is not broken: a Han character with the signs that cling to it, a word with its space. */
function piecesOf(text: string): string[] {
  const units =
    text
      .replaceAll(/\s+/gu, " ")
      .trim()
      .match(/\p{Script=Han}|[^\s\p{Script=Han}]+ ?|\s/gu) ?? [];
  const pieces: string[] = [];
  for (const unit of units.flatMap(apart)) {
    const last = pieces.at(-1);
    const clings = last !== undefined && (CLOSING.test(unit) || OPENING.test(last));
    if (clings) pieces[pieces.length - 1] = last + unit;
    else pieces.push(unit);
  }
  return pieces;
}

/** "，而" after a Han character comes as one unit with the word behind it: the signs stand alone. */
function apart(unit: string): string[] {
  return (
    unit.match(/[，。、；：？！（）《》「」『』“”‘’…—]|[^，。、；：？！（）《》「」『』“”‘’…—]+/gu) ?? [unit]
  );
}

/** A word longer than the line is broken where the line ends. */
function cut(line: string, measure: Measure, width: number): string[] {
  if (measure(line) <= width) return [line];
  const parts: string[] = [];
  let part = "";
  for (const sign of line) {
    if (part !== "" && measure(part + sign) > width) {
      parts.push(part);
      part = "";
    }
    part += sign;
  }
  return [...parts, part];
}

function ended(line: string, measure: Measure, width: number): string {
  const signs = Array.from(line);
  while (signs.length > 1 && measure(`${signs.join("")}…`) > width) signs.pop();
  return `${signs.join("").replace(/[\s，。、；：？！,.;:?!]+$/u, "")}…`;
}
