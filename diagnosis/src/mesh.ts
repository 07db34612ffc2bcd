import { centralisationOf, peerShareOf } from "./graph/measures.ts";
import { graphOf, type Edge, type Graph } from "./graph/undirected.ts";
import type { Study } from "./study.ts";
import type { Tie } from "./ties.ts";

/** The shape of the mesh. Source: metrics.md `centralisation`, `peerShare`, `meshBand`. */
export interface MeshFigures {
  /** People who acted in the window. */
  readonly people: number;
  readonly pairs: number;
  /** 1 for a star, 0 where all have equally many ties; NaN below three people. */
  readonly centralisation: number;
  /** Share of the pairs that are between members who are not staff; NaN without pairs. */
  readonly peerShare: number;
  readonly band: MeshBand;
}

export const meshBands = ["unknown", "silent", "star", "semi", "diffuse"] as const;

export type MeshBand = (typeof meshBands)[number];

/** Bounds of the bands. Source: metrics.md `meshBand`. */
const SILENT_BELOW = 0.03;
const STAR_ABOVE = 0.6;
const STAR_PEERS_BELOW = 0.2;
const DIFFUSE_BELOW = 0.2;

/** The mesh of the judged window, on the pairs with an act in it. */
export function meshFigures({ scope, actives, speakers }: Study, ties: readonly Tie[]): MeshFigures {
  const acting = new Set(speakers);
  for (const { a, b, recent } of ties) if (recent > 0) acting.add(a).add(b);
  const people = [...acting].toSorted((x, y) => x - y);
  const place = new Map(people.map((person, index) => [person, index]));
  const graph = graphOf(people.length, recentEdges(ties, place));
  const staff = new Set([...scope.staff].flatMap((person) => place.get(person) ?? []));
  return figuresOf(graph, staff, people.length === 0 ? 0 : actives.length / people.length);
}

function* recentEdges(ties: readonly Tie[], place: ReadonlyMap<number, number>): Generator<Edge> {
  for (const { a, b, recent } of ties) if (recent > 0) yield { a: place.get(a)!, b: place.get(b)! };
}

/** The figures of any graph of pairs; for a roster, `activeRate` is 1. */
export function figuresOf(graph: Graph, staff: ReadonlySet<number>, activeRate = 1): MeshFigures {
  const pairs = graph.neighbours.length / 2;
  const centralisation = centralisationOf(graph);
  const peerShare = peerShareOf(graph, staff);
  return {
    people: graph.nodes,
    pairs,
    centralisation,
    peerShare,
    band: bandOf({ pairs, centralisation, peerShare, activeRate }),
  };
}

function bandOf(of: {
  pairs: number;
  centralisation: number;
  peerShare: number;
  activeRate: number;
}): MeshBand {
  if (of.activeRate < SILENT_BELOW || of.pairs === 0) return "silent";
  if (Number.isNaN(of.centralisation)) return "unknown";
  if (of.centralisation > STAR_ABOVE || of.peerShare < STAR_PEERS_BELOW) return "star";
  return of.centralisation < DIFFUSE_BELOW ? "diffuse" : "semi";
}
