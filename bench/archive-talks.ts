import { fileOfBlob, openArchive, readArchive, TalkCollector, type ArchiveFile } from "@kith/archives";
import type { Talk } from "@kith/contract/talk";
import { existsSync, openAsBlob, readdirSync, statSync } from "node:fs";
import path from "node:path";

/** Archives on disk as talks, for tests and benchmarks. */

const root = path.resolve(import.meta.dirname, "..");

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
  const collector = new TalkCollector();
  for await (const items of readArchive(archive)) collector.add(items);
  const zone = archive.loss.timeZone ?? "UTC";
  const carries = archive.units.map(({ reader }) => reader.carries);
  const carried = {
    replies: carries.some(({ replies }) => replies),
    mentions: carries.some(({ mentions }) => mentions),
    joins: carries.some(({ joins }) => joins),
    roster: carries.some(({ roster }) => roster),
  };
  return collector.chats().map(({ key, chat }) => ({
    name: `${path.basename(place)}/${chat.name}`,
    talk: collector.talk(key, zone, carried)!,
  }));
}

async function filesAt(place: string): Promise<ArchiveFile[]> {
  if (!statSync(place).isDirectory()) return [fileOfBlob(path.basename(place), await openAsBlob(place))];
  const found = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  return Promise.all(
    found.map(async (entry) => {
      const file = path.join(entry.parentPath, entry.name);
      return fileOfBlob(path.relative(place, file).split(path.sep).join("/"), await openAsBlob(file));
    }),
  );
}
