import {
  BlobReader,
  ZipReader,
  configure,
  type Entry,
  type FileEntry,
} from "@zip.js/zip.js/lib/zip-core-native.js";
import type { ArchiveFile } from "../file.ts";
import type { LossLedger } from "../loss.ts";

// Everything already runs in a worker, and a page that forbids blob: scripts could not start more.
configure({ useWebWorkers: false });

export const MAX_ZIP_ENTRIES = 100_000;

/** A file that unpacks to more than this many times its size is a bomb, not a chat. */
const MAX_RATIO = 200;

/** Small files may legitimately shrink that far (a page of one repeated line). */
const RATIO_MATTERS_FROM_BYTES = 1 << 20;

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
  const reader = new ZipReader(new BlobReader(blob), { decodeText: nameOf });
  const files: ArchiveFile[] = [];
  try {
    for await (const entry of reader.getEntriesGenerator()) {
      if (entry.directory || isPackagingNoise(entry.filename)) continue;
      if (files.length >= MAX_ZIP_ENTRIES) {
        loss.skip("tooManyFiles", path, null, entry.filename);
        break;
      }
      const file = safeFile(path, entry, loss);
      if (file !== null) files.push(file);
    }
  } catch (error) {
    if (files.length === 0) throw new UnreadableZip(error);
    loss.truncated(path);
  }
  return files;
}

function safeFile(path: string, entry: Entry & FileEntry, loss: LossLedger): ArchiveFile | null {
  const place = `${path}/${entry.filename}`;
  if (isUnsafePath(entry.filename)) {
    loss.skip("unsafePath", path, null, entry.filename);
    return null;
  }
  const isHuge = entry.uncompressedSize > RATIO_MATTERS_FROM_BYTES;
  if (isHuge && entry.uncompressedSize > entry.compressedSize * MAX_RATIO) {
    loss.skip("tooMuchCompression", place, null, "");
    return null;
  }
  if (entry.encrypted || entry.uncompressedSize > MAX_UNPACKED_BYTES) {
    loss.skip("unreadableFile", place, null, "");
    return null;
  }
  return { path: place, size: entry.uncompressedSize, stream: () => unpacked(entry) };
}

function isUnsafePath(name: string): boolean {
  return (
    name.startsWith("/") || /^[A-Za-z]:/.test(name) || name.includes("\\") || name.split("/").includes("..")
  );
}

function isPackagingNoise(name: string): boolean {
  return name.startsWith("__MACOSX/") || name.endsWith(".DS_Store");
}

/** The bytes of an entry; sizes in a zip's directory may lie, so what really comes out is measured too. */
function unpacked(entry: FileEntry): ReadableStream<Uint8Array> {
  const limit = Math.max(entry.compressedSize * MAX_RATIO, RATIO_MATTERS_FROM_BYTES);
  let bytes = 0;
  const guard = new TransformStream<Uint8Array, Uint8Array>({
    transform(chunk, controller) {
      bytes += chunk.length;
      if (bytes > limit) controller.error(new UnreadableZip("too much compression"));
      else controller.enqueue(chunk);
    },
  });
  // The stream carries the failure to whoever reads it.
  entry.getData(guard.writable).catch(() => undefined);
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
