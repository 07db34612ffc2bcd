import type { ArchiveFile, ByteReader, NextBytes } from "@kith/archives";
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
  const reader = () => new BytesOnDisk(place, blob.size, breath);
  return {
    path: name,
    size: blob.size,
    stream: () => streamOf(reader()),
    bytes: () => ({ getReader: reader }),
    blob,
  };
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

/** A stream over a file's bytes; nothing is read, nor the file opened, before somebody asks. */
function streamOf(reader: ByteReader): ReadableStream<Uint8Array> {
  return new ReadableStream<Uint8Array>(
    {
      async pull(controller) {
        const next = await reader.read();
        if (next.done) controller.close();
        else controller.enqueue(next.value);
      },
      cancel: () => reader.cancel(),
    },
    { highWaterMark: 0 },
  );
}

/**
 * The file's bytes; it is opened when they are first asked for and closed when they end, fail or are let go.
 * It is read without waiting: with thousands of small files, going through the thread pool took most of the
 * time.
 */
class BytesOnDisk implements ByteReader {
  readonly #place: string;
  readonly #breath: Breath;
  #left: number;
  #file: number | undefined;
  #isOver = false;

  constructor(place: string, size: number, breath: Breath) {
    this.#place = place;
    this.#left = size;
    this.#breath = breath;
  }

  async read(wanted = CHUNK_BYTES): Promise<NextBytes> {
    const value = this.#isOver ? NOTHING : this.#next(Math.min(wanted, CHUNK_BYTES));
    if (value.length === 0) return { done: true };
    const breath = this.#breath.taken();
    if (breath !== undefined) await breath;
    return { done: false, value };
  }

  cancel(): Promise<void> {
    this.#close();
    return Promise.resolve();
  }

  /** What comes next, nothing at the end. The file may have grown since its size was asked. */
  #next(atMost: number): Uint8Array {
    try {
      this.#file ??= openSync(this.#place, "r");
      const chunk = new Uint8Array(Math.min(Math.max(this.#left, 1), atMost));
      const read = chunk.subarray(0, readSync(this.#file, chunk));
      this.#left -= read.length;
      if (read.length === 0) this.#close();
      return read;
    } catch (error) {
      this.#close();
      throw error;
    }
  }

  #close(): void {
    this.#isOver = true;
    if (this.#file !== undefined) closeSync(this.#file);
    this.#file = undefined;
  }
}

const NOTHING = new Uint8Array(0);
