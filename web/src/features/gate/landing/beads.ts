import { curvePath, type Point } from "../../../lib/curve.ts";

/** The sentence "k of n talk with each other" as beads: k strung on a thread, the others beside it. */

export interface Beads {
  readonly width: number;
  readonly height: number;
  /** One quadratic curve from each strung bead to the next. */
  readonly thread: string;
  readonly strung: readonly Point[];
  readonly loose: readonly Point[];
}

/** More people than this are drawn as one bead for several. */
const MOST_BEADS = 90;
const STEP = 40;
const BOW = 0.16;

/** @param members how many there are. @param exchanged how many of them talk with another, at most `members`. */
export function beadsOf(members: number, exchanged: number): Beads {
  const each = Math.max(1, Math.ceil(members / MOST_BEADS));
  const strungCount = Math.round(exchanged / each);
  const count = Math.max(strungCount, Math.round(members / each));
  const columns = Math.max(1, Math.ceil(Math.sqrt(count * 1.35)));
  const rows = Math.max(1, Math.ceil(count / columns));
  const points = Array.from({ length: count }, (_, place) => pointAt(place, columns));
  const strung = points.slice(0, strungCount);
  return {
    width: columns * STEP,
    height: rows * STEP,
    thread: strung
      .slice(1)
      .map((point, index) => curvePath(strung[index] ?? point, point, index % 2 === 0 ? BOW : -BOW))
      .join(""),
    strung,
    loose: points.slice(strungCount),
  };
}

/** Row by row, each back the way the last one came, so that the thread never jumps. */
function pointAt(place: number, columns: number): Point {
  const row = Math.floor(place / columns);
  const along = place % columns;
  const column = row % 2 === 0 ? along : columns - 1 - along;
  return {
    x: (column + 0.5 + wobble(place, 0x9e3779b1)) * STEP,
    y: (row + 0.5 + wobble(place, 0x85ebca6b)) * STEP,
  };
}

/** Between -0.2 and 0.2, the same for the same place: beads on a thread, not soldiers. */
function wobble(place: number, seed: number): number {
  const mixed = Math.imul(place + 1, seed) >>> 0;
  return ((mixed >>> 8) / 0x1000000 - 0.5) * 0.4;
}
