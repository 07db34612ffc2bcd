import {
  collectArchive,
  openArchive,
  tableSampleOf,
  type ChatSummary,
  type OpenArchive,
  type TableSample,
  type TalkCollector,
} from "@kith/archives";
import type { Language } from "@kith/contract/language";
import type { Talk } from "@kith/contract/talk";
import { redacted } from "@kith/diagnosis";
import { filesAt } from "../files.ts";
import { fitted } from "../terminal.ts";
import type { CheckOptions } from "./options.ts";
import type { ProgressLine } from "./progress.ts";
import { CannotRead } from "./refusals.ts";

/** Reading the archive that was asked for. */

export interface HasRead {
  readonly archive: OpenArchive;
  readonly collector: TalkCollector;
  readonly chats: readonly ChatSummary[];
}

/** Opens and reads. @throws {CannotRead}, {UnknownFormat}, {UnknownZone} */
export async function readPlace(
  options: CheckOptions,
  progress: ProgressLine,
  signal: AbortSignal,
): Promise<HasRead> {
  progress.begin("looking");
  const files = await filesAt(options.place).catch(() => {
    throw new CannotRead("notFound", options.place);
  });
  const format = options.format === null ? {} : { format: options.format };
  const archive = await openArchive(files, { ...format, signal });
  if (archive.units.length === 0) throw new CannotRead("nothing", options.place);
  await demandColumns(archive, options);
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
  if (chats.length === 0) throw new CannotRead("noMessages", options.place);
  return { archive, collector, chats };
}

/** A table must say what its columns are, or be told; and what it is told must be there. */
async function demandColumns(archive: OpenArchive, { mapping, language }: CheckOptions): Promise<void> {
  for (const { reader, files } of archive.units) {
    if (reader.id !== "plain-csv" || files[0] === undefined) continue;
    const sample = await tableSampleOf(files[0]);
    const shown = columnsShown(sample, language);
    if (mapping === null && !sample.isComplete) {
      throw new CannotRead("needMap", redacted(files[0].path, language), shown);
    }
    const missing = Object.values(mapping ?? {}).filter((column) => column >= sample.columns.length);
    if (missing.length > 0) throw new CannotRead("noColumn", missing.join(", "), shown);
  }
}

const CELL_COLUMNS = 40;

/** Enough of each column to tell which it is, and of nobody's number enough to use it. */
function columnsShown({ columns, rows }: TableSample, language: Language): string[] {
  return columns.map((name, index) => {
    const cell = (rows[0]?.[index] ?? "").replace(/(\d\d)\d{3,}/g, "$1…");
    const title = name === String(index + 1) ? [] : [name];
    const shown = [...title, cell].map((text) => fitted(redacted(text, language), CELL_COLUMNS));
    return ["", String(index), ...shown].join("  ").trimEnd();
  });
}

export const ALL = "all";

/** The chats to judge: the one asked for, or every one. Talks of two cannot be asked for. */
export function chosenChats({ chats }: HasRead, { chat: wanted, language }: CheckOptions): ChatSummary[] {
  if (wanted === null || wanted === ALL) return [...chats];
  const open = chats.filter(({ chat }) => chat.shape !== "private");
  const exact = open.find(({ chat, key }) => key === wanted || chat.name === wanted);
  const found = exact ?? open.find(({ chat }) => chat.name.toLowerCase().includes(wanted.toLowerCase()));
  if (found !== undefined) return [found];
  throw new CannotRead(
    "noChat",
    wanted,
    open.map(({ chat }) => `  ${fitted(redacted(chat.name, language), NAME_COLUMNS)}`),
  );
}

const NAME_COLUMNS = 76;

/** Messages that stand in more than one of the files. */
export function duplicatesIn(chats: readonly ChatSummary[]): number {
  return chats.reduce((sum, { duplicates }) => sum + duplicates, 0);
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
