import { collectArchive, openArchive } from "@kith/archives";
import type { Talk } from "@kith/contract/talk";
import { existsSync } from "node:fs";
import path from "node:path";
import { filesAt } from "../../server/src/cli/files.ts";

/** Archives on disk as talks, for tests and benchmarks. */

const root = path.resolve(import.meta.dirname, "../..");

/** The folder of real archives, or null where this machine has none. */
export function archivesFolder(): string | null {
  const folder = process.env["KITH_ARCHIVES"] ?? path.resolve(root, "../shared/data");
  return existsSync(folder) ? folder : null;
}

/** One chat of an archive; `name` is the archive's folder and the chat's own name. */
export interface ArchivedTalk {
  readonly name: string;
  readonly talk: Talk;
}

/** Every chat of a file or folder that some reader understands, the one with most messages first. */
export async function talksOf(place: string): Promise<ArchivedTalk[]> {
  const archive = await openArchive(await filesAt(place));
  const collector = await collectArchive(archive);
  const zone = archive.loss.timeZone ?? "UTC";
  return collector.chats().flatMap(({ key, chat }) => {
    const talk = collector.talk(key, zone);
    return talk === undefined ? [] : [{ name: `${path.basename(place)}/${chat.name}`, talk }];
  });
}
