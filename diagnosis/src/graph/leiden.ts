import { Random } from "../random.ts";
import { type Graph } from "./undirected.ts";

/**
 * Divides a graph into groups that are tied more inside than across, each of them connected. Local moving,
 * refinement, aggregation, until nothing moves. Source: V. Traag, L. Waltman and N. van Eck, "From Louvain to
 * Leiden", 2019, with modularity. The same graph gives the same groups.
 *
 * @param initial groups to start from, so that a division stays stable from day to day.
 */
export function leiden(graph: Graph, initial?: Int32Array): Int32Array {
  const random = new Random(0x6c656964);
  let level: Level = { graph, loops: new Float64Array(graph.nodes) };
  let group = initial === undefined ? identity(graph.nodes) : compacted(initial);
  /** For each node of the first graph, its node in the present one. */
  let place = identity(graph.nodes);
  for (let round = 0; round < MOST_ROUNDS; round++) {
    const moved = moveNodes(level, group, random);
    if (!moved && round > 0) break;
    const refined = refine(level, group, random);
    const count = countOf(refined);
    if (count === level.graph.nodes) break;
    const groupOfRefined = new Int32Array(count);
    refined.forEach((part, node) => (groupOfRefined[part] = group[node]!));
    level = aggregated(level, refined, count);
    place = place.map((node) => refined[node]!);
    group = compacted(groupOfRefined);
  }
  return compacted(place.map((node) => group[node]!));
}

const MOST_ROUNDS = 20;

/** A graph whose nodes may stand for many, with the weight inside each. */
interface Level {
  readonly graph: Graph;
  readonly loops: Float64Array;
}

/** Moves each node to the neighbouring group that gains most, again and again. Changes `group`. */
function moveNodes(level: Level, group: Int32Array, random: Random): boolean {
  const { graph } = level;
  const strength = strengths(level);
  const total = strength.reduce((sum, weight) => sum + weight, 0);
  if (total === 0) return false;
  const held = new Float64Array(graph.nodes);
  group.forEach((own, node) => (held[own]! += strength[node]!));
  const queue = identity(graph.nodes);
  random.shuffle(queue);
  const waiting = new Uint8Array(graph.nodes).fill(1);
  const line = [...queue];
  const toward = new Map<number, number>();
  let moved = false;
  for (let at = 0; at < line.length; at++) {
    const node = line[at]!;
    waiting[node] = 0;
    const own = group[node]!;
    weigh(graph, node, group, toward);
    held[own]! -= strength[node]!;
    const best = bestGroup(toward, held, strength[node]! / total, own);
    held[best]! += strength[node]!;
    if (best === own) continue;
    group[node] = best;
    moved = true;
    for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) {
      const other = graph.neighbours[k]!;
      if (group[other] === best || waiting[other] === 1) continue;
      waiting[other] = 1;
      line.push(other);
    }
  }
  return moved;
}

function weigh(graph: Graph, node: number, group: Int32Array, toward: Map<number, number>): void {
  toward.clear();
  for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) {
    const other = group[graph.neighbours[k]!]!;
    toward.set(other, (toward.get(other) ?? 0) + graph.weights[k]!);
  }
}

function bestGroup(toward: Map<number, number>, held: Float64Array, share: number, own: number): number {
  let best = own;
  let gain = (toward.get(own) ?? 0) - share * held[own]!;
  for (const [group, weight] of toward) {
    const offer = weight - share * held[group]!;
    if (offer > gain + 1e-12 || (offer > gain - 1e-12 && group < best)) [best, gain] = [group, offer];
  }
  return best;
}

/** Splits each group into parts that hang together, by merging single nodes inside it while that gains. */
function refine(level: Level, group: Int32Array, random: Random): Int32Array {
  const { graph } = level;
  const strength = strengths(level);
  const total = strength.reduce((sum, weight) => sum + weight, 0);
  const part = identity(graph.nodes);
  const held = strength.slice();
  const isAlone = new Uint8Array(graph.nodes).fill(1);
  const order = identity(graph.nodes);
  random.shuffle(order);
  const toward = new Map<number, number>();
  for (const node of order) {
    if (isAlone[node] === 0) continue;
    toward.clear();
    for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) {
      const other = graph.neighbours[k]!;
      if (group[other] !== group[node]) continue;
      toward.set(part[other]!, (toward.get(part[other]!) ?? 0) + graph.weights[k]!);
    }
    held[part[node]!]! -= strength[node]!;
    const best = bestGroup(toward, held, total === 0 ? 0 : strength[node]! / total, part[node]!);
    held[best]! += strength[node]!;
    if (best === part[node]) continue;
    part[node] = best;
    isAlone[best] = 0;
  }
  return compacted(part);
}

function aggregated({ graph, loops }: Level, part: Int32Array, count: number): Level {
  const inside = new Float64Array(count);
  const across = new Map<number, number>();
  for (let node = 0; node < graph.nodes; node++) {
    inside[part[node]!]! += loops[node]!;
    for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) {
      const [a, b] = [part[node]!, part[graph.neighbours[k]!]!];
      if (a === b) inside[a]! += graph.weights[k]!;
      else across.set(a * count + b, (across.get(a * count + b) ?? 0) + graph.weights[k]!);
    }
  }
  const keys = [...across.keys()].toSorted((x, y) => x - y);
  const starts = new Uint32Array(count + 1);
  for (const key of keys) starts[Math.floor(key / count) + 1]!++;
  for (let node = 0; node < count; node++) starts[node + 1]! += starts[node]!;
  const neighbours = Int32Array.from(keys, (key) => key % count);
  const weights = Float64Array.from(keys, (key) => across.get(key)!);
  return { graph: { nodes: count, starts, neighbours, weights }, loops: inside };
}

function strengths({ graph, loops }: Level): Float64Array {
  return Float64Array.from({ length: graph.nodes }, (_, node) => {
    let sum = loops[node]!;
    for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) sum += graph.weights[k]!;
    return sum;
  });
}

function identity(length: number): Int32Array {
  return Int32Array.from({ length }, (_, index) => index);
}

function countOf(group: Int32Array): number {
  return group.reduce((most, own) => Math.max(most, own + 1), 0);
}

/** The same groups, numbered from 0 in order of first node. */
function compacted(group: Int32Array): Int32Array {
  const numbers = new Map<number, number>();
  return group.map((own) => {
    if (!numbers.has(own)) numbers.set(own, numbers.size);
    return numbers.get(own)!;
  });
}
