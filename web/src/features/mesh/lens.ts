import type { Point } from "../../lib/curve.ts";
import { FIELD } from "./field.ts";
import type { Drawing } from "./neighbours.ts";

/** Which part of the field is looked at: `factor` times as large, its left upper corner at `x`, `y`. */
export interface Lens {
  readonly factor: number;
  readonly x: number;
  readonly y: number;
}

export const wholeField: Lens = { factor: 1, x: 0, y: 0 };

export const MOST = 8;

/** A drawing as it is seen. */
export function through<Of extends Drawing>(drawing: Of, lens: Lens): Of {
  if (lens.factor === 1) return drawing;
  return { ...drawing, nodes: drawing.nodes.map((node) => seen(node, lens)) };
}

/** Where a point of the field is seen. People and names keep their size; what lies between them grows. */
export function seen<Place extends Point>(place: Place, { factor, x, y }: Lens): Place {
  return { ...place, x: (place.x - x) * factor, y: (place.y - y) * factor };
}

/** Looks `by` times closer; what is seen at `at` stays there. */
export function closer(lens: Lens, by: number, at: Point = middle): Lens {
  const factor = Math.min(MOST, Math.max(1, lens.factor * by));
  return inField({
    factor,
    x: lens.x + at.x / lens.factor - at.x / factor,
    y: lens.y + at.y / lens.factor - at.y / factor,
  });
}

/** Moves what is seen by so many units. */
export function moved(lens: Lens, dx: number, dy: number): Lens {
  return inField({ ...lens, x: lens.x - dx / lens.factor, y: lens.y - dy / lens.factor });
}

const middle = { x: FIELD.width / 2, y: FIELD.height / 2 };

function inField({ factor, x, y }: Lens): Lens {
  return { factor, x: within(x, FIELD.width, factor), y: within(y, FIELD.height, factor) };
}

function within(value: number, size: number, factor: number): number {
  return Math.min(size - size / factor, Math.max(0, value));
}
