import { FIELD } from "./field.ts";

/** Where names go: beside their person, on nobody else. Source: interface.md, "Mesh": 8 positions, else drop. */

export interface Labelled {
  readonly key: number;
  readonly text: string;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

export interface PlacedLabel {
  readonly key: number;
  readonly text: string;
  /** Start of the text's baseline box: left edge and vertical middle. */
  readonly x: number;
  readonly y: number;
}

export interface Obstacle {
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

interface Box {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

export const MOST_LABELS = 7;
const GAP = 4;
/** Direction from the person to the label: right, left, above, below, then the corners. */
const positions = [
  [1, 0],
  [-1, 0],
  [0, -1],
  [0, 1],
  [0.75, -0.75],
  [-0.75, -0.75],
  [0.75, 0.75],
  [-0.75, 0.75],
] as const;

/**
 * Places at most seven labels, the first ones first. A label keeps clear of labels already placed and of every
 * obstacle; where that is impossible, of large obstacles only; where that is impossible too, it is dropped.
 *
 * @param fontSize in units of the field.
 * @param obstacles people; those of `large` radius and more are never covered.
 */
export function placeLabels(
  wanted: readonly Labelled[],
  obstacles: readonly Obstacle[],
  fontSize: number,
  large: number,
): readonly PlacedLabel[] {
  const placed: { readonly label: PlacedLabel; readonly box: Box }[] = [];
  const largeOnes = obstacles.filter(({ radius }) => radius >= large);
  for (const person of wanted) {
    if (placed.length === MOST_LABELS) break;
    const taken = placed.map(({ box }) => box);
    const box = freeBox(person, fontSize, taken, obstacles) ?? freeBox(person, fontSize, taken, largeOnes);
    if (box === null) continue;
    const label = { key: person.key, text: person.text, x: box.left, y: (box.top + box.bottom) / 2 };
    placed.push({ label, box });
  }
  return placed.map(({ label }) => label);
}

function freeBox(
  person: Labelled,
  fontSize: number,
  taken: readonly Box[],
  obstacles: readonly Obstacle[],
): Box | null {
  for (const [dx, dy] of positions) {
    const box = boxAt(person, fontSize, dx, dy);
    const isFree =
      isInside(box) &&
      !taken.some((other) => overlaps(box, other)) &&
      !obstacles.some((other) => !isSame(other, person) && covers(box, other));
    if (isFree) return box;
  }
  return null;
}

function boxAt(person: Labelled, fontSize: number, dx: number, dy: number): Box {
  const width = textWidth(person.text, fontSize);
  const height = fontSize * 1.2;
  const reach = person.radius + GAP;
  const centreX = person.x + dx * reach + (Math.sign(dx) * width) / 2;
  const centreY = person.y + dy * (reach + height / 2);
  return {
    left: centreX - width / 2,
    right: centreX + width / 2,
    top: centreY - height / 2,
    bottom: centreY + height / 2,
  };
}

/** An estimate: Han and full-width characters are one em, wide letters nearly so, others a little over half. */
export function textWidth(text: string, fontSize: number): number {
  let ems = 0;
  for (const character of text) ems += FULL.test(character) ? 1 : WIDE.test(character) ? 0.92 : 0.58;
  return ems * fontSize;
}

const FULL = /[\u1100-\u11ff\u2e80-\uffef]|[\u{1f300}-\u{3ffff}]/u;
const WIDE = /[mwMW@%]/;

function isInside(box: Box): boolean {
  return box.left >= 0 && box.top >= 0 && box.right <= FIELD.width && box.bottom <= FIELD.height;
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

function covers(box: Box, { x, y, radius }: Obstacle): boolean {
  const nearX = Math.min(box.right, Math.max(box.left, x));
  const nearY = Math.min(box.bottom, Math.max(box.top, y));
  return Math.hypot(x - nearX, y - nearY) < radius + 1;
}

function isSame(a: Obstacle, b: Obstacle): boolean {
  return a.x === b.x && a.y === b.y;
}
