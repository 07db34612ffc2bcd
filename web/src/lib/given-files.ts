import type { GivenFile } from "../features/check/protocol.ts";

/**
 * The files people hand over, by the number of the run that reads them. They live as long as the page and
 * never in its address or storage; the address holds only the number, so that Back and Forward work.
 */
const runs = new Map<number, readonly GivenFile[]>();

/** Keeps the files and returns the number of their run. */
export function keepFiles(files: readonly GivenFile[]): number {
  const run = runs.size + 1;
  runs.set(run, files);
  return run;
}

export function keptFiles(run: number): readonly GivenFile[] | undefined {
  return runs.get(run);
}

/** Files from a picker, with the path they have inside a chosen folder. */
export function pickedFiles(list: FileList): readonly GivenFile[] {
  return [...list]
    .map((file) => ({ path: file.webkitRelativePath || file.name, blob: file }))
    .filter(isChosen);
}

/** Files from a drop: whole folders are walked. Call it inside the event, before anything is awaited. */
export async function droppedFiles(transfer: DataTransfer): Promise<readonly GivenFile[]> {
  const items = [...transfer.items].filter(({ kind }) => kind === "file");
  const entries = items.map((item) => item.webkitGetAsEntry() ?? item.getAsFile());
  const found = await Promise.all(entries.filter((entry) => entry !== null).map(filesUnder));
  return found.flat().filter(isChosen);
}

async function filesUnder(entry: FileSystemEntry | File): Promise<readonly GivenFile[]> {
  if (entry instanceof File) return [{ path: entry.name, blob: entry }];
  if (isFile(entry)) return [{ path: entry.fullPath.replace(/^\//, ""), blob: await fileOf(entry) }];
  if (!isFolder(entry)) return [];
  const inner = await entriesOf(entry);
  return (await Promise.all(inner.map(filesUnder))).flat();
}

function isFile(entry: FileSystemEntry): entry is FileSystemFileEntry {
  return entry.isFile;
}

function isFolder(entry: FileSystemEntry): entry is FileSystemDirectoryEntry {
  return entry.isDirectory;
}

function fileOf(entry: FileSystemFileEntry): Promise<File> {
  return new Promise((resolve, reject) => entry.file(resolve, reject));
}

/** A folder tells its entries in portions, and is done when a portion is empty. */
async function entriesOf(folder: FileSystemDirectoryEntry): Promise<readonly FileSystemEntry[]> {
  const reader = folder.createReader();
  const entries: FileSystemEntry[] = [];
  for (;;) {
    const portion = await new Promise<FileSystemEntry[]>((resolve, reject) =>
      reader.readEntries(resolve, reject),
    );
    if (portion.length === 0) return entries;
    entries.push(...portion);
  }
}

/** What an operating system leaves in folders was not chosen by anyone. */
function isChosen({ path }: GivenFile): boolean {
  return !/(^|\/)(\.[^/]*|__MACOSX\/.*|Thumbs\.db|desktop\.ini)$/.test(path);
}
