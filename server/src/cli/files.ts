import type { ArchiveFile } from "@kith/archives";
import { openAsBlob } from "node:fs";
import { open, readdir, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";

/** Large enough that reading costs little beside understanding, small enough that memory stays flat. */
const CHUNK_BYTES = 1 << 20;

/**
 * The file at a path, or every file under a folder, named relative to where the path itself lies, so that the
 * folder's own name counts. Hidden files are kept, since Zulip's resolved topics begin with a dot; links
 * inside the folder are not followed and neither devices nor pipes are files.
 * @throws the file system's error when the path or a folder under it cannot be read.
 */
export async function filesAt(place: string): Promise<ArchiveFile[]> {
  const root = path.resolve(place);
  const found = await stat(root);
  if (found.isFile()) return [await fileAt(root, path.basename(root))];
  const files: ArchiveFile[] = [];
  for await (const inner of pathsUnder(root)) {
    const name = path.relative(path.dirname(root), inner);
    files.push(await fileAt(inner, name.split(path.sep).join("/")));
  }
  return files;
}

async function* pathsUnder(folder: string): AsyncGenerator<string> {
  for (const entry of await readdir(folder, { withFileTypes: true })) {
    const inner = path.join(folder, entry.name);
    if (entry.isFile()) yield inner;
    else if (entry.isDirectory()) yield* pathsUnder(inner);
  }
}

async function fileAt(place: string, name: string): Promise<ArchiveFile> {
  const blob = await openAsBlob(place);
  return { path: name, size: blob.size, stream: () => streamOf(place, blob.size), blob };
}

/** The file's bytes; it is opened when they are first asked for and closed when they end, fail or are let go. */
function streamOf(place: string, size: number): ReadableStream<Uint8Array> {
  let handle: FileHandle | undefined;
  let left = size;
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        handle ??= await open(place);
        const chunk = await nextChunk(handle, left).catch(async (error: unknown) => {
          await handle?.close();
          throw error;
        });
        left -= chunk.length;
        if (chunk.length > 0) return controller.enqueue(chunk);
        await handle.close();
        controller.close();
      },
      async cancel() {
        await handle?.close();
      },
    },
    // Nothing is read, nor the file opened, before somebody asks.
    { highWaterMark: 0 },
  );
}

/** What comes next, nothing at the end. The file may have grown since its size was asked. */
async function nextChunk(handle: FileHandle, left: number): Promise<Uint8Array> {
  const chunk = new Uint8Array(Math.min(Math.max(left, 1), CHUNK_BYTES));
  const { bytesRead } = await handle.read(chunk, 0, chunk.length, null);
  return chunk.subarray(0, bytesRead);
}
