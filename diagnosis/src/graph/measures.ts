import { degreeOf, type Graph } from "./undirected.ts";

/**
 * Freeman's degree centralisation: 1 for a star, 0 where all have equally many ties; NaN below three nodes.
 * Σ(max − dᵢ) / ((n − 1)(n − 2)). Source: L. Freeman, Social Networks 1 (1978); metrics.md.
 */
export function centralisationOf(graph: Graph, nodes = graph.nodes): number {
  if (nodes < 3) return Number.NaN;
  let most = 0;
  let sum = 0;
  for (let node = 0; node < graph.nodes; node++) {
    most = Math.max(most, degreeOf(graph, node));
    sum += degreeOf(graph, node);
  }
  return (nodes * most - sum) / ((nodes - 1) * (nodes - 2));
}

/** Share of the pairs in which neither is of `staff`. NaN without pairs. Source: metrics.md `peerShare`. */
export function peerShareOf(graph: Graph, staff: ReadonlySet<number>): number {
  let pairs = 0;
  let peers = 0;
  for (let node = 0; node < graph.nodes; node++) {
    for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) {
      const other = graph.neighbours[k]!;
      if (other < node) continue;
      pairs++;
      if (!staff.has(node) && !staff.has(other)) peers++;
    }
  }
  return pairs === 0 ? Number.NaN : peers / pairs;
}

/** The component of each node, numbered from 0 in order of first node; -1 for nodes left out. */
export function componentsOf(graph: Graph, isOut: (node: number) => boolean = () => false): Int32Array {
  const component = new Int32Array(graph.nodes).fill(-1);
  const stack: number[] = [];
  let count = 0;
  for (let start = 0; start < graph.nodes; start++) {
    if (component[start]! >= 0 || isOut(start)) continue;
    component[start] = count;
    stack.push(start);
    while (stack.length > 0) {
      const node = stack.pop()!;
      for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) {
        const other = graph.neighbours[k]!;
        if (component[other]! >= 0 || isOut(other)) continue;
        component[other] = count;
        stack.push(other);
      }
    }
    count++;
  }
  return component;
}

/** How many nodes the largest component holds. */
export function giantOf(component: Int32Array): number {
  const sizes: number[] = [];
  for (const one of component) if (one >= 0) sizes[one] = (sizes[one] ?? 0) + 1;
  return sizes.reduce((most, size) => Math.max(most, size), 0);
}

/** Nodes whose loss splits the component they are in. Source: R. Tarjan, 1972; without recursion. */
export function articulationPointsOf(graph: Graph): number[] {
  const seen = new Int32Array(graph.nodes).fill(-1);
  const low = new Int32Array(graph.nodes);
  const next = graph.starts.slice();
  const parent = new Int32Array(graph.nodes).fill(-1);
  const points = new Set<number>();
  let time = 0;
  for (let root = 0; root < graph.nodes; root++) {
    if (seen[root]! >= 0) continue;
    let children = 0;
    const stack = [root];
    seen[root] = low[root] = time++;
    while (stack.length > 0) {
      const node = stack.at(-1)!;
      if (next[node]! < graph.starts[node + 1]!) {
        const other = graph.neighbours[next[node]!++]!;
        if (seen[other]! < 0) {
          parent[other] = node;
          seen[other] = low[other] = time++;
          if (node === root) children++;
          stack.push(other);
        } else if (other !== parent[node]) low[node] = Math.min(low[node]!, seen[other]!);
        continue;
      }
      stack.pop();
      const above = parent[node]!;
      if (above < 0) continue;
      low[above] = Math.min(low[above]!, low[node]!);
      if (above !== root && low[node]! >= seen[above]!) points.add(above);
    }
    if (children > 1) points.add(root);
  }
  return [...points].toSorted((a, b) => a - b);
}

/** Share of the directed pairs that stand both ways: `m` pairs, `isBack(pair)` telling of each. */
export function reciprocityOf(pairs: readonly (readonly [number, number])[]): number {
  const known = new Set(pairs.map(([a, b]) => `${a}/${b}`));
  const back = pairs.filter(([a, b]) => known.has(`${b}/${a}`)).length;
  return pairs.length === 0 ? Number.NaN : back / pairs.length;
}

/** How much better than chance a division into groups keeps ties inside. Source: M. Newman, 2006. */
export function modularityOf(graph: Graph, group: Int32Array): number {
  const inside = new Map<number, number>();
  const total = new Map<number, number>();
  let all = 0;
  for (let node = 0; node < graph.nodes; node++) {
    const own = group[node]!;
    for (let k = graph.starts[node]!; k < graph.starts[node + 1]!; k++) {
      const weight = graph.weights[k]!;
      all += weight;
      total.set(own, (total.get(own) ?? 0) + weight);
      if (group[graph.neighbours[k]!] === own) inside.set(own, (inside.get(own) ?? 0) + weight);
    }
  }
  let modularity = 0;
  for (const [own, weight] of total) modularity += (inside.get(own) ?? 0) / all - (weight / all) ** 2;
  return modularity;
}
