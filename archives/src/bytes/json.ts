import { joined } from "./encoding.ts";

/**
 * Walks a JSON document of any size without holding it: the elements of the arrays one cares for come
 * out in batches, everything beside them as single values. Only the bytes of one batch are in memory.
 */

/** Which arrays to hand on element by element, and what never to decode. `*` stands for any index. */
export interface JsonPlan {
  /** `""` is the document itself, `messages`, `chats.list.*.messages`. */
  readonly elements: readonly string[];
  /** Values jumped over unread, such as inline pictures: `avatars`, `session.avatar`. */
  readonly skip?: readonly string[];
}

export type JsonPart =
  | { readonly kind: "begin" | "end"; readonly path: string }
  | { readonly kind: "value"; readonly path: string; readonly value: unknown }
  | { readonly kind: "elements"; readonly path: string; readonly values: readonly unknown[] };

export interface JsonNotes {
  /** A value that is not valid JSON, longer or deeper than allowed; the walk goes on behind it. */
  malformed(path: string, start: string): void;
  /** The document ended before its last bracket closed. */
  truncated(): void;
}

/** The document is not JSON at the place named; what was handed on before still stands. */
export class NotJson extends Error {
  constructor(offset: number) {
    super(`not JSON at byte ${offset}`);
    this.name = "NotJson";
  }
}

/** Small batches die young: with larger ones the collector moves what is soon garbage, at twice the memory. */
const BATCH_BYTES = 1 << 16;
const MAX_VALUE_BYTES = 1 << 23;
const SAMPLE_CHARS = 160;

/** Deeper than any export nests; whoever reads a value by recursion may rely on it. */
const MAX_DEPTH = 512;

const QUOTE = 0x22;
const BACKSLASH = 0x5c;
const COMMA = 0x2c;
const COLON = 0x3a;
const OPEN_OBJECT = 0x7b;
const CLOSE_OBJECT = 0x7d;
const OPEN_ARRAY = 0x5b;
const CLOSE_ARRAY = 0x5d;

/** Walks a UTF-8 stream. @throws {NotJson} where the document's own frame is broken. */
export function walkJson(
  stream: AsyncIterable<Uint8Array>,
  plan: JsonPlan,
  notes: JsonNotes,
): AsyncGenerator<JsonPart> {
  return new JsonWalk(stream, plan, notes).parts();
}

/** A key of the document, or "" for the document's first element, and how its value begins. */
export interface JsonOpening {
  readonly root: "object" | "array";
  readonly key: string;
  /** At most 64 KB, cut anywhere: of an array perhaps no more than its first object. */
  readonly start: string;
}

const OPENING_BYTES = 1 << 16;

/** No export has as many keys at its top; each costs a look at what stands behind it. */
const MAX_OPENINGS = 1000;

/**
 * The keys of a document with how each value begins, each handed on before its value is walked over:
 * whoever has seen enough stops asking. Yields nothing for what is neither object nor array.
 */
export async function* jsonOpenings(stream: AsyncIterable<Uint8Array>): AsyncGenerator<JsonOpening> {
  const notes = { malformed: () => undefined, truncated: () => undefined };
  yield* new JsonWalk(stream, { elements: [] }, notes).openings();
}

