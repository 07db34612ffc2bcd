/** One file of an archive, wherever it lies: on a disk, in a browser's file picker, inside a zip. */
export interface ArchiveFile {
  /** Relative, with forward slashes; folders carry meaning in several formats. */
  readonly path: string;
  /** Uncompressed bytes where known in advance, else null. */
  readonly size: number | null;
  /** A fresh stream over the bytes, from the start, at each call. */
  stream(): ReadableStream<Uint8Array>;
  /**
   * The same bytes without a stream, from those who can. In Node a stream outlives many rounds of the collector:
   * of tens of thousands of small files, streams were most of the memory.
   */
  bytes?(): ByteSource;
  /** Random access, which zip archives need; absent for files that are themselves inside a zip. */
  readonly blob?: Blob;
}

/** What is asked of a stream here; a web stream of bytes is one. */
export interface ByteSource {
  getReader(): ByteReader;
}

export interface ByteReader {
  /** @param wanted the most bytes that are of use now, for those who can fetch as few; others give more. */
  read(wanted?: number): Promise<NextBytes>;
  cancel(): Promise<void>;
}

export type NextBytes =
  | { readonly done: false; readonly value: Uint8Array }
  | { readonly done: true; readonly value?: Uint8Array | undefined };

/** The bytes of a file, from the start, in the way that costs least. */
export function bytesOf(file: ArchiveFile): ByteSource {
  return file.bytes?.() ?? file.stream();
}

/** Wraps a browser File or any Blob. */
export function fileOfBlob(path: string, blob: Blob): ArchiveFile {
  return { path, size: blob.size, stream: () => blob.stream(), blob };
}

/** Wraps text held in memory: for samples and tests. */
export function fileOfText(path: string, text: string): ArchiveFile {
  return fileOfBlob(path, new Blob([text]));
}

/** The last part of a path. */
export function baseName(path: string): string {
  return path.slice(path.lastIndexOf("/") + 1);
}

/** The folders of a path, outermost first. */
export function foldersOf(path: string): string[] {
  return path.split("/").slice(0, -1);
}

const natural = new Intl.Collator("en", { numeric: true });

/** Orders paths the way people number them: 2.csv before 10.csv. */
export function comparePaths(a: ArchiveFile, b: ArchiveFile): number {
  return natural.compare(a.path, b.path) || (a.path < b.path ? -1 : 1);
}

/**
 * Sorts files by the innermost of the given folders they lie in; files outside all of them are left out.
 * A folder is written with its slash behind it; "" is the outermost.
 */
export function filesByFolder(
  files: readonly ArchiveFile[],
  folders: Iterable<string>,
): Map<string, ArchiveFile[]> {
  const sorted = new Map<string, ArchiveFile[]>([...folders].map((folder) => [folder, []]));
  const lengths = new Set([...sorted.keys()].map((folder) => folder.length));
  for (const file of files) {
    for (let end = file.path.length; end > 0;) {
      end = end < 2 ? 0 : file.path.lastIndexOf("/", end - 2) + 1;
      const own = lengths.has(end) ? sorted.get(file.path.slice(0, end)) : undefined;
      if (own === undefined) continue;
      own.push(file);
      break;
    }
  }
  return sorted;
}
