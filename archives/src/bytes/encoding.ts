import type { ByteReader, ByteSource, NextBytes } from "../file.ts";

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
  if (!head.includes(0)) return { even: 0, odd: 0 };
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
  if (isWhollyUtf8(head)) return true;
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

/**
 * Whether the bytes are UTF-8 throughout, but for a character cut at the end. Most files are, and finding that
 * out leaves no garbage; false also where only decoding can tell.
 */
function isWhollyUtf8(head: Uint8Array): boolean {
  for (let at = 0; at < head.length;) {
    const lead = head[at++]!;
    if (lead < 0x80) continue;
    const end = at + bytesBehind(lead);
    if (end === at || (at < head.length && isDoubtful(lead, head[at]!))) return false;
    for (; at < end && at < head.length; at++) if ((head[at]! & 0xc0) !== 0x80) return false;
  }
  return true;
}

/** How many bytes a character goes on for; 0 when none begins so. */
function bytesBehind(lead: number): number {
  if (lead < 0xc2 || lead > 0xf4) return 0;
  return lead < 0xe0 ? 1 : lead < 0xf0 ? 2 : 3;
}

/** Too long a form, half a surrogate, beyond Unicode; or where the replacement character itself stands. */
function isDoubtful(lead: number, second: number): boolean {
  if (lead === 0xe0) return second < 0xa0;
  if (lead === 0xed) return second > 0x9f;
  if (lead === 0xef) return second === 0xbf;
  if (lead === 0xf0) return second < 0x90;
  return lead === 0xf4 && second > 0x8f;
}

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

/** The bytes an encoding is judged by. */
export const HEAD_BYTES = 1 << 16;

/**
 * The bytes as UTF-8 chunks without a byte order mark, in whatever encoding its beginning is; it is let go
 * when no more are wanted. One loop rather than a chain of steps: archives may be of many thousand files.
 *
 * @param taken told of the bytes of each chunk as they lie in the stream; what it throws ends the reading.
 */
export async function* asUtf8(
  source: ByteSource,
  taken: (bytes: number) => void = () => undefined,
): AsyncGenerator<Uint8Array, void> {
  const reader = source.getReader();
  try {
    const head = await beginningOf(reader, HEAD_BYTES, taken);
    const encoding = encodingOf(head.subarray(0, HEAD_BYTES)) ?? "utf-8";
    const recoded = encoding === "utf-8" ? null : recoder(encoding);
    const first = recoded === null ? withoutMark(head) : recoded(head);
    if (first.length > 0) yield first;
    for (let next = await reader.read(); !next.done; next = await reader.read()) {
      taken(next.value.length);
      yield recoded === null ? next.value : recoded(next.value);
    }
    if (recoded !== null) yield recoded(null);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** Turns chunks of another encoding into UTF-8; null tells that there are no more. */
function recoder(encoding: Encoding): (chunk: Uint8Array | null) => Uint8Array {
  const decoder = new TextDecoder(encoding);
  const encoder = new TextEncoder();
  return (chunk) =>
    encoder.encode(chunk === null ? decoder.decode() : decoder.decode(chunk, { stream: true }));
}

function withoutMark(start: Uint8Array): Uint8Array {
  return start[0] === 0xef && start[1] === 0xbb && start[2] === 0xbf ? start.subarray(3) : start;
}

/** The first bytes, at most `wanted`; the source is let go. */
export async function headOf(source: ByteSource, wanted: number): Promise<Uint8Array> {
  const reader = source.getReader();
  try {
    return (await beginningOf(reader, wanted)).subarray(0, wanted);
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}

/** As many chunks as hold `wanted` bytes, or all there are. */
async function beginningOf(
  reader: ByteReader,
  wanted: number,
  taken: (bytes: number) => void = () => undefined,
): Promise<Uint8Array> {
  const chunks: Uint8Array[] = [];
  let length = 0;
  while (length < wanted) {
    const next = await reader.read(wanted - length);
    if (next.done) break;
    taken(next.value.length);
    chunks.push(next.value);
    length += next.value.length;
  }
  return joined(chunks);
}

/** Bytes at hand, for whoever reads from a source. */
export function sourceOf(bytes: Uint8Array): ByteSource {
  return {
    getReader() {
      let left: Uint8Array | null = bytes;
      return {
        read() {
          const next: NextBytes = left === null ? { done: true } : { done: false, value: left };
          left = null;
          return Promise.resolve(next);
        },
        cancel: () => Promise.resolve(),
      };
    },
  };
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
