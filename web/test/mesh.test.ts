import type { MeshNode, MeshTie } from "@kith/contract/diagnosis";
import { expect, test } from "vitest";
import { bowOf, FIELD, nearest, pathOf, radiusOf, widthOf } from "../src/features/mesh/field.ts";
import { MOST_LABELS, placeLabels, textWidth, type Labelled } from "../src/features/mesh/labels.ts";
import { closer, MOST, moved, seen, through, wholeField } from "../src/features/mesh/lens.ts";
import { Neighbours, partOf } from "../src/features/mesh/neighbours.ts";
import { bridgesOf, circleView, egoView } from "../src/features/mesh/views.ts";
import { controlPoint, curvePath, MOST_BOW } from "../src/lib/curve.ts";
import { crowdMesh } from "./fixtures/crowd.ts";

function node(person: number, given: Partial<MeshNode> = {}): MeshNode {
  return { person, name: `P${person}`, x: 0, y: 0, ties: 1, role: "member", circle: -1, ...given };
}

function tie(a: number, b: number, given: Partial<MeshTie> = {}): MeshTie {
  return { a, b, isDeep: false, strength: 1, opacity: 1, ...given };
}

test("a curve leaves its chord by its share of the length, and never by more than the most", () => {
  const from = { x: 0, y: 0 };
  expect(controlPoint(from, { x: 100, y: 0 }, 0.13)).toEqual({ x: 50, y: 13 });
  expect(controlPoint(from, { x: 100, y: 0 }, -0.13)).toEqual({ x: 50, y: -13 });
  expect(controlPoint(from, { x: 700, y: 0 }, 0.13)).toEqual({ x: 350, y: MOST_BOW });
  expect(controlPoint(from, from, 0.13)).toEqual(from);
});

test("a path is written to a tenth of a unit", () => {
  expect(curvePath({ x: 1.234, y: 2 }, { x: 11.26, y: 2 }, 0)).toBe("M1.2 2Q6.2 2 11.3 2");
});

test("a tie bows to the same side from whichever end it is drawn", () => {
  for (let person = 1; person < 40; person++) {
    const [one, other] = [node(0, { x: 10, y: 10 }), node(person, { x: 90, y: 40 })];
    const there = controlPoint(one, other, bowOf(one, other, true));
    const back = controlPoint(other, one, bowOf(other, one, true));
    expect(back.x).toBeCloseTo(there.x);
    expect(back.y).toBeCloseTo(there.y);
  }
});

test("ties bow to both sides, deep ones further", () => {
  const bows = Array.from({ length: 40 }, (_, person) => bowOf(node(0), node(person + 1), false));
  expect(new Set(bows.map(Math.sign))).toEqual(new Set([1, -1]));
  expect(new Set(bows.map(Math.abs))).toEqual(new Set([0.07]));
  expect(Math.abs(bowOf(node(0), node(1), true))).toBe(0.13);
});

test.each([
  [node(1, { ties: 0 }), 4.5],
  [node(1, { ties: 1 }), 3.75],
  [node(1, { ties: 4 }), 5.1],
  [node(1, { ties: 100 }), 7],
  [node(1, { ties: 2, role: "backbone" }), 9],
])("a person is as large as their ties say: $ties", (person, radius) => {
  expect(radiusOf(person)).toBeCloseTo(radius);
});

test.each([
  [tie(0, 1, { strength: 1 }), 1],
  [tie(0, 1, { strength: 50 }), 1.3],
  [tie(0, 1, { isDeep: true, strength: 2 }), 1.34],
  [tie(0, 1, { isDeep: true, strength: 50 }), 2.2],
])("a tie is as wide as it is strong", (given, width) => {
  expect(widthOf(given)).toBeCloseTo(width);
});

test("a tie to nobody is not drawn", () => {
  expect(pathOf(tie(0, 7), [node(0)])).toBe("");
});

