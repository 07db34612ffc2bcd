import type { MeshNode } from "@kith/contract/diagnosis";
import { FIELD } from "./field.ts";
import { partOf, type Drawing, type Neighbours } from "./neighbours.ts";

/** Parts of a mesh laid out anew: one circle of people, or one person and theirs. */

const MOST_IN_EGO = 60;
const MOST_FIRST = 30;
const MARGIN = 36;
const CENTRE = { x: FIELD.width / 2, y: FIELD.height / 2 };
const RINGS = [
  { x: 165, y: 130 },
  { x: 310, y: 240 },
] as const;

/**
 * One person in the middle, their ties around, and theirs outside, sixty people at most, the strongest kept.
 * Around the middle people stand in the order in which the whole picture shows them.
 */
export function egoView(drawing: Drawing, neighbours: Neighbours, person: number): Drawing {
  const middle = neighbours.indexOf(person);
  const me = drawing.nodes[middle];
  if (me === undefined) return { nodes: [], ties: [] };
  const first = new Set(endsOf(neighbours, middle).slice(0, MOST_FIRST));
  const second = new Map<number, number>();
  for (const one of first) {
    for (const other of endsOf(neighbours, one)) {
      if (1 + first.size + second.size >= MOST_IN_EGO) break;
      if (other !== middle && !first.has(other) && !second.has(other)) second.set(other, one);
    }
  }
  const order = byAngle([...first], drawing.nodes, me);
  const outer = [...second.keys()].sort(
    (a, b) => turnOf(order, second.get(a)) - turnOf(order, second.get(b)),
  );
  const places = new Map([[middle, CENTRE], ...onRing(order, RINGS[0]), ...onRing(outer, RINGS[1])]);
  const part = partOf(drawing, (_node, index) => places.has(index));
  const placed = drawing.nodes.flatMap((node, index) => {
    const place = places.get(index);
    return place === undefined ? [] : [{ ...node, ...place }];
  });
  return { nodes: placed, ties: part.ties };
}

function endsOf(neighbours: Neighbours, index: number): number[] {
  return neighbours.tiesOf(index).map((tie) => (tie.a === index ? tie.b : tie.a));
}

function byAngle(indices: number[], nodes: readonly MeshNode[], around: MeshNode): number[] {
  const angle = (index: number) => {
    const node = nodes[index];
    return node === undefined ? 0 : Math.atan2(node.y - around.y, node.x - around.x);
  };
  return indices.sort((a, b) => angle(a) - angle(b));
}

function turnOf(order: readonly number[], index: number | undefined): number {
  return index === undefined ? 0 : order.indexOf(index);
}

function onRing(
  order: readonly number[],
  radius: { readonly x: number; readonly y: number },
): [number, { x: number; y: number }][] {
  return order.map((index, turn) => {
    const angle = (turn / order.length) * 2 * Math.PI - Math.PI;
    return [index, { x: CENTRE.x + radius.x * Math.cos(angle), y: CENTRE.y + radius.y * Math.sin(angle) }];
  });
}

/** The people of one circle, spread over the whole field as they lie in it. */
export function circleView(drawing: Drawing, circle: number): Drawing {
  const part = partOf(drawing, (node) => node.circle === circle);
  const [left, right] = rangeOf(part.nodes.map(({ x }) => x));
  const [top, bottom] = rangeOf(part.nodes.map(({ y }) => y));
  const stretchX = (FIELD.width - 2 * MARGIN) / Math.max(1e-6, right - left);
  const stretchY = (FIELD.height - 2 * MARGIN) / Math.max(1e-6, bottom - top);
  const stretch = Math.min(stretchX, stretchY);
  const nodes = part.nodes.map((node) => ({
    ...node,
    x: CENTRE.x + (node.x - (left + right) / 2) * stretch,
    y: CENTRE.y + (node.y - (top + bottom) / 2) * stretch,
  }));
  return { nodes, ties: part.ties };
}

function rangeOf(values: readonly number[]): readonly [number, number] {
  return values.reduce(([low, high], value) => [Math.min(low, value), Math.max(high, value)] as const, [
    Number.POSITIVE_INFINITY,
    Number.NEGATIVE_INFINITY,
  ] as readonly [number, number]);
}

const MOST_BRIDGES = 6;

/**
 * Who holds circles together: people with deep ties into two or more other circles, those into most first.
 * Backbone aside, they alone are drawn as people above 800.
 */
export function bridgesOf({ nodes, ties }: Drawing): readonly MeshNode[] {
  const reached = new Map<number, Set<number>>();
  const note = (from: number, to: number) => {
    const [one, other] = [nodes[from], nodes[to]];
    if (one === undefined || other === undefined || other.circle < 0 || one.circle === other.circle) return;
    const circles = reached.get(from) ?? new Set();
    reached.set(from, circles.add(other.circle));
  };
  for (const tie of ties) {
    if (!tie.isDeep) continue;
    note(tie.a, tie.b);
    note(tie.b, tie.a);
  }
  const found = [...reached].filter(([, circles]) => circles.size >= 2);
  found.sort(([, one], [, other]) => other.size - one.size);
  return found.slice(0, MOST_BRIDGES).flatMap(([index]) => nodes[index] ?? []);
}
