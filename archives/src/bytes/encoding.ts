/** Finding out how a text file is encoded, and turning whatever it is into UTF-8. */

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "windows-1252";

/** The most frequent characters of written Chinese: real text has many of them, mojibake few. */
const COMMON_SIMPLIFIED = new Set(
  "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里",
);
const COMMON_TRADITIONAL = new Set(
  "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡",
);

/** Share of a file's first lines that must be clean UTF-8 for the rest to count as stray bytes. */
const MOSTLY_UTF8 = 0.9;

/**
 * The encoding of a file from its first bytes: byte order mark, then strict UTF-8, then whichever of
 * GB18030, Big5 and Windows-1252 reads most like language; null when it is not text at all.
 */
export function encodingOf(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = zeroBytes(head);
  if (zeros.odd > head.length / 5 && zeros.even < head.length / 50) return "utf-16le";
  if (zeros.even > head.length / 5 && zeros.odd < head.length / 50) return "utf-16be";
  if (zeros.even + zeros.odd > 0) return null;
  if (shareOfUtf8Lines(head) >= MOSTLY_UTF8) return "utf-8";
  return likeliestLegacyEncoding(head);
}

function zeroBytes(head: Uint8Array): { even: number; odd: number } {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}

function shareOfUtf8Lines(head: Uint8Array): number {
  const strict = new TextDecoder("utf-8", { fatal: true });
  let lines = 0;
  let clean = 0;
  for (let start = 0; start < head.length;) {
    const newline = head.indexOf(0x0a, start);
    // The head may end inside a character: a last, unfinished line proves nothing unless it is the only one.
    if (newline < 0 && lines > 0) break;
    const line = head.subarray(start, newline < 0 ? lastWholeCharacter(head) : newline);
    start = newline < 0 ? head.length : newline + 1;
    if (line.every((byte) => byte < 0x80)) continue;
    lines++;
    try {
      strict.decode(line);
      clean++;
    } catch {
      // counted by its absence
    }
  }
  return lines === 0 ? 1 : clean / lines;
}

function lastWholeCharacter(bytes: Uint8Array): number {
  for (let back = 1; back <= 4 && back <= bytes.length; back++) {
    const byte = bytes[bytes.length - back]!;
    if (byte < 0x80) return bytes.length;
    if (byte >= 0xc0) {
      const needs = byte >= 0xf0 ? 4 : byte >= 0xe0 ? 3 : 2;
      return back >= needs ? bytes.length : bytes.length - back;
    }
  }
  return bytes.length;
}

/** GB18030, Big5 or Windows-1252, whichever turns the bytes into most of what people write. */
export function likeliestLegacyEncoding(head: Uint8Array): Encoding {
  const scores = [
    { encoding: "gb18030" as const, score: commonShare(head, "gb18030", COMMON_SIMPLIFIED) },
    { encoding: "big5" as const, score: commonShare(head, "big5", COMMON_TRADITIONAL) },
  ].toSorted((a, b) => b.score - a.score);
  const best = scores[0]!;
  return best.score > 0.05 ? best.encoding : "windows-1252";
}

function commonShare(head: Uint8Array, encoding: string, common: ReadonlySet<string>): number {
  const text = new TextDecoder(encoding).decode(head);
  let foreign = 0;
  let known = 0;
  for (const char of text) {
    if (char.charCodeAt(0) < 0x80) continue;
    foreign++;
    if (common.has(char)) known++;
  }
  return foreign === 0 ? 0 : known / foreign;
}

/** The stream as UTF-8 without a byte order mark, whatever it was. */
export function asUtf8(stream: ReadableStream<Uint8Array>, encoding: Encoding): ReadableStream<Uint8Array> {
  if (encoding === "utf-8") return stream.pipeThrough(withoutByteOrderMark());
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return stream.pipeThrough(
    new TransformStream<Uint8Array, Uint8Array>({
      transform(chunk, controller) {
        const text = decoder.decode(chunk, { stream: true });
        if (text.length > 0) controller.enqueue(encoder.encode(text));
      },
      flush(controller) {
        const text = decoder.decode();
        if (text.length > 0) controller.enqueue(encoder.encode(text));
      },
    }),
  );
}

function withoutByteOrderMark(): TransformStream<Uint8Array, Uint8Array> {
  let isFirst = true;
  return new TransformStream({
    transform(chunk, controller) {
      const marked = isFirst && chunk[0] === 0xef && chunk[1] === 0xbb && chunk[2] === 0xbf;
      isFirst = false;
      controller.enqueue(marked ? chunk.subarray(3) : chunk);
    },
  });
}

/** The first bytes of a stream, at most `wanted`; the stream is cancelled. */
export async function headOf(stream: ReadableStream<Uint8Array>, wanted: number): Promise<Uint8Array> {
  const reader = stream.getReader();
  const chunks: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < wanted) {
      const { done, value } = await reader.read();
      if (done) break;
      chunks.push(value);
      length += value.length;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
  return joined(chunks).subarray(0, wanted);
}

/** All chunks as one array. */
export function joined(chunks: readonly Uint8Array[]): Uint8Array {
  if (chunks.length === 1) return chunks[0]!;
  const whole = new Uint8Array(chunks.reduce((sum, chunk) => sum + chunk.length, 0));
  let at = 0;
  for (const chunk of chunks) {
    whole.set(chunk, at);
    at += chunk.length;
  }
  return whole;
}