test("the nearest person is found within reach, and nobody beyond it", () => {
  const people = [node(1, { x: 10 }), node(2, { x: 30 })];
  expect(nearest(people, { x: 22, y: 0 }, 10)?.person).toBe(2);
  expect(nearest(people, { x: 60, y: 0 }, 10)).toBeNull();
});

const label = (key: number, x: number, y: number): Labelled => ({ key, text: "林知夏", x, y, radius: 9 });

test("a label stands to the right where nothing is in the way", () => {
  const [placed] = placeLabels([label(1, 300, 200)], [{ x: 300, y: 200, radius: 9 }], 13, 9);
  expect(placed).toEqual({ key: 1, text: "林知夏", x: 313, y: 200 });
});

test("a label goes to the left when somebody stands to the right", () => {
  const people = [
    { x: 300, y: 200, radius: 9 },
    { x: 330, y: 200, radius: 5 },
  ];
  const [placed] = placeLabels([label(1, 300, 200)], people, 13, 9);
  expect(placed!.x + textWidth("林知夏", 13)).toBeCloseTo(287);
});

test("a label at the edge of the field turns inwards", () => {
  const [placed] = placeLabels([label(1, 700, 200)], [{ x: 700, y: 200, radius: 9 }], 13, 9);
  expect(placed!.x + textWidth("林知夏", 13)).toBeCloseTo(687);
});

test("labels never lie on each other, leave the field or cover the backbone, and are seven at most", () => {
  const wanted = Array.from({ length: 40 }, (_, index) =>
    label(index, 300 + (index % 8) * 16, 200 + index * 3),
  );
  const placed = placeLabels(wanted, wanted, 13, 9);
  expect(placed.length).toBeGreaterThan(1);
  expect(placed.length).toBeLessThanOrEqual(MOST_LABELS);
  const boxes = placed.map(({ x, y, text }) => ({
    x,
    y: y - 7.8,
    right: x + textWidth(text, 13),
    bottom: y + 7.8,
  }));
  for (const [index, box] of boxes.entries()) {
    expect(box.x).toBeGreaterThanOrEqual(0);
    expect(box.right).toBeLessThanOrEqual(FIELD.width);
    for (const other of boxes.slice(index + 1)) {
      const isApart =
        box.right <= other.x || other.right <= box.x || box.bottom <= other.y || other.bottom <= box.y;
      expect(isApart).toBe(true);
    }
    for (const person of wanted) {
      const isInside = person.x > box.x && person.x < box.right && person.y > box.y && person.y < box.bottom;
      expect(isInside).toBe(false);
    }
  }
});

test("a label without room is dropped", () => {
  const wall = Array.from({ length: 900 }, (_, index) => ({
    x: 200 + (index % 30) * 7,
    y: 100 + Math.floor(index / 30) * 7,
    radius: 9,
  }));
  expect(placeLabels([label(1, 300, 200)], wall, 13, 9)).toEqual([]);
});

test("Han characters are an em wide, Latin letters little more than half", () => {
  expect(textWidth("林知夏", 10)).toBe(30);
  expect(textWidth("Ana", 10)).toBeCloseTo(17.4);
  expect(textWidth("Tom", 10)).toBeCloseTo(20.8);
});

test("neighbours are told deepest first", () => {
  const drawing = {
    nodes: [node(10), node(11), node(12), node(13)],
    ties: [tie(0, 1, { strength: 9 }), tie(2, 0, { isDeep: true }), tie(3, 0, { strength: 2 })],
  };
  const neighbours = new Neighbours(drawing);
  expect(neighbours.around(neighbours.indexOf(10)).map(({ node: { person } }) => person)).toEqual([
    12, 11, 13,
  ]);
  expect(neighbours.indexOf(99)).toBe(-1);
  expect(neighbours.around(-1)).toEqual([]);
});

test("a part of a drawing keeps the ties among its people only", () => {
  const drawing = { nodes: [node(1), node(2), node(3)], ties: [tie(0, 1), tie(1, 2), tie(0, 2)] };
  const part = partOf(drawing, ({ person }) => person !== 1);
  expect(part.nodes.map(({ person }) => person)).toEqual([2, 3]);
  expect(part.ties).toEqual([tie(0, 1)]);
});

