import {
  fileOfBlob,
  openArchive,
  readUnit,
  type ArchiveFile,
  type OpenArchive,
  type ReadOptions,
} from "@kith/archives";
import type { ArchiveChat } from "@kith/contract/archive";
import type { CarrierKind } from "@kith/contract/carriers";
import type { ColumnNumbers } from "@kith/contract/imports";
import type { Files } from "../../platform/files.ts";

/** Where the files of an archive come from: what was uploaded, or a place a terminal names. */
export type ArchiveSource = () => Promise<readonly ArchiveFile[]>;

/** An uploaded file, under the name it was given. */
export function uploadedArchive(files: Files, key: string, name: string): ArchiveSource {
  return async () => {
    const file = await files.open(key);
    return [{ ...fileOfBlob(safeName(name), file.blob), size: file.bytes, stream: () => file.stream() }];
  };
}

const LONGEST_NAME = 200;

/** A name that says what file it was and leads nowhere. */
export function safeName(name: string): string {
  const last =
    name
      .replace(/[\\/]+/g, "/")
      .split("/")
      .at(-1) ?? "";
  const shown = last.replace(/[\p{Cc}\p{Cf}\p{Cs}]/gu, "").trim();
  return shown.replace(/^\.+/, "").slice(0, LONGEST_NAME) || "archive";
}

/** Why an archive that was opened cannot be brought in. */
export type Unreadable = "notUnderstood" | "needsColumns" | "nothingToRead";

/** What an archive looks like before it is read. */
export interface Glimpse {
  readonly formats: readonly string[];
  readonly kind: CarrierKind;
  /** What its first chat is called, or null. */
  readonly name: string | null;
  /** Whether a format in it writes clocks without a zone. */
  readonly hasWallClocks: boolean;
}

/** How an archive is to be read, where it does not say so itself. */
export interface ReadingChoices {
  readonly format?: string | undefined;
  readonly timeZone?: string | undefined;
  readonly columns?: ColumnNumbers | undefined;
}

/** The same as the archives want it. */
export function readOptions({ timeZone, columns }: ReadingChoices): ReadOptions {
  return {
    ...(timeZone !== undefined && { timeZone }),
    ...(columns !== undefined && { mapping: columns }),
  };
}

/** Looks into an archive as far as its first words. */
export async function glimpseOf(
  source: ArchiveSource,
  choices: ReadingChoices,
): Promise<Glimpse | Unreadable> {
  const { format } = choices;
  const archive = await openArchive(await source(), format === undefined ? {} : { format });
  let chat: ArchiveChat | null = null;
  let hasMessage = false;
  for (const unit of archive.units) {
    for await (const items of readUnit(archive, unit, readOptions(choices))) {
      for (const item of items) if (item.type === "chat") chat ??= item;
      hasMessage ||= items.some((item) => item.type === "message" && item.at !== null);
      if (hasMessage) break;
    }
    if (hasMessage) break;
  }
  if (!hasMessage) return unreadable(archive);
  const formats = [...new Set(archive.units.map(({ reader }) => reader.id))];
  return {
    formats,
    kind: kindOf(chat?.platform ?? "", formats[0] ?? ""),
    name: chat?.name || null,
    hasWallClocks: archive.units.some(({ reader }) => reader.wallClock !== null),
  };
}

function unreadable({ units }: OpenArchive): Unreadable {
  if (units.length === 0) return "notUnderstood";
  // A table of which nothing could be read does not say which column is what.
  return units.every(({ reader }) => reader.id === "plain-csv") ? "needsColumns" : "nothingToRead";
}

const KINDS: readonly (readonly [RegExp, CarrierKind])[] = [
  [/wechat|weixin|weflow/, "wechat_group"],
  [/qq/, "qq_group"],
  [/telegram/, "telegram"],
  [/discord/, "discord"],
  [/slack/, "slack"],
  [/zulip/, "zulip"],
  [/irc/, "irc"],
  [/forum|discourse/, "forum"],
  [/matrix/, "matrix"],
  [/whatsapp/, "whatsapp"],
  [/line/, "line"],
  [/weibo/, "weibo"],
  [/mail/, "mail"],
];

/** The kind of carrier a chat is on: by its platform, else by the format of its export. */
function kindOf(platform: string, format: string): CarrierKind {
  const found = [platform, format].flatMap((word) => KINDS.find(([is]) => is.test(word))?.[1] ?? []);
  return found[0] ?? "other";
}
