import type { MeshView } from "@kith/contract/diagnosis";
import { widthOf, type Paint } from "../terminal.ts";

/** The mesh drawn in characters: ties as dots of Braille, backbone by initial, others as discs. */

const FIELD = { width: 720, height: 560 };
const DOTS_ACROSS = 2;
const DOTS_DOWN = 4;

/** Bits of a Braille character by column and row of its dots. */
const DOT_BITS = [
  [0x01, 0x02, 0x04, 0x40],
  [0x08, 0x10, 0x20, 0x80],
] as const;

const MOST_TIES = 700;

/** Lines of text, none wider than `columns`, no more than `rows`. */
export function meshText(mesh: MeshView, columns: number, rows: number, paint: Paint): string[] {
  const canvas = new Canvas(columns, rows);
  const ends = mesh.mode === "circles" ? mesh.circles : mesh.nodes;
  const ties =
    mesh.mode === "circles"
      ? mesh.threads.map(({ a, b }) => ({ a, b, isDeep: true }))
      : mesh.ties.slice(-MOST_TIES);
  for (const { a, b, isDeep } of ties) {
    const [from, to] = [ends[a], ends[b]];
    if (from !== undefined && to !== undefined) canvas.line(from, to, isDeep);
  }
  if (mesh.mode === "circles") {
    for (const { x, y, people } of mesh.circles) canvas.write({ x, y }, people >= 100 ? "◉" : "●", 2);
  } else {
    for (const node of mesh.nodes) {
      const isBackbone = node.role === "backbone";
      canvas.write(node, node.ties === 0 ? "○" : isBackbone ? initial(node.name) : "•", isBackbone ? 2 : 1);
    }
  }
  return withoutMargins(canvas.lines(paint));
}

/** The rows from the first to the last that has anything on it. */
function withoutMargins(lines: readonly string[]): string[] {
  const isDrawn = (line: string) => line !== "";
  return lines.slice(lines.findIndex(isDrawn), lines.findLastIndex(isDrawn) + 1);
}

function initial(name: string): string {
  return /[\p{L}\p{N}]/u.exec(name)?.[0]?.toUpperCase() ?? "●";
}

interface Place {
  readonly x: number;
  readonly y: number;
}

class Canvas {
  readonly #columns: number;
  readonly #rows: number;
  readonly #dots: Uint8Array;
  readonly #isDeep: Uint8Array;
  readonly #signs: { sign: string; weight: number }[];

  constructor(columns: number, rows: number) {
    this.#columns = columns;
    this.#rows = rows;
    this.#dots = new Uint8Array(columns * rows);
    this.#isDeep = new Uint8Array(columns * rows);
    this.#signs = Array.from({ length: columns * rows }, () => ({ sign: "", weight: 0 }));
  }

  line(from: Place, to: Place, isDeep: boolean): void {
    const [x0, y0] = [this.#across(from.x), this.#down(from.y)];
    const [x1, y1] = [this.#across(to.x), this.#down(to.y)];
    const steps = Math.max(1, Math.abs(x1 - x0), Math.abs(y1 - y0));
    for (let step = 0; step <= steps; step++) {
      this.#dot(
        Math.round(x0 + ((x1 - x0) * step) / steps),
        Math.round(y0 + ((y1 - y0) * step) / steps),
        isDeep,
      );
    }
  }

  write(at: Place, sign: string, weight: number): void {
    const column = Math.min(this.#columns - 2, Math.floor(this.#across(at.x) / DOTS_ACROSS));
    const cell = Math.floor(this.#down(at.y) / DOTS_DOWN) * this.#columns + column;
    if (this.#signs[cell]!.weight < weight) this.#signs[cell] = { sign, weight };
  }

  lines(paint: Paint): string[] {
    return Array.from({ length: this.#rows }, (_, row) => {
      let line = "";
      for (let column = 0; column < this.#columns; column++) {
        const cell = row * this.#columns + column;
        const { sign, weight } = this.#signs[cell]!;
        const dots = this.#dots[cell]!;
        if (weight > 0) {
          line += weight > 1 ? paint.bold(sign) : sign;
          column += widthOf(sign) - 1;
        } else if (dots === 0) line += " ";
        else {
          const braille = String.fromCharCode(0x2800 + dots);
          line += this.#isDeep[cell] === 1 ? paint.thread(braille) : paint.faint(braille);
        }
      }
      return line.trimEnd();
    });
  }

  #dot(x: number, y: number, isDeep: boolean): void {
    const [column, row] = [Math.floor(x / DOTS_ACROSS), Math.floor(y / DOTS_DOWN)];
    const cell = row * this.#columns + column;
    this.#dots[cell]! |= DOT_BITS[x % DOTS_ACROSS]![y % DOTS_DOWN]!;
    if (isDeep) this.#isDeep[cell] = 1;
  }

  #across(x: number): number {
    return Math.min(
      this.#columns * DOTS_ACROSS - 1,
      Math.max(0, Math.floor((x / FIELD.width) * this.#columns * DOTS_ACROSS)),
    );
  }

  #down(y: number): number {
    return Math.min(
      this.#rows * DOTS_DOWN - 1,
      Math.max(0, Math.floor((y / FIELD.height) * this.#rows * DOTS_DOWN)),
    );
  }
}
