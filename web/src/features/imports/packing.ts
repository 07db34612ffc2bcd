import { makeZip, predictLength } from "client-zip";
import type { GivenFile } from "../check/protocol.ts";

/**
 * Files that are one history travel as one zip, unpressed, with their paths. Nothing of them is held: the zip is made of
 * the files as they lie on the device and of what stands between them. They are read once before, for the checksums.
 */

/** How many bytes travel. */
export function bytesOf(files: readonly GivenFile[]): number {
  const [first] = files;
  if (first !== undefined && files.length === 1) return first.blob.size;
  return Number(predictLength(files.map(({ path, blob }) => ({ name: path, size: blob.size }))));
}

/** What travels: a single file as it is. @throws the signal's reason, and where a file cannot be read. */
export async function packed(files: readonly GivenFile[], signal: AbortSignal): Promise<Blob> {
  const [first] = files;
  if (first !== undefined && files.length === 1) return first.blob;
  const contents = new WeakMap<Uint8Array, Blob>();
  const parts: BlobPart[] = [];
  let last: Blob | null = null;
  for await (const bytes of chunksOf(makeZip(entriesOf(files, contents)))) {
    signal.throwIfAborted();
    const content = contents.get(bytes);
    if (content === undefined) parts.push(new Uint8Array(bytes));
    else if (content !== last) parts.push((last = content));
  }
  return new Blob(parts);
}

/** Says of each chunk whose it is, so that the file stands in the zip in its place. */
function* entriesOf(files: readonly GivenFile[], contents: WeakMap<Uint8Array, Blob>) {
  for (const { path, blob } of files) {
    const input = async function* () {
      for await (const chunk of chunksOf(blob.stream())) {
        contents.set(chunk, blob);
        yield chunk;
      }
    };
    const lastModified = blob instanceof File ? blob.lastModified : 0;
    yield { name: path, size: blob.size, lastModified: new Date(lastModified), input: input() };
  }
}

/** Not every browser can go through a stream by itself. */
async function* chunksOf(stream: ReadableStream<Uint8Array>): AsyncGenerator<Uint8Array> {
  const reader = stream.getReader();
  try {
    for (;;) {
      const { value, done } = await reader.read();
      if (done) return;
      yield value;
    }
  } finally {
    await reader.cancel().catch(() => undefined);
  }
}
