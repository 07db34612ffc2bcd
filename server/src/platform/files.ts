import { createWriteStream, openAsBlob } from "node:fs";
import { mkdir, open, readdir, rename, rm, stat, type FileHandle } from "node:fs/promises";
import path from "node:path";
import { Transform, type Readable } from "node:stream";
import { pipeline } from "node:stream/promises";

/**
 * Files an instance keeps: a folder beside the database now, a store on other machines by the same door later. Keys
 * are ours, such as `imports/0190…`; names that people give their files never become keys.
 */
export interface Files {
  /**
   * Keeps what a stream gives; it is there as a whole or not at all.
   * @returns how many bytes it is. @throws {TooLarge} once there are more than `mostBytes`, and what the stream throws.
   */
  keep(key: string, stream: Readable, mostBytes: number): Promise<number>;
  /** @throws the file system's error where there is none under this key. */
  open(key: string): Promise<KeptFile>;
  /** Removes it where it is there. */
  remove(key: string): Promise<void>;
  /** The keys under a folder such as `imports`, each with when it was kept. */
  under(folder: string): Promise<{ readonly key: string; readonly keptAt: Date }[]>;
}

export interface KeptFile {
  readonly bytes: number;
  /** A fresh stream from the start at each call. */
  stream(): ReadableStream<Uint8Array>;
  /** For access at any place. */
  readonly blob: Blob;
}

/** There is more in a stream than may be kept. */
export class TooLarge extends Error {
  /** As HTTP says it. */
  readonly statusCode = 413;
}

const KEY = /^[a-z][a-z0-9-]*(?:\/[a-z0-9][a-z0-9.-]*)+$/;
const CHUNK_BYTES = 1 << 17;
const PARTIAL = ".partial";

/** Files in the folder `files` of the data folder, which backups take along. */
export function filesIn(dataFolder: string): Files {
  const root = path.join(dataFolder, "files");
  const placeOf = (key: string) => {
    if (!KEY.test(key) || key.includes("..")) throw new Error(`no key: ${key}`);
    return path.join(root, key);
  };
  return {
    keep: async (key, stream, mostBytes) => keepAt(placeOf(key), stream, mostBytes),
    open: async (key) => {
      const place = placeOf(key);
      const blob = await openAsBlob(place);
      return { bytes: blob.size, stream: () => streamOf(place), blob };
    },
    remove: async (key) => {
      await rm(placeOf(key), { force: true });
    },
    under: (folder) => keysUnder(root, folder),
  };
}

async function keepAt(place: string, stream: Readable, mostBytes: number): Promise<number> {
  await mkdir(path.dirname(place), { recursive: true, mode: 0o700 });
  const partial = `${place}${PARTIAL}`;
  let bytes = 0;
  const counted = new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length;
      if (bytes > mostBytes) done(new TooLarge());
      else done(null, chunk);
    },
  });
  try {
    await pipeline(stream, counted, createWriteStream(partial, { mode: 0o600 }));
    await synced(partial);
    await rename(partial, place);
    return bytes;
  } catch (error) {
    await rm(partial, { force: true });
    throw error;
  }
}

/** What is answered for must be on the disk. */
async function synced(place: string): Promise<void> {
  const file = await open(place, "r+");
  try {
    await file.datasync();
  } finally {
    await file.close();
  }
}

/**
 * Read as it is asked for, a chunk at a time. Node's own bridge from its streams goes on after a reader let go, and
 * what then arrives is thrown where nobody can catch it.
 */
function streamOf(place: string): ReadableStream<Uint8Array> {
  const reading = { file: null as FileHandle | null, isOver: false };
  const end = async () => {
    reading.isOver = true;
    await reading.file?.close();
    reading.file = null;
  };
  return new ReadableStream<Uint8Array>(
    {
      pull: async (controller) => {
        reading.file ??= await open(place, "r");
        const { bytesRead, buffer } = await reading.file.read(new Uint8Array(CHUNK_BYTES));
        if (reading.isOver || bytesRead === 0) {
          const wasOver = reading.isOver;
          await end();
          if (!wasOver) controller.close();
        } else controller.enqueue(buffer.subarray(0, bytesRead));
      },
      cancel: end,
    },
    { highWaterMark: 0 },
  );
}

async function keysUnder(root: string, folder: string) {
  const names = await readdir(path.join(root, folder)).catch((): string[] => []);
  return Promise.all(
    names.map(async (name) => {
      const { mtime } = await stat(path.join(root, folder, name));
      return { key: `${folder}/${name}`, keptAt: mtime };
    }),
  );
}
