import type { MeshNode, MeshTie } from "@kith/contract/diagnosis";

/** A part of the mesh to draw: some people and the ties among them. Ties index into `nodes`. */
export interface Drawing {
  readonly nodes: readonly MeshNode[];
  readonly ties: readonly MeshTie[];
}

/** Who is tied to whom, strongest first, without walking all ties again. */
export class Neighbours {
  readonly #of: readonly (readonly MeshTie[])[];
  readonly #index: ReadonlyMap<number, number>;
  readonly nodes: readonly MeshNode[];

  constructor({ nodes, ties }: Drawing) {
    const of: MeshTie[][] = nodes.map(() => []);
    for (const tie of ties) {
      of[tie.a]?.push(tie);
      of[tie.b]?.push(tie);
    }
    for (const list of of) list.sort(strongestFirst);
    this.#of = of;
    this.#index = new Map(nodes.map(({ person }, index) => [person, index]));
    this.nodes = nodes;
  }

  /** Place of a person among the nodes, or -1. */
  indexOf(person: number): number {
    return this.#index.get(person) ?? -1;
  }

  nodeOf(person: number): MeshNode | undefined {
    return this.nodes[this.indexOf(person)];
  }

  /** The ties of the node at `index`. */
  tiesOf(index: number): readonly MeshTie[] {
    return this.#of[index] ?? [];
  }

  /** The people tied to the node at `index`, with the tie. */
  around(index: number): readonly { readonly node: MeshNode; readonly tie: MeshTie }[] {
    return this.tiesOf(index).flatMap((tie) => {
      const node = this.nodes[tie.a === index ? tie.b : tie.a];
      return node === undefined ? [] : [{ node, tie }];
    });
  }
}

function strongestFirst(one: MeshTie, other: MeshTie): number {
  return Number(other.isDeep) - Number(one.isDeep) || other.strength - one.strength;
}

/** The people `keep` names and the ties among them. */
export function partOf({ nodes, ties }: Drawing, keep: (node: MeshNode, index: number) => boolean): Drawing {
  const place = new Map<number, number>();
  const kept: MeshNode[] = [];
  nodes.forEach((node, index) => {
    if (!keep(node, index)) return;
    place.set(index, kept.length);
    kept.push(node);
  });
  const among = ties.flatMap((tie) => {
    const [a, b] = [place.get(tie.a), place.get(tie.b)];
    return a === undefined || b === undefined ? [] : [{ ...tie, a, b }];
  });
  return { nodes: kept, ties: among };
}
