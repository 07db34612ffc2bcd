/** Byte streams for tests: any text or bytes, cut wherever a test wants. */

/** The pieces, one chunk each. */
export function streamOf(...chunks: readonly Uint8Array[]): ReadableStream<Uint8Array> {
  const waiting = [...chunks];
  return new ReadableStream({
    pull(controller) {
      const chunk = waiting.shift();
      if (chunk === undefined) controller.close();
      else controller.enqueue(chunk);
    },
  });
}

/** Cuts bytes into pieces of the given sizes, repeated for as long as there are bytes. */
export function cut(bytes: Uint8Array, sizes: readonly number[]): Uint8Array[] {
  const pieces: Uint8Array[] = [];
  for (let at = 0, i = 0; at < bytes.length; i++) {
    const size = Math.max(1, sizes[i % sizes.length] ?? 1);
    // A copy, as chunks that come from a network or a disk share no memory.
    pieces.push(bytes.slice(at, at + size));
    at += size;
  }
  return pieces;
}

export function bytesOf(text: string): Uint8Array {
  return new TextEncoder().encode(text);
}

/** Everything an asynchronous source hands on, in order. */
export async function collected<T>(source: AsyncIterable<T>): Promise<T[]> {
  const all: T[] = [];
  for await (const one of source) all.push(one);
  return all;
}

/** Text in an encoding that TextEncoder does not write, from a table of what the decoder reads. */
export function encoded(
  text: string,
  encoding: "gb18030" | "big5" | "windows-1252",
): Uint8Array<ArrayBuffer> {
  const table = tableOf(encoding);
  const bytes: number[] = [];
  for (const char of text) {
    const code = char.codePointAt(0) ?? 0;
    const known = code < 0x80 ? [code] : table.get(char);
    if (known === undefined) throw new Error(`${encoding} has no ${char}`);
    bytes.push(...known);
  }
  return Uint8Array.from(bytes);
}

const tables = new Map<string, Map<string, number[]>>();

function tableOf(encoding: string): Map<string, number[]> {
  const known = tables.get(encoding);
  if (known !== undefined) return known;
  const table = new Map<string, number[]>();
  const decoder = new TextDecoder(encoding);
  for (let lead = 0x80; lead <= 0xff; lead++) {
    note([lead]);
    for (let trail = 0x40; trail <= 0xfe; trail++) note([lead, trail]);
  }
  tables.set(encoding, table);
  return table;

  function note(bytes: number[]): void {
    const text = decoder.decode(Uint8Array.from(bytes));
    if (Array.from(text).length === 1 && text !== "\ufffd" && !table.has(text)) table.set(text, bytes);
  }
}
