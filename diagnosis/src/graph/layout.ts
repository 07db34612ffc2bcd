import { Random } from "../random.ts";
import { degreeOf, type Graph } from "./undirected.ts";

/** Where people stand in the picture of the mesh. Places carry no meaning; people who are tied stand near. */

export const FIELD = { width: 720, height: 560 } as const;

const MARGIN = 34;
const ROUNDS = 260;

/** More than this and every pair cannot be kept apart; the picture then shows circles of people instead. */
const MOST_NODES = 1200;

/** From so many on the middle is crowded and is thinned out, by this much of the way to even spacing. */
const CROWD = 40;
const EVENNESS = 0.45;

/**
 * Places for the nodes of a graph inside the field, the same each time. Nodes without ties stand on the rim.
 * Forces as in Fruchterman and Reingold 1991, with a pull to the middle; O(nodes²) a round, for at most 1,200
 * nodes; the rest get places on the rim.
 */
export function layoutOf(graph: Graph): { x: Float64Array; y: Float64Array } {
  const tied = [...Array(graph.nodes).keys()]
    .filter((node) => degreeOf(graph, node) > 0)
    .slice(0, MOST_NODES);
  const x = new Float64Array(graph.nodes);
  const y = new Float64Array(graph.nodes);
  begin(graph, tied, x, y);
  const area = (FIELD.width - 2 * MARGIN) * (FIELD.height - 2 * MARGIN);
  const apart = 0.82 * Math.sqrt(area / Math.max(1, tied.length));
  const rounds = tied.length > 400 ? Math.ceil(ROUNDS / 3) : ROUNDS;
  for (let round = 0; round < rounds; round++) {
    step({ graph, tied, x, y, apart }, 0.12 * FIELD.width * (1 - round / rounds) ** 1.5 + 0.4);
  }
  if (tied.length > CROWD) spread(tied, x, y);
  fit(tied, x, y);
  onTheRim(graph, tied, x, y);
  return { x, y };
}

interface Moving {
  readonly graph: Graph;
  readonly tied: readonly number[];
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly apart: number;
}

/** Those with most ties begin in the middle, the others around them, by a fixed chance. */
function begin(graph: Graph, tied: readonly number[], x: Float64Array, y: Float64Array): void {
  const random = new Random(0x6c61796f);
  const byTies = tied.toSorted((a, b) => degreeOf(graph, b) - degreeOf(graph, a) || a - b);
  byTies.forEach((node, place) => {
    const far = 0.42 * Math.sqrt((place + 0.5) / byTies.length);
    const angle = place * 2.399963 + 0.4 * random.unit();
    x[node] = FIELD.width / 2 + far * FIELD.width * Math.cos(angle);
    y[node] = FIELD.height / 2 + far * FIELD.height * Math.sin(angle);
  });
}

function step({ graph, tied, x, y, apart }: Moving, most: number): void {
  const dx = new Float64Array(graph.nodes);
  const dy = new Float64Array(graph.nodes);
  for (let i = 0; i < tied.length; i++) {
    const a = tied[i]!;
    for (let j = i + 1; j < tied.length; j++) push(a, tied[j]!, { x, y, dx, dy, apart });
    // A little stronger upright, since the field lies broad.
    dx[a]! += (FIELD.width / 2 - x[a]!) * 0.035;
    dy[a]! += (FIELD.height / 2 - y[a]!) * 0.055;
  }
  for (const a of tied) pull(graph, a, { x, y, dx, dy, apart });
  for (const a of tied) {
    const length = Math.hypot(dx[a]!, dy[a]!) || 1;
    const by = Math.min(length, most) / length;
    x[a]! += dx[a]! * by;
    y[a]! += dy[a]! * by;
  }
}

interface Forces {
  readonly x: Float64Array;
  readonly y: Float64Array;
  readonly dx: Float64Array;
  readonly dy: Float64Array;
  readonly apart: number;
}

function push(a: number, b: number, { x, y, dx, dy, apart }: Forces): void {
  const [ex, ey] = [x[a]! - x[b]! || 0.01, y[a]! - y[b]! || 0.01];
  const square = ex * ex + ey * ey;
  if (square > 36 * apart * apart) return;
  const force = (apart * apart) / square;
  dx[a]! += ex * force;
  dy[a]! += ey * force;
  dx[b]! -= ex * force;
  dy[b]! -= ey * force;
}

function pull(graph: Graph, a: number, { x, y, dx, dy, apart }: Forces): void {
  for (let k = graph.starts[a]!; k < graph.starts[a + 1]!; k++) {
    const b = graph.neighbours[k]!;
    const [ex, ey] = [x[a]! - x[b]!, y[a]! - y[b]!];
    const force = (Math.hypot(ex, ey) / apart) * Math.min(2, Math.sqrt(graph.weights[k]!)) * 0.5;
    dx[a]! -= ex * force;
    dy[a]! -= ey * force;
  }
}

/** Thins out a crowded middle: each place is drawn towards where it would stand if all were evenly spaced. */
function spread(tied: readonly number[], x: Float64Array, y: Float64Array): void {
  for (const column of [x, y]) {
    const inOrder = tied.toSorted((a, b) => column[a]! - column[b]! || a - b);
    const low = column[inOrder[0]!]!;
    const width = column[inOrder.at(-1)!]! - low;
    inOrder.forEach((node, rank) => {
      const even = low + (width * rank) / (inOrder.length - 1);
      column[node] = (1 - EVENNESS) * column[node]! + EVENNESS * even;
    });
  }
}

/** Stretches the picture to the field, keeping a margin for discs and names. */
function fit(tied: readonly number[], x: Float64Array, y: Float64Array): void {
  for (const [column, size] of [
    [x, FIELD.width],
    [y, FIELD.height],
  ] as const) {
    const places = tied.map((node) => column[node]!);
    const [low, high] = [Math.min(...places), Math.max(...places)];
    const scale = high - low < 1 ? 0 : (size - 2 * MARGIN) / (high - low);
    for (const node of tied) column[node] = scale === 0 ? size / 2 : MARGIN + (column[node]! - low) * scale;
  }
}

/** Nodes without ties go round the edge, never into the middle. */
function onTheRim(graph: Graph, tied: readonly number[], x: Float64Array, y: Float64Array): void {
  const placed = new Set(tied);
  const alone = [...Array(graph.nodes).keys()].filter((node) => !placed.has(node));
  alone.forEach((node, place) => {
    const angle = (2 * Math.PI * (place + 0.5)) / alone.length;
    const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
    // On the rectangle's edge, not on an ellipse: corners are free.
    const reach = 1 / Math.max(Math.abs(cos), Math.abs(sin));
    x[node] = FIELD.width / 2 + cos * reach * (FIELD.width / 2 - 12);
    y[node] = FIELD.height / 2 + sin * reach * (FIELD.height / 2 - 12);
  });
}
