import type { Talk } from "@kith/contract/talk";
import { inferLinks, linkKinds } from "@kith/diagnosis";
import { createWriteStream } from "node:fs";
import { lstat, rm, stat } from "node:fs/promises";
import path from "node:path";
import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { CannotSave, WrongUsage } from "./refusals.ts";

/** Found out before an hour of reading, not after it. @throws {WrongUsage} */
export async function demandPlaceFor(file: string | null): Promise<void> {
  if (file === null) return;
  const isFolder = async (place: string) => (await stat(place).catch(() => null))?.isDirectory() === true;
  if ((await isFolder(file)) || !(await isFolder(path.dirname(path.resolve(file))))) {
    throw new WrongUsage("noFolder", file);
  }
}

/** Writes a file piece by piece; what is stopped half-way is taken away again. @throws {CannotSave} */
export async function save(file: string, pieces: Iterable<string>, signal: AbortSignal): Promise<void> {
  try {
    await pipeline(Readable.from(pieces), createWriteStream(file), { signal });
  } catch (error) {
    const isOurs = (await lstat(file).catch(() => null))?.isFile() === true;
    if (isOurs) await rm(file, { force: true });
    throw new CannotSave(file, error instanceof Error ? error.message : String(error));
  }
}

/** What each message answers, one JSON object a line: ordinal, id, parent, kind, probability. */
export function* linkLines(talk: Talk): Generator<string> {
  const links = inferLinks(talk);
  for (let i = 0; i < talk.length; i++) {
    const parent = links.parent[i]!;
    const link = {
      ordinal: i,
      id: talk.ids.at(i) || null,
      parent: parent < 0 ? null : parent,
      kind: linkKinds[links.kind[i]!],
      probability: Math.round(1000 * links.probability[i]!) / 1000,
    };
    yield `${JSON.stringify(link)}\n`;
  }
}