test("one person's picture has them in the middle, theirs around, and sixty people at most", () => {
  const crowd = crowdMesh({ people: 800, ties: 6000, circles: 9 });
  const neighbours = new Neighbours(crowd);
  const ego = egoView(crowd, neighbours, 0);
  expect(ego.nodes.length).toBe(60);
  const me = ego.nodes.find(({ person }) => person === 0);
  expect(me).toMatchObject({ x: FIELD.width / 2, y: FIELD.height / 2 });
  const [strongest] = neighbours.around(neighbours.indexOf(0));
  expect(ego.nodes.map(({ person }) => person)).toContain(strongest?.node.person);
  for (const { x, y } of ego.nodes) {
    expect(x).toBeGreaterThanOrEqual(0);
    expect(x).toBeLessThanOrEqual(FIELD.width);
    expect(y).toBeGreaterThanOrEqual(0);
    expect(y).toBeLessThanOrEqual(FIELD.height);
  }
});

test("somebody without ties stands alone in their picture", () => {
  const drawing = { nodes: [node(1), node(2, { ties: 0 })], ties: [] };
  const ego = egoView(drawing, new Neighbours(drawing), 2);
  expect(ego.nodes.map(({ person }) => person)).toEqual([2]);
  expect(egoView(drawing, new Neighbours(drawing), 99).nodes).toEqual([]);
});

test("a circle's picture holds its people and fills the field", () => {
  const crowd = crowdMesh({ people: 5000, ties: 20_000, circles: 24 });
  const circle = circleView(crowd, 3);
  expect(circle.nodes.length).toBe(crowd.nodes.filter((person) => person.circle === 3).length);
  const ys = circle.nodes.map(({ y }) => y);
  expect(Math.max(...ys) - Math.min(...ys)).toBeGreaterThan(FIELD.height * 0.7);
  expect(Math.min(...ys)).toBeGreaterThanOrEqual(0);
  expect(Math.max(...ys)).toBeLessThanOrEqual(FIELD.height);
});

test("who holds circles together is who has deep ties into two others", () => {
  const nodes = [
    node(0, { circle: 0 }),
    node(1, { circle: 1 }),
    node(2, { circle: 2 }),
    node(3, { circle: 0 }),
  ];
  const deep = { isDeep: true };
  const ties = [tie(0, 1, deep), tie(0, 2, deep), tie(3, 1, deep), tie(3, 2)];
  expect(bridgesOf({ nodes, ties }).map(({ person }) => person)).toEqual([0]);
});

test("looking closer keeps what is under the pointer, and never leaves the field", () => {
  const at = { x: 180, y: 420 };
  const near = closer(wholeField, 4, at);
  const there = { x: 180, y: 420 };
  expect(seen(there, near)).toEqual(there);
  expect(seen({ x: 190, y: 420 }, near).x).toBeCloseTo(220);
  expect(closer(near, 1 / 4, at)).toEqual(wholeField);
  expect(closer(near, 100).factor).toBe(MOST);
  const corner = moved(near, 1e6, 1e6);
  expect([corner.x, corner.y]).toEqual([0, 0]);
  const other = moved(near, -1e6, -1e6);
  expect(seen({ x: FIELD.width, y: FIELD.height }, other)).toEqual({ x: FIELD.width, y: FIELD.height });
  expect(moved(wholeField, 50, 50)).toEqual(wholeField);
});

test("through the whole lens a drawing is the same, through a nearer one its people stand apart", () => {
  const drawing = { nodes: [node(1, { x: 360, y: 280 }), node(2, { x: 370, y: 280 })], ties: [] };
  expect(through(drawing, wholeField)).toBe(drawing);
  const [one, other] = through(drawing, closer(wholeField, 3)).nodes;
  expect((other?.x ?? 0) - (one?.x ?? 0)).toBeCloseTo(30);
});