class JsonWalk {
  readonly #source: AsyncIterator<Uint8Array>;
  readonly #notes: JsonNotes;
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });
  readonly #elements: ReadonlySet<string>;
  readonly #skip: ReadonlySet<string>;
  /** Every proper prefix of a planned path: containers to step into rather than decode whole. */
  readonly #onTheWay: ReadonlySet<string>;
  #buffer: Uint8Array = new Uint8Array(0);
  #at = 0;
  #offset = 0;
  #isOver = false;

  constructor(stream: AsyncIterable<Uint8Array>, plan: JsonPlan, notes: JsonNotes) {
    this.#source = stream[Symbol.asyncIterator]();
    this.#notes = notes;
    this.#elements = new Set(plan.elements);
    this.#skip = new Set(plan.skip ?? []);
    this.#onTheWay = new Set([...plan.elements, ...(plan.skip ?? [])].flatMap(prefixesOf));
  }

  async *parts(): AsyncGenerator<JsonPart> {
    try {
      yield* this.#value("");
    } catch (error) {
      if (!(error instanceof EndOfInput)) throw error;
      this.#notes.truncated();
    } finally {
      await this.#source.return?.();
    }
  }

  async *openings(): AsyncGenerator<JsonOpening> {
    try {
      const first = await this.#peek();
      if (first !== OPEN_OBJECT && first !== OPEN_ARRAY) return;
      this.#at++;
      if (first === OPEN_ARRAY) {
        yield { root: "array", key: "", start: await this.#opening() };
        return;
      }
      let known = 0;
      for (let next = await this.#peek(); next !== CLOSE_OBJECT; next = await this.#peek()) {
        if (next === COMMA) {
          this.#at++;
          continue;
        }
        if (++known > MAX_OPENINGS) return;
        const key = await this.#key("");
        yield { root: "object", key, start: await this.#opening() };
        await this.#jump(key, false);
      }
    } catch (error) {
      if (!(error instanceof EndOfInput) && !(error instanceof NotJson)) throw error;
    } finally {
      await this.#source.return?.();
    }
  }

  async #opening(): Promise<string> {
    let end = this.#endInView();
    if (end === 0) {
      while (this.#buffer.length - this.#at < OPENING_BYTES && (await this.#fill()));
      end = this.#endInView() || this.#buffer.length;
    }
    const upTo = Math.min(end, this.#at + OPENING_BYTES);
    return this.#decoder.decode(this.#buffer.subarray(this.#at, upTo)).trimStart();
  }

  /** Where the value that begins here ends, or the first object of an array; 0 where that is not in view. */
  #endInView(): number {
    const at = behindBlanks(this.#buffer, this.#at);
    const isArray = this.#buffer[at] === OPEN_ARRAY;
    const first = isArray ? behindBlanks(this.#buffer, at + 1) : at;
    if (first >= this.#buffer.length || (isArray && this.#buffer[first] !== OPEN_OBJECT)) return 0;
    return endOfWhole(this.#buffer, first);
  }

  async *#value(path: string): AsyncGenerator<JsonPart> {
    const first = await this.#peek();
    if (this.#skip.has(path)) {
      await this.#jump(path, false);
    } else if (first === OPEN_ARRAY && this.#elements.has(path)) {
      yield* this.#batches(path);
    } else if (first === OPEN_OBJECT && this.#onTheWay.has(path)) {
      yield* this.#object(path);
    } else if (first === OPEN_ARRAY && this.#onTheWay.has(path)) {
      yield* this.#array(path);
    } else {
      const value = await this.#wholeValue(path);
      if (value !== undefined) yield { kind: "value", path, value };
    }
  }

  /** The value that begins here, decoded; undefined, and told, when it cannot be. */
  async #wholeValue(path: string): Promise<unknown> {
    const text = await this.#jump(path, true);
    if (text === null) return undefined;
    const value = parsed(text);
    if (value === undefined) this.#notes.malformed(path, text.slice(0, SAMPLE_CHARS));
    return value;
  }

  async *#object(path: string): AsyncGenerator<JsonPart> {
    yield { kind: "begin", path };
    this.#at++;
    for (;;) {
      const next = await this.#peek();
      if (next === CLOSE_OBJECT) break;
      if (next === COMMA) {
        this.#at++;
        continue;
      }
      const key = await this.#key(path);
      yield* this.#value(path === "" ? key : `${path}.${key}`);
    }
    this.#at++;
    yield { kind: "end", path };
  }

  /** The key that begins here; leaves the walk behind its colon. */
  async #key(path: string): Promise<string> {
    if ((await this.#peek()) !== QUOTE) throw new NotJson(this.#place());
    const key = parsed((await this.#jump(path, true)) ?? "");
    if (typeof key !== "string" || (await this.#peek()) !== COLON) throw new NotJson(this.#place());
    this.#at++;
    return key;
  }

  async *#array(path: string): AsyncGenerator<JsonPart> {
    yield { kind: "begin", path };
    this.#at++;
    const inner = path === "" ? "*" : `${path}.*`;
    for (;;) {
      const next = await this.#peek();
      if (next === CLOSE_ARRAY) break;
      if (next === COMMA) this.#at++;
      else yield* this.#value(inner);
    }
    this.#at++;
    yield { kind: "end", path };
  }

  async *#batches(path: string): AsyncGenerator<JsonPart> {
    yield { kind: "begin", path };
    this.#at++;
    let spans: number[] = [];
    for (;;) {
      const end = this.#wholeElement();
      if (end > 0) {
        spans.push(this.#at, end);
        this.#at = end;
        if (end - spans[0]! < BATCH_BYTES) continue;
      }
      if (spans.length > 0) {
        yield { kind: "elements", path, values: this.#decoded(path, spans) };
        spans = [];
        continue;
      }
      const next = await this.#peek();
      if (next === CLOSE_ARRAY) break;
      if (next === COMMA) {
        this.#at++;
        continue;
      }
      if (next === CLOSE_OBJECT) {
        // One broken element left it behind; those that follow are whole.
        this.#notes.malformed(path, "}");
        this.#at++;
        continue;
      }
      const value = await this.#wholeValue(path);
      if (value !== undefined) yield { kind: "elements", path, values: [value] };
    }
    this.#at++;
    yield { kind: "end", path };
  }

  /** Steps over blanks and commas; the end of the next element if all of it is in the buffer, else 0. */
  #wholeElement(): number {
    const buffer = this.#buffer;
    let at = this.#at;
    while (at < buffer.length && (isBlank(buffer[at]!) || buffer[at] === COMMA)) at++;
    this.#at = at;
    return at < buffer.length ? endOfWhole(buffer, at) : 0;
  }

  #decoded(path: string, spans: readonly number[]): unknown[] {
    const text = this.#decoder.decode(this.#buffer.subarray(spans[0], spans.at(-1)));
    const all = parsed(`[${text}]`);
    if (Array.isArray(all) && all.length === spans.length / 2) return all;
    const values: unknown[] = [];
    for (let i = 0; i < spans.length; i += 2) {
      const one = this.#decoder.decode(this.#buffer.subarray(spans[i], spans[i + 1]));
      const value = parsed(one);
      if (value === undefined) this.#notes.malformed(path, one.slice(0, SAMPLE_CHARS));
      else values.push(value);
    }
    return values;
  }

  /**
   * Moves behind the value that begins here and returns its text: null when it is not wanted, or, which is
   * told, longer or deeper than allowed.
   */
  async #jump(path: string, isWanted: boolean): Promise<string | null> {
    const scan = new ValueScan();
    const begin = this.#place();
    let keeps = isWanted;
    let from = this.#at;
    for (;;) {
      const end = scan.advance(this.#buffer, from);
      const until = end === UNFINISHED ? this.#buffer.length : end;
      if (keeps && (scan.isTooDeep || until - this.#at > MAX_VALUE_BYTES)) {
        this.#notes.malformed(path, this.#textUntil(this.#at + SAMPLE_CHARS));
        keeps = false;
      }
      if (end !== UNFINISHED) {
        // A stray bracket is no value: without this the walk would stand still on it for ever.
        if (this.#offset + end === begin) throw new NotJson(begin);
        const text = keeps ? this.#textUntil(end) : null;
        this.#at = end;
        return text;
      }
      if (!keeps) this.#at = this.#buffer.length;
      from = this.#buffer.length - this.#at;
      if (!(await this.#fill())) {
        // Only a document that is nothing but a number or a word ends with its value.
        if (!scan.isBareValue || path !== "" || begin > 0) throw new EndOfInput();
        return this.#textUntil(this.#buffer.length);
      }
    }
  }

  #textUntil(end: number): string {
    return this.#decoder.decode(this.#buffer.subarray(this.#at, end));
  }

  /** The next byte that is not blank, left unread. */
  async #peek(): Promise<number> {
    for (;;) {
      while (this.#at < this.#buffer.length) {
        const byte = this.#buffer[this.#at]!;
        if (!isBlank(byte)) return byte;
        this.#at++;
      }
      if (!(await this.#fill())) throw new EndOfInput();
    }
  }

  /** Takes in as much again as is waiting, lest a long value be copied once for each of its chunks. */
  async #fill(): Promise<boolean> {
    const rest = this.#buffer.subarray(this.#at);
    const chunks = rest.length === 0 ? [] : [rest];
    let gathered = 0;
    while (!this.#isOver && (gathered === 0 || gathered < rest.length)) {
      const { done, value } = await this.#source.next();
      if (done === true) {
        this.#isOver = true;
      } else {
        chunks.push(value);
        gathered += value.length;
      }
    }
    this.#offset += this.#at;
    this.#buffer = joined(chunks);
    this.#at = 0;
    return gathered > 0;
  }

  #place(): number {
    return this.#offset + this.#at;
  }
}

/**
 * Where the object, array or string ends that begins at `from`; 0 when it is something else, too deep, or goes
 * on behind the buffer. Every byte of an archive passes here, hence one loop over nothing but local numbers.
 */
function endOfWhole(buffer: Uint8Array, from: number): number {
  const end = buffer.length;
  let depth = 0;
  for (let at = from; at < end;) {
    const byte = buffer[at++]!;
    if (byte === QUOTE) {
      for (let inner = 0; inner !== QUOTE;) {
        if (at >= end) return 0;
        inner = buffer[at++]!;
        if (inner === BACKSLASH) at++;
      }
      if (depth === 0) return at;
    } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
      if (++depth > MAX_DEPTH) return 0;
    } else if (depth === 0) {
      return 0;
    } else if ((byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) && --depth === 0) {
      return at;
    }
  }
  return 0;
}

function behindBlanks(buffer: Uint8Array, from: number): number {
  let at = from;
  while (at < buffer.length && isBlank(buffer[at]!)) at++;
  return at;
}

const UNFINISHED = -1;

/** Finds where a value ends; may be fed in pieces, each beginning where the last one stopped. */
class ValueScan {
  #depth = 0;
  #isInString = false;
  #isEscaped = false;
  isBareValue = false;
  isTooDeep = false;

  /** The offset behind the value, or UNFINISHED when the buffer ended first. */
  advance(buffer: Uint8Array, from: number): number {
    const end = buffer.length;
    let at = from;
    while (at < end) {
      if (this.#isInString) {
        at = this.#throughString(buffer, at);
        if (this.#isInString) return UNFINISHED;
        if (this.#depth === 0) return at;
        continue;
      }
      const byte = buffer[at]!;
      if (byte === QUOTE) {
        this.#isInString = true;
        at++;
      } else if (byte === OPEN_OBJECT || byte === OPEN_ARRAY) {
        if (++this.#depth > MAX_DEPTH) this.isTooDeep = true;
        at++;
      } else if (byte === CLOSE_OBJECT || byte === CLOSE_ARRAY) {
        if (this.#depth === 0) return at;
        at++;
        if (--this.#depth === 0) return at;
      } else if (this.#depth === 0) {
        if (this.isBareValue && (byte === COMMA || isBlank(byte))) return at;
        this.isBareValue = true;
        at++;
      } else {
        at++;
      }
    }
    return UNFINISHED;
  }

  #throughString(buffer: Uint8Array, from: number): number {
    const end = buffer.length;
    let at = from;
    if (this.#isEscaped) {
      this.#isEscaped = false;
      at++;
    }
    while (at < end) {
      const byte = buffer[at]!;
      if (byte === QUOTE) {
        this.#isInString = false;
        return at + 1;
      }
      at += byte === BACKSLASH ? 2 : 1;
    }
    this.#isEscaped = at > end;
    return end;
  }
}

class EndOfInput extends Error {}

function isBlank(byte: number): boolean {
  return byte === 0x20 || byte === 0x0a || byte === 0x0d || byte === 0x09;
}

/** undefined, which JSON cannot say, when the text is not JSON. */
function parsed(text: string): unknown {
  try {
    return JSON.parse(text) as unknown;
  } catch {
    return undefined;
  }
}

function prefixesOf(path: string): string[] {
  if (path === "") return [];
  const steps = path.split(".");
  return ["", ...steps.slice(1).map((_, i) => steps.slice(0, i + 1).join("."))];
}
