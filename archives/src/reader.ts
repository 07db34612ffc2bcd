import type { ArchiveItem, ArchiveMessage, MessageKind, Named } from "@kith/contract/archive";
import type { Bilingual } from "@kith/contract/language";
import type { JsonPart, JsonPlan } from "./bytes/json.ts";
import type { LineBlock } from "./bytes/lines.ts";
import type { ColumnMapping } from "./bytes/table.ts";
import type { ArchiveFile } from "./file.ts";
import type { LossLedger } from "./loss.ts";
import type { WallClock } from "./time.ts";

/** What detection may look at before a file is read. */
export interface FileHead {
  readonly file: ArchiveFile;
  /** The first 64 KB as text, or "" when the bytes are not text. */
  readonly text: string;
  /** Cut from the text when first asked for, which costs: ask whether it is JSON first. */
  readonly lines: readonly string[];
  /** What stands at the top of a JSON document, as far as it has been walked; null for other files. */
  readonly json: JsonShape | null;
}

/** The top of a JSON document. It grows while the document is walked, so a reader may be asked again. */
export interface JsonShape {
  readonly root: "object" | "array";
  /** Keys of the document, or of its first element when it is an array, each with what stands there. */
  readonly keys: ReadonlyMap<string, JsonGlimpse>;
}

export interface JsonGlimpse {
  /** The value itself when it is a string, number or boolean. */
  readonly scalar: string | number | boolean | null;
  /** Keys of an object, or of the first element of an array of objects. */
  readonly inner: readonly string[];
}

/** How sure a reader is that a file is its own: 1 unmistakable, 0.5 plausible; the highest wins. */
export type Confidence = number;

/** One exported format. Adding a format is adding one file with one of these, and naming it in the registry. */
export interface Reader {
  /** Stable, kebab-case: `telegram-json`. It is what `--format` takes. */
  readonly id: string;
  readonly title: Bilingual;
  /** Whether the format writes wall clocks without a zone, and which zone is likeliest. */
  readonly wallClock: { readonly defaultZone: string } | null;
  /** Whether the format can carry replies, mentions, joins and member lists: absence then means something. */
  readonly carries: Carries;
  /** Takes whole sets of files that only make sense together (a Slack export). */
  claim?(files: readonly ArchiveFile[]): readonly Claim[];
  /** Judges a single file by its head; null when it is certainly not this format. */
  recognise?(head: FileHead): Confidence | null;
  /** Reads the files, which are sorted by path, in order. Bad rows go to the desk's ledger; only I/O throws. */
  read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncIterable<readonly ArchiveItem[]>;
}

/** Files of one export that only make sense together. */
export interface Claim {
  /** What the reader reads. */
  readonly files: readonly ArchiveFile[];
  /** What belongs to the export but holds no talk, such as its pictures: told in the ledger, never opened. */
  readonly besides: readonly ArchiveFile[];
}

export interface Carries {
  readonly replies: boolean;
  readonly mentions: boolean;
  readonly joins: boolean;
  readonly roster: boolean;
}

/** What a reader works with. */
export interface ReadingDesk {
  readonly clock: WallClock;
  readonly loss: LossLedger;
  /** For tables without a known header: which column is what. */
  readonly mapping: ColumnMapping | null;
  /** The file's lines, whatever its encoding, counted. */
  lines(file: ArchiveFile): AsyncGenerator<LineBlock>;
  /** The parts of a JSON file, whatever its encoding, counted; a broken frame ends it and is noted. */
  json(file: ArchiveFile, plan: JsonPlan): AsyncGenerator<JsonPart>;
  /** The file as UTF-8 chunks, counted. */
  chunks(file: ArchiveFile): AsyncIterable<Uint8Array>;
}

const NOBODY: readonly Named[] = [];

/**
 * A message of which only some fields are known; the rest are what a plain text message has.
 * Every field is written out so that a million of them share one shape.
 */
export function message(known: Partial<ArchiveMessage>): ArchiveMessage {
  return {
    type: "message",
    chat: known.chat ?? "",
    topic: known.topic ?? null,
    id: known.id ?? null,
    at: known.at ?? null,
    timeBasis: known.timeBasis ?? "assumed",
    sender: known.sender ?? null,
    name: known.name ?? "",
    kind: known.kind ?? "text",
    text: known.text ?? "",
    replyTo: known.replyTo ?? null,
    mentions: known.mentions ?? NOBODY,
    event: known.event ?? null,
    isBot: known.isBot ?? false,
    isForwarded: known.isForwarded ?? false,
    isRecalled: known.isRecalled ?? false,
    hasAttachment: known.hasAttachment ?? false,
    reactedBy: known.reactedBy ?? NOBODY,
    reactions: known.reactions ?? 0,
  };
}

/** Kinds whose content is not words: an empty text is expected there. */
export function isMedia(kind: MessageKind): boolean {
  return kind === "image" || kind === "voice" || kind === "video" || kind === "file" || kind === "sticker";
}
