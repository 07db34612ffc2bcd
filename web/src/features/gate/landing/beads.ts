import { curvePath, type Point } from "../../../lib/curve.ts";

/** The sentence "k of n talk with each other" as beads: k strung on a thread that winds outwards, the others on the rim. */

export interface Beads {
  /** The field is centred: from -width / 2 to width / 2. */
  readonly width: number;
  readonly height: number;
  /** One quadratic curve from each strung bead to the next. */
  readonly thread: string;
  readonly strung: readonly Point[];
  readonly loose: readonly Point[];
}

/** More people than this are drawn as one bead for several. */
const MOST_BEADS = 80;
/** Between two beads along the thread, and between two turns of it. */
const STEP = 34;
const TURN = 40;
const FLATNESS = 0.8;
const MARGIN = 14;

/** @param members how many there are. @param exchanged how many of them talk with another, at most `members`. */
export function beadsOf(members: number, exchanged: number): Beads {
  const each = Math.max(1, Math.ceil(members / MOST_BEADS));
  const strungCount = Math.round(exchanged / each);
  const points = winding(Math.max(strungCount, Math.round(members / each)));
  const strung = points.slice(0, strungCount);
  const reach = (along: "x" | "y") =>
    2 * (Math.max(0, ...points.map((point) => Math.abs(point[along]))) + MARGIN);
  return {
    width: reach("x"),
    height: reach("y"),
    thread: strung
      .slice(1)
      .map((point, index) => curvePath(strung[index] ?? point, point, bowAt(index)))
      .join(""),
    strung,
    loose: points.slice(strungCount),
  };
}

/** Places along a spiral, each one step further, a little off it: beads on a thread, not soldiers. */
function winding(count: number): Point[] {
  const points: Point[] = [];
  let angle = 1.1;
  for (let place = 0; place < count; place++) {
    const radius = (TURN * angle) / (2 * Math.PI) + wobble(place);
    points.push({ x: radius * Math.cos(angle), y: FLATNESS * radius * Math.sin(angle) });
    angle += STEP / Math.max(STEP / 2, radius);
  }
  return points;
}

function bowAt(place: number): number {
  return wobble(place) > 0 ? 0.2 : -0.1;
}

/** Between -5 and 5, the same for the same place. */
function wobble(place: number): number {
  const mixed = Math.imul(place + 7, 0x9e3779b1) >>> 0;
  return ((mixed >>> 8) / 0x1000000 - 0.5) * 10;
}
