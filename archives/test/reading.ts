import type { ArchiveChat, ArchiveMessage, ArchivePerson, LossReport } from "@kith/contract/archive";
import { BlobReader, BlobWriter, configure, ZipWriter } from "@zip.js/zip.js";
import { openAsBlob, existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { fileOfBlob, openArchive, readArchive, type ArchiveFile, type ReadOptions } from "../src/index.ts";

configure({ useWebWorkers: false });

/** Everything an archive yielded, sorted by what it is. */
export interface Reading {
  readonly formats: readonly string[];
  readonly chats: readonly ArchiveChat[];
  readonly people: readonly ArchivePerson[];
  readonly messages: readonly ArchiveMessage[];
  readonly loss: LossReport;
}

export interface ReadingOptions extends ReadOptions {
  readonly format?: string;
}

export async function readAll(
  files: readonly ArchiveFile[],
  { format, ...options }: ReadingOptions = {},
): Promise<Reading> {
  const archive = await openArchive(files, format === undefined ? {} : { format });
  const chats: ArchiveChat[] = [];
  const people: ArchivePerson[] = [];
  const messages: ArchiveMessage[] = [];
  for await (const items of readArchive(archive, options)) {
    for (const item of items) {
      if (item.type === "chat") chats.push(item);
      else if (item.type === "person") people.push(item);
      else messages.push(item);
    }
  }
  const formats = archive.units.map((unit) => unit.reader.id);
  return { formats, chats, people, messages, loss: archive.loss.report() };
}

const root = path.resolve(import.meta.dirname, "../..");

/** A folder of real archives, or null where this machine has none. */
export function archivesFolder(name: string): string | null {
  const folder = path.join(process.env["KITH_ARCHIVES"] ?? path.resolve(root, "../shared/data"), name);
  return existsSync(folder) ? folder : null;
}

/** A fixture, or a folder of them, with paths as an export would have them. */
export async function fixture(name: string): Promise<ArchiveFile[]> {
  return filesUnder(path.join(root, "archives/fixtures", name));
}

/** Every file under a folder, dot files too, named relative to it. */
export async function filesUnder(folder: string): Promise<ArchiveFile[]> {
  const entries = readdirSync(folder, { recursive: true, withFileTypes: true });
  const paths = entries
    .filter((entry) => entry.isFile())
    .map((entry) => path.join(entry.parentPath, entry.name));
  return Promise.all(
    paths.map(async (place) =>
      fileOfBlob(path.relative(folder, place).split(path.sep).join("/"), await openAsBlob(place)),
    ),
  );
}

/** Where two readings of the same talk differ: ids and fields, never words. At most ten. */
export function differences(
  expected: readonly ArchiveMessage[],
  actual: readonly ArchiveMessage[],
): { id: string | null; fields: string[] }[] {
  const found: { id: string | null; fields: string[] }[] = [];
  for (let i = 0; i < Math.max(expected.length, actual.length) && found.length < 10; i++) {
    const [a, b] = [expected[i], actual[i]];
    if (a === undefined || b === undefined) {
      found.push({ id: (a ?? b)?.id ?? null, fields: [a === undefined ? "added" : "missing"] });
      continue;
    }
    const keys = Object.keys(a) as (keyof ArchiveMessage)[];
    const fields = keys.filter((key) => JSON.stringify(a[key]) !== JSON.stringify(b[key]));
    if (fields.length > 0) found.push({ id: a.id, fields });
  }
  return found;
}

/** The files packed into one zip, as a download would be. */
export async function zipped(name: string, files: readonly ArchiveFile[]): Promise<ArchiveFile> {
  const writer = new ZipWriter(new BlobWriter("application/zip"));
  for (const file of files)
    await writer.add(file.path, new BlobReader(await new Response(file.stream()).blob()));
  return fileOfBlob(name, await writer.close());
}
