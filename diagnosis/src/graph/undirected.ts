/** A simple undirected graph as compressed rows: who is tied to whom, each tie once in each row. */
export interface Graph {
  readonly nodes: number;
  readonly starts: Uint32Array;
  readonly neighbours: Int32Array;
  /** Weight of each entry of `neighbours`. */
  readonly weights: Float64Array;
}

export interface Edge {
  readonly a: number;
  readonly b: number;
  readonly weight?: number;
}

/** Builds a graph; loops and repeated edges must have been left out. */
export function graphOf(nodes: number, edges: readonly Edge[]): Graph {
  const starts = new Uint32Array(nodes + 1);
  for (const { a, b } of edges) {
    starts[a + 1]!++;
    starts[b + 1]!++;
  }
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const neighbours = new Int32Array(edges.length * 2);
  const weights = new Float64Array(edges.length * 2);
  const put = (from: number, to: number, weight: number) => {
    neighbours[next[from]!] = to;
    weights[next[from]!++] = weight;
  };
  for (const { a, b, weight = 1 } of edges) {
    put(a, b, weight);
    put(b, a, weight);
  }
  return { nodes, starts, neighbours, weights };
}

export function degreeOf({ starts }: Graph, node: number): number {
  return starts[node + 1]! - starts[node]!;
}
