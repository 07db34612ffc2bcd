/** Finding out how a text file is encoded, and turning whatever it is into UTF-8. */

export type Encoding = "utf-8" | "utf-16le" | "utf-16be" | "gb18030" | "big5" | "windows-1252";

/** The most frequent characters of written Chinese: real text has many of them, mojibake few. */
const COMMON_SIMPLIFIED = new Set(
  "的一是不了在人有我他这个们中来上大为和国地到以说时要就出会可也你对生能而子那得于着下自之年过发后作里",
);
const COMMON_TRADITIONAL = new Set(
  "的一是不了在人有我他這個們中來上大為和國地到以說時要就出會可也你對生能而子那得於著下自之年過發後作裡",
);

/** Share of zero bytes above which bytes are no text with a slip in it. */
const STRAY_ZEROS = 0.001;

/** Share of common characters above which a decoding has hit on real Chinese. */
const READS_AS_CHINESE = 0.05;

/**
 * The encoding of a file from its first bytes: byte order mark, then UTF-8 where most of it is, then
 * whichever of GB18030, Big5 and Windows-1252 reads most like language; null when it is not text at all.
 */
export function encodingOf(head: Uint8Array): Encoding | null {
  if (head[0] === 0xef && head[1] === 0xbb && head[2] === 0xbf) return "utf-8";
  if (head[0] === 0xff && head[1] === 0xfe) return "utf-16le";
  if (head[0] === 0xfe && head[1] === 0xff) return "utf-16be";
  const zeros = zeroBytes(head);
  if (zeros.even + zeros.odd > head.length * STRAY_ZEROS) return unmarkedUtf16(head, zeros);
  return isMostlyUtf8(head) ? "utf-8" : likeliestLegacyEncoding(head);
}

interface Zeros {
  readonly even: number;
  readonly odd: number;
}

function zeroBytes(head: Uint8Array): Zeros {
  let even = 0;
  let odd = 0;
  for (let i = 0; i < head.length; i++) {
    if (head[i] !== 0) continue;
    if (i % 2 === 0) even++;
    else odd++;
  }
  return { even, odd };
}

/** ASCII in UTF-16 has a zero in every pair, always on the same side; Chinese has few, so it must read well. */
function unmarkedUtf16(head: Uint8Array, { even, odd }: Zeros): Encoding | null {
  const isOneSided = Math.min(even, odd) * 10 <= Math.max(even, odd);
  if (isOneSided && Math.max(even, odd) > head.length / 5) return odd > even ? "utf-16le" : "utf-16be";
  const le = chineseShare(head, "utf-16le");
  const be = chineseShare(head, "utf-16be");
  if (Math.max(le, be) <= READS_AS_CHINESE) return null;
  return le > be ? "utf-16le" : "utf-16be";
}

function chineseShare(head: Uint8Array, encoding: Encoding): number {
  return Math.max(
    commonShare(head, encoding, COMMON_SIMPLIFIED),
    commonShare(head, encoding, COMMON_TRADITIONAL),
  );
}

/**
 * Whether more characters beyond ASCII are UTF-8 than are not: by chance few bytes of another encoding
 * are, so a file of both is UTF-8 with foreign lines in it.
 */
function isMostlyUtf8(head: Uint8Array): boolean {
  // The head may end inside a character, which a stream would go on with.
  const text = new TextDecoder("utf-8").decode(head, { stream: true });
  let whole = 0;
  let broken = 0;
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i);
    if (code === REPLACEMENT) broken++;
    else if (code >= 0x80) whole++;
  }
  return whole >= broken;
}

const REPLACEMENT = 0xfffd;

/** GB18030, Big5 or Windows-1252, whichever turns the bytes into most of what people write. */
export function likeliestLegacyEncoding(head: Uint8Array): Encoding {
  const scores = [
    { encoding: "gb18030" as const, score: commonShare(head, "gb18030", COMMON_SIMPLIFIED) },
    { encoding: "big5" as const, score: commonShare(head, "big5", COMMON_TRADITIONAL) },
  ].toSorted((a, b) => b.score - a.score);
  const best = scores[0]!;
  return best.score > READS_AS_CHINESE ? best.encoding : "windows-1252";
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

/** The chunks of a stream; it is cancelled when no more are wanted. Not every browser can iterate a stream. */
export async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (let next = await reader.read(); !next.done; next = await reader.read()) yield next.value;
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** The bytes an encoding is judged by. */
export const HEAD_BYTES = 1 << 16;

/** The chunks as UTF-8 without a byte order mark, in whatever encoding their beginning is. */
export async function* asUtf8Whatever(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  const first: Uint8Array[] = [];
  let length = 0;
  try {
    while (length < HEAD_BYTES) {
      const { done, value } = await chunks.next();
      if (done === true) break;
      first.push(value);
      length += value.length;
    }
    const head = joined(first);
    yield* asUtf8(following(head, chunks), encodingOf(head.subarray(0, HEAD_BYTES)) ?? "utf-8");
  } finally {
    await chunks.return(undefined);
  }
}

async function* following(
  head: Uint8Array,
  chunks: AsyncGenerator<Uint8Array>,
): AsyncGenerator<Uint8Array, void> {
  if (head.length > 0) yield head;
  yield* chunks;
}

/** The chunks as UTF-8 without a byte order mark, whatever they were. */
export function asUtf8(
  chunks: AsyncGenerator<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array, void> {
  return encoding === "utf-8" ? withoutByteOrderMark(chunks) : recoded(chunks, encoding);
}

async function* recoded(
  chunks: AsyncGenerator<Uint8Array>,
  encoding: Encoding,
): AsyncGenerator<Uint8Array, void> {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  for await (const chunk of chunks) {
    const text = decoder.decode(chunk, { stream: true });
    if (text.length > 0) yield encoder.encode(text);
  }
  const rest = decoder.decode();
  if (rest.length > 0) yield encoder.encode(rest);
}

async function* withoutByteOrderMark(chunks: AsyncGenerator<Uint8Array>): AsyncGenerator<Uint8Array, void> {
  let start: Uint8Array | null = new Uint8Array(0);
  for await (const chunk of chunks) {
    if (start === null) {
      yield chunk;
      continue;
    }
    start = joined([start, chunk]);
    if (start.length < 3) continue;
    yield withoutMark(start);
    start = null;
  }
  if (start !== null && start.length > 0) yield start;
}

function withoutMark(start: Uint8Array): Uint8Array {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start;
}

/** The first bytes of a stream, at most `wanted`; the stream is cancelled. */
export async function headOf(stream: ReadableStream<Uint8Array>, wanted: number): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  for await (const chunk of chunksOf(stream)) {
    chunks.push(chunk);
    length += chunk.length;
    if (length >= wanted) break;
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
