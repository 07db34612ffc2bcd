import {
  collectArchive,
  openArchive,
  tableSampleOf,
  type ChatSummary,
  type OpenArchive,
  type TalkCollector,
} from "@kith/archives";
import type { Talk } from "@kith/contract/talk";
import { filesAt } from "../files.ts";
import type { CheckOptions } from "./options.ts";
import type { ProgressLine } from "./progress.ts";

/** Reading the archive that was asked for. */

export interface HasRead {
  readonly archive: OpenArchive;
  readonly collector: TalkCollector;
  readonly chats: readonly ChatSummary[];
}

/** Why nothing could be judged; `details` are lines to print below. */
export class CannotRead extends Error {
  readonly kind: "notFound" | "nothing" | "noMessages" | "needMap" | "noChat";
  readonly details: readonly string[];

  constructor(kind: CannotRead["kind"], details: readonly string[] = []) {
    super(kind);
    this.name = "CannotRead";
    this.kind = kind;
    this.details = details;
  }
}

/** Opens and reads. @throws {CannotRead}, UnknownFormat, UnknownZone */
export async function readPlace(
  options: CheckOptions,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<HasRead> {
  progress.begin("looking");
  const files = await filesAt(options.place).catch(() => {
    throw new CannotRead("notFound");
  });
  const format = options.format === null ? {} : { format: options.format };
  const archive = await openArchive(files, { ...format, signal });
  if (archive.units.length === 0) throw new CannotRead("nothing");
  await demandMapping(archive, options);
  progress.begin("reading");
  const collector = await collectArchive(archive, {
    ...(options.timeZone === null ? {} : { timeZone: options.timeZone }),
    ...(options.mapping === null ? {} : { mapping: options.mapping }),
    signal,
    onProgress: ({ bytesRead, messages }) => {
      progress.update(
        archive.totalBytes === null ? null : bytesRead / Math.max(1, archive.totalBytes),
        messages,
      );
    },
  });
  const chats = collector.chats();
  if (chats.length === 0) throw new CannotRead("noMessages");
  return { archive, collector, chats };
}

/** A table whose header says nothing cannot be read without being told what its columns are. */
async function demandMapping(archive: OpenArchive, options: CheckOptions): Promise<void> {
  if (options.mapping !== null) return;
  for (const { reader, files } of archive.units) {
    if (reader.id !== "plain-csv" || files[0] === undefined) continue;
    const { columns, rows, isComplete } = await tableSampleOf(files[0]);
    if (isComplete) continue;
    const shown = columns.map((name, index) => `  ${index}  ${name}  ${rows[0]?.[index] ?? ""}`);
    throw new CannotRead("needMap", shown);
  }
}

export const ALL = "all";

/** The talks to judge: one, or every chat, each with a name to list it by. */
export function chosenChats({ chats }: HasRead, wanted: string | null): readonly ChatSummary[] {
  if (wanted === null || wanted === ALL) return chats;
  const found = chats.filter(
    ({ chat, key }) => key === wanted || chat.name.toLowerCase().includes(wanted.toLowerCase()),
  );
  if (found.length === 0) {
    throw new CannotRead(
      "noChat",
      chats.map(({ chat }) => `  ${chat.name}`),
    );
  }
  const exact = found.find(({ chat, key }) => key === wanted || chat.name === wanted);
  return [exact ?? found[0]!];
}

/** The zone in which days are counted: the one given, the one wall clocks were taken in, or this machine's. */
export function zoneOf({ archive }: HasRead, options: CheckOptions): string {
  const own = Intl.DateTimeFormat().resolvedOptions().timeZone;
  return options.timeZone ?? archive.loss.timeZone ?? own;
}

/** Several group chats as the channels of one community. */
export function talkOfAll({ collector, chats }: HasRead, name: string, timeZone: string): Talk | undefined {
  const keys = chats.filter(({ chat }) => chat.shape !== "private").map(({ key }) => key);
  return collector.together(keys, name, timeZone);
}
