import { readFileSync } from "node:fs";
import path from "node:path";
import { describe, expect, test } from "vitest";
import {
  articulationPointsOf,
  centralisationOf,
  componentsOf,
  giantOf,
  modularityOf,
  peerShareOf,
  reciprocityOf,
} from "../src/graph/measures.ts";
import { degreeOf, graphOf } from "../src/graph/undirected.ts";
import { figuresOf } from "../src/mesh.ts";

/** One graph and what python3-igraph finds in it; `oracle/make-oracle.py` writes them. */
interface Measured {
  readonly name: string;
  readonly nodes: number;
  readonly edges: readonly (readonly [number, number])[];
  readonly centralisation: number;
  readonly components: readonly number[];
  readonly articulationPoints: readonly number[];
  readonly pairs: readonly (readonly [number, number])[];
  readonly reciprocity: number | null;
  readonly group: readonly number[];
  readonly modularity: number | null;
}

const file = path.resolve(import.meta.dirname, "../fixtures/igraph.json");
const oracle = JSON.parse(readFileSync(file, "utf8")) as { igraph: string; graphs: readonly Measured[] };
const graphOfMeasured = ({ nodes, edges }: Measured) =>
  graphOf(
    nodes,
    edges.map(([a, b]) => ({ a, b })),
  );

describe.each(oracle.graphs)(`as igraph ${oracle.igraph} measures $name`, (measured) => {
  const graph = graphOfMeasured(measured);

  test("degree centralisation", () => {
    expect(centralisationOf(graph)).toBeCloseTo(measured.centralisation, 9);
  });

  test("components and the largest of them", () => {
    const component = componentsOf(graph);
    const sizes = [...component].reduce<number[]>((all, one) => {
      all[one] = (all[one] ?? 0) + 1;
      return all;
    }, []);
    expect(sizes.toSorted((a, b) => b - a)).toEqual(measured.components);
    expect(giantOf(component)).toBe(measured.components[0]);
  });

  test("people whose loss splits it", () => {
    expect(articulationPointsOf(graph)).toEqual(measured.articulationPoints);
  });

  test("reciprocity of its ties one way or both", () => {
    const found = reciprocityOf(measured.pairs);
    if (measured.reciprocity === null) expect(found).toBeNaN();
    else expect(found).toBeCloseTo(measured.reciprocity, 9);
  });

  test("modularity of a division into groups", () => {
    const found = modularityOf(graph, Int32Array.from(measured.group));
    if (measured.modularity !== null) expect(found).toBeCloseTo(measured.modularity, 9);
    else expect(found).toBe(0);
  });
});

describe("the mesh of a roster", () => {
  const named = (name: string) => graphOfMeasured(oracle.graphs.find((one) => one.name === name)!);

  test("a star of ten with its owner in the middle is a star: 1.000 and 0.000", () => {
    const figures = figuresOf(named("ten-star"), new Set([0]));
    expect(figures).toMatchObject({ people: 10, pairs: 9, band: "star" });
    expect(figures.centralisation.toFixed(3)).toBe("1.000");
    expect(figures.peerShare.toFixed(3)).toBe("0.000");
  });

  test("two hubs who are staff, tied to a ring of eight, are half decentralised: 0.444 and 0.333", () => {
    const figures = figuresOf(named("two hubs and a ring of eight"), new Set([0, 1]));
    expect(figures).toMatchObject({ people: 10, pairs: 24, band: "semi" });
    expect(figures.centralisation.toFixed(3)).toBe("0.444");
    expect(figures.peerShare.toFixed(3)).toBe("0.333");
  });

  test("a ring without staff is diffuse", () => {
    expect(figuresOf(named("ring of ten"), new Set())).toMatchObject({ peerShare: 1, band: "diffuse" });
  });

  test("peers who all hang on staff make a star whatever its centralisation", () => {
    expect(figuresOf(named("ring of ten"), new Set([0, 2, 4, 6, 8]))).toMatchObject({ band: "star" });
  });

  test("nobody tied, or nobody active, is silent", () => {
    expect(figuresOf(named("nobody tied"), new Set())).toMatchObject({ pairs: 0, band: "silent" });
    expect(figuresOf(named("ring of ten"), new Set(), 0.02).band).toBe("silent");
    expect(figuresOf(named("ring of ten"), new Set(), 0.03).band).toBe("diffuse");
  });

  test("a pair alone cannot be told", () => {
    expect(figuresOf(graphOf(2, [{ a: 0, b: 1 }]), new Set()).band).toBe("unknown");
  });
});

describe("small things graphs do", () => {
  test("all members count towards centralisation when they are more than those tied", () => {
    const star = graphOf(
      4,
      [1, 2, 3].map((b) => ({ a: 0, b })),
    );
    expect(centralisationOf(star)).toBe(1);
    // Six more who are tied to nobody: (10·3 - 6) / (9·8).
    expect(centralisationOf(star, 10)).toBeCloseTo(24 / 72, 12);
  });

  test("components leave out whom they are told to", () => {
    const line = graphOf(
      5,
      [0, 1, 2, 3].map((a) => ({ a, b: a + 1 })),
    );
    expect([...componentsOf(line, (node) => node === 2)]).toEqual([0, 0, -1, 1, 1]);
    expect(giantOf(componentsOf(line, () => true))).toBe(0);
  });

  test("of nothing there is no share of peers", () => {
    expect(peerShareOf(graphOf(3, []), new Set())).toBeNaN();
  });

  test("weights and degrees are those of the edges", () => {
    const graph = graphOf(3, [
      { a: 0, b: 1, weight: 2.5 },
      { a: 2, b: 0 },
    ]);
    expect([0, 1, 2].map((node) => degreeOf(graph, node))).toEqual([2, 1, 1]);
    expect([...graph.weights].toSorted((a, b) => a - b)).toEqual([1, 1, 2.5, 2.5]);
  });

  test("a path of 200,000 people is searched without running out of stack", () => {
    const nodes = 200_000;
    const edges = Array.from({ length: nodes - 1 }, (_, a) => ({ a, b: a + 1 }));
    const path = graphOf(nodes, edges);
    expect(articulationPointsOf(path)).toHaveLength(nodes - 2);
    expect(giantOf(componentsOf(path))).toBe(nodes);
  });
});
