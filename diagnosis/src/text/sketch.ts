import { Tokens } from "./tokens.ts";

/** Minwise sketches: how alike two texts are, from a few numbers each. Source: A. Broder, 1997. */

const HASHES = 32;
const BANDS = 8;
const ROWS = HASHES / BANDS;

/** Texts shorter than this are alike by accident. */
const LEAST_TOKENS = 8;

/** Nearly the same: at least this share of the words of both. */
const ALIKE = 0.8;

/** The sketch of one text, drawn over by the next. */
export class Sketch {
  readonly least = new Int32Array(HASHES);
  readonly #tokens = new Tokens();

  /** False when the text is too short to be compared. */
  draw(text: string): boolean {
    this.#tokens.cut(text);
    if (this.#tokens.count < LEAST_TOKENS) return false;
    this.least.fill(0x7fffffff);
    for (let k = 0; k < this.#tokens.count; k++) {
      let hash = this.#tokens.tokens[k]!;
      for (let h = 0; h < HASHES; h++) {
        hash = Math.imul(hash ^ (hash >>> 15), 0x2c1b3c6d + h * 2);
        const positive = hash & 0x7fffffff;
        if (positive < this.least[h]!) this.least[h] = positive;
      }
    }
    return true;
  }
}

/** Finds which of the sketches added a new one is nearly the same as. */
export class SketchIndex {
  readonly #bands: Map<number, number[]>[] = Array.from({ length: BANDS }, () => new Map());
  readonly #sketches = new Map<number, Int32Array>();

  add(key: number, sketch: Sketch): void {
    this.#sketches.set(key, sketch.least.slice());
    for (let band = 0; band < BANDS; band++) {
      const bucket = this.#bands[band]!.get(bandOf(sketch.least, band));
      if (bucket === undefined) this.#bands[band]!.set(bandOf(sketch.least, band), [key]);
      else bucket.push(key);
    }
  }

  like(sketch: Sketch): Set<number> {
    const found = new Set<number>();
    for (let band = 0; band < BANDS; band++) {
      for (const key of this.#bands[band]!.get(bandOf(sketch.least, band)) ?? []) {
        if (!found.has(key) && likeness(this.#sketches.get(key)!, sketch.least) >= ALIKE) found.add(key);
      }
    }
    return found;
  }
}

function bandOf(least: Int32Array, band: number): number {
  let hash = band;
  for (let row = 0; row < ROWS; row++) hash = Math.imul(hash ^ least[band * ROWS + row]!, 0x01000193);
  return hash;
}

function likeness(a: Int32Array, b: Int32Array): number {
  let same = 0;
  for (let h = 0; h < HASHES; h++) if (a[h] === b[h]) same++;
  return same / HASHES;
}
