import type { ArchiveFile } from "@kith/archives";
import { closeSync, openAsBlob, openSync, readSync } from "node:fs";
import { readdir, stat } from "node:fs/promises";
import path from "node:path";

/** Large enough that reading costs little beside understanding; with larger ones memory grows by a third. */
const CHUNK_BYTES = 1 << 17;

/**
 * The file at a path, or every file under a folder, named relative to where the path itself lies, so that the
 * folder's own name counts. Hidden files are kept, since Zulip's resolved topics begin with a dot; links
 * inside the folder are not followed and neither devices nor pipes are files.
 * @throws the file system's error when the path or a folder under it cannot be read.
 */
export async function filesAt(place: string): Promise<ArchiveFile[]> {
  const root = path.resolve(place);
  const found = await stat(root);
  const breath = new Breath();
  if (found.isFile()) return [await fileAt(root, path.basename(root), breath)];
  const files: ArchiveFile[] = [];
  for await (const inner of pathsUnder(root)) {
    const name = path.relative(path.dirname(root), inner);
    files.push(await fileAt(inner, name.split(path.sep).join("/"), breath));
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

async function fileAt(place: string, name: string, breath: Breath): Promise<ArchiveFile> {
  const blob = await openAsBlob(place);
  return { path: name, size: blob.size, stream: () => streamOf(place, blob.size, breath), blob };
}

const BREATH_MS = 40;

/** Reading that never waits would keep the process deaf to Ctrl-C: every so often it lets others have a turn. */
class Breath {
  #lastMs = performance.now();

  taken(): Promise<void> | undefined {
    if (performance.now() - this.#lastMs < BREATH_MS) return undefined;
    return new Promise((resolve) =>
      setImmediate(() => {
        this.#lastMs = performance.now();
        resolve();
      }),
    );
  }
}

/**
 * The file's bytes; it is opened when they are first asked for and closed when they end, fail or are let go.
 * It is read without waiting: with thousands of small files, going through the thread pool took most of the
 * time.
 */
function streamOf(place: string, size: number, breath: Breath): ReadableStream<Uint8Array> {
  let file: number | undefined;
  let left = size;
  const close = () => {
    if (file !== undefined) closeSync(file);
    file = undefined;
  };
  return new ReadableStream<Uint8Array>(
    {
      pull(controller) {
        try {
          file ??= openSync(place, "r");
          const chunk = nextChunk(file, left);
          left -= chunk.length;
          if (chunk.length > 0) {
            controller.enqueue(chunk);
            return breath.taken();
          }
        } catch (error) {
          close();
          throw error;
        }
        close();
        controller.close();
        return undefined;
      },
      cancel: close,
    },
    // Nothing is read, nor the file opened, before somebody asks.
    { highWaterMark: 0 },
  );
}

/** What comes next, nothing at the end. The file may have grown since its size was asked. */
function nextChunk(file: number, left: number): Uint8Array {
  const chunk = new Uint8Array(Math.min(Math.max(left, 1), CHUNK_BYTES));
  return chunk.subarray(0, readSync(file, chunk));
}
