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

/** Builds a graph, going through the edges once; loops and repeated edges must have been left out. */
export function graphOf(nodes: number, edges: Iterable<Edge>): Graph {
  const held = columnsOf(edges);
  const starts = new Uint32Array(nodes + 1);
  for (let edge = 0; edge < held.length; edge++) {
    starts[held.a[edge]! + 1]!++;
    starts[held.b[edge]! + 1]!++;
  }
  for (let node = 0; node < nodes; node++) starts[node + 1]! += starts[node]!;
  const next = starts.slice();
  const neighbours = new Int32Array(held.length * 2);
  const weights = new Float64Array(held.length * 2);
  const put = (from: number, to: number, weight: number) => {
    neighbours[next[from]!] = to;
    weights[next[from]!++] = weight;
  };
  for (let edge = 0; edge < held.length; edge++) {
    put(held.a[edge]!, held.b[edge]!, held.weight[edge]!);
    put(held.b[edge]!, held.a[edge]!, held.weight[edge]!);
  }
  return { nodes, starts, neighbours, weights };
}

function columnsOf(edges: Iterable<Edge>) {
  let [a, b, weight] = [new Int32Array(64), new Int32Array(64), new Float64Array(64)];
  let length = 0;
  for (const edge of edges) {
    if (length === a.length) {
      a = copiedInto(new Int32Array(2 * length), a);
      b = copiedInto(new Int32Array(2 * length), b);
      weight = copiedInto(new Float64Array(2 * length), weight);
    }
    a[length] = edge.a;
    b[length] = edge.b;
    weight[length++] = edge.weight ?? 1;
  }
  return { a, b, weight, length };
}

export function degreeOf({ starts }: Graph, node: number): number {
  return starts[node + 1]! - starts[node]!;
}

function copiedInto<C extends Int32Array | Float64Array>(room: C, held: C): C {
  room.set(held);
  return room;
}
