import {
  BlobReader,
  ZipReader,
  configure,
  type Entry,
  type FileEntry,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import type { SkipReason } from "@kith/contract/archive";
import type { ArchiveFile } from "../file.ts";
import type { LossLedger } from "../loss.ts";

// Everything already runs in a worker, and a page that forbids blob: scripts could not start more.
configure({ useWebWorkers: false });

export const MAX_ZIP_ENTRIES = 100_000;

/** A file that unpacks to more than this many times its size is a bomb, not a chat. */
const MAX_RATIO = 200;

/** Small files may legitimately shrink that far (a page of one repeated line). */
const RATIO_MATTERS_FROM_BYTES = 1 << 20;

/** All files of a zip together. */
export const MAX_UNPACKED_BYTES = 64 * 2 ** 30;

const ZIP_MAGIC = [0x50, 0x4b];

/** Whether the first bytes are those of a zip archive. */
export function isZip(head: Uint8Array): boolean {
  return head[0] === ZIP_MAGIC[0] && head[1] === ZIP_MAGIC[1] && (head[2] === 3 || head[2] === 5);
}

/** The zip file is damaged or encrypted. */
export class UnreadableZip extends Error {
  constructor(cause: unknown) {
    super("unreadable zip", { cause });
    this.name = "UnreadableZip";
  }
}

/**
 * The files inside a zip, unread. Unsafe paths, bombs and entries beyond the limit are left out and told.
 * @throws {UnreadableZip}
 */
export async function filesInZip(path: string, blob: Blob, loss: LossLedger): Promise<ArchiveFile[]> {
  // What is unsafe is judged here: the library would give up the whole zip for one bad name.
  const reader = new ZipReader(new BlobReader(blob), { decodeText: nameOf, filenameValidation: "tolerant" });
  const listing = new Listing(path, blob.size, loss);
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      const name = entry.filename.replaceAll("\\", "/");
      if (entry.directory || isPackagingNoise(name)) continue;
      if (listing.files.length >= MAX_ZIP_ENTRIES) {
        loss.skip("tooManyFiles", path, null, name);
        break;
      }
      listing.add(entry, name);
    }
  } catch (error) {
    if (listing.files.length === 0) throw new UnreadableZip(error);
    loss.truncated(path);
  }
  return listing.files;
}

/** The entries of a zip that are safe to read. */
class Listing {
  readonly files: ArchiveFile[] = [];
  readonly #path: string;
  readonly #zipBytes: number;
  readonly #loss: LossLedger;
  #packedBytes = 0;
  #unpackedBytes = 0;

  constructor(path: string, zipBytes: number, loss: LossLedger) {
    this.#path = path;
    this.#zipBytes = zipBytes;
    this.#loss = loss;
  }

  add(entry: Entry & FileEntry, name: string): void {
    const place = `${this.#path}/${name}`;
    const reason = this.#refusal(entry, name);
    if (reason === "unsafePath") this.#loss.skip(reason, this.#path, null, name);
    else if (reason !== null) this.#loss.skip(reason, place, null, "");
    if (reason !== null) return;
    const limit = this.#limitOf(entry);
    this.files.push({ path: place, size: entry.uncompressedSize, stream: () => unpacked(entry, limit) });
  }

  #refusal(entry: FileEntry, name: string): SkipReason | null {
    if (isUnsafePath(name)) return "unsafePath";
    if (entry.encrypted) return "unreadableFile";
    this.#packedBytes += entry.compressedSize;
    this.#unpackedBytes += entry.uncompressedSize;
    // Together the parts of a zip cannot be larger than the zip, unless they are the same bytes again and again.
    const isBomb = this.#packedBytes > this.#zipBytes || this.#unpackedBytes > MAX_UNPACKED_BYTES;
    return isBomb || entry.uncompressedSize > this.#limitOf(entry) ? "tooMuchCompression" : null;
  }

  #limitOf(entry: FileEntry): number {
    return Math.max(Math.min(entry.compressedSize, this.#zipBytes) * MAX_RATIO, RATIO_MATTERS_FROM_BYTES);
  }
}

function isUnsafePath(name: string): boolean {
  return name.startsWith("/") || /^[A-Za-z]:/.test(name) || name.split("/").includes("..");
}

function isPackagingNoise(name: string): boolean {
  return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
}

/** The bytes of an entry; sizes in a zip's directory may lie, so what really comes out is measured too. */
function unpacked(entry: FileEntry, limit: number): ReadableStream<Uint8Array> {
  let bytes = 0;
  const guard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > limit) controller.error(new UnreadableZip("too much compression"));
      else controller.enqueue(chunk);
    },
  });
  // The stream carries the failure to whoever reads it; one found before the first byte must be put there.
  entry.getData(guard.writable).catch((error: unknown) => guard.writable.abort(error).catch(() => undefined));
  return guard.readable;
}

/** Zips made on Chinese Windows carry GBK names without saying so. */
function nameOf(raw: Uint8Array): string {
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(raw);
  } catch {
    return new TextDecoder("gb18030").decode(raw);
  }
}
