/** A browser takes milliseconds to begin each file, and a reading begins each several times. */
const SMALL_BYTES = 1 << 18;
const MOST_KEPT_BYTES = 1 << 26;

/** Keeps the bytes of small files, of many of them at most 64 MB, so that each is fetched once. */
export class KeptBytes {
  readonly #bytes = new Map<Blob, Uint8Array<ArrayBuffer>>();
  #total = 0;

  /** Like `blob.stream()`. */
  stream(blob: Blob): ReadableStream<Uint8Array> {
    if (blob.size > SMALL_BYTES) return blob.stream();
    return new ReadableStream({
      pull: async (controller) => {
        const bytes = await this.#bytesOf(blob);
        // A copy, since whoever reads a stream may do as they like with what it gives.
        if (bytes.length > 0) controller.enqueue(bytes.slice());
        controller.close();
      },
    });
  }

  async #bytesOf(blob: Blob): Promise<Uint8Array> {
    const kept = this.#bytes.get(blob);
    if (kept !== undefined) return kept;
    const bytes = new Uint8Array(await blob.arrayBuffer());
    if (this.#total + bytes.length <= MOST_KEPT_BYTES) {
      this.#total += bytes.length;
      this.#bytes.set(blob, bytes);
    }
    return bytes;
  }
}
