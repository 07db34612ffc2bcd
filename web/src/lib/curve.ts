/** How ties are drawn: one quadratic curve, bowed to the side. Source: interface.md, "Mesh". */

export interface Point {
  readonly x: number;
  readonly y: number;
}

/** No curve leaves its chord by more than this. */
export const MOST_BOW = 22;

/**
 * Control point of the curve from `a` to `b`.
 * @param bow share of the chord's length by which the control point leaves it; its sign is the side.
 */
export function controlPoint(a: Point, b: Point, bow: number): Point {
  const dx = b.x - a.x;
  const dy = b.y - a.y;
  const length = Math.hypot(dx, dy);
  if (length === 0) return a;
  const offset = Math.sign(bow) * Math.min(Math.abs(bow) * length, MOST_BOW);
  return { x: (a.x + b.x) / 2 - (dy / length) * offset, y: (a.y + b.y) / 2 + (dx / length) * offset };
}

/** The curve as an SVG path, to a tenth of a unit. */
export function curvePath(a: Point, b: Point, bow: number): string {
  const control = controlPoint(a, b, bow);
  return `M${at(a)}Q${at(control)} ${at(b)}`;
}

function at({ x, y }: Point): string {
  return `${Math.round(x * 10) / 10} ${Math.round(y * 10) / 10}`;
}
