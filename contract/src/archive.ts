/**
 * What every reader of an exported chat hands on, whatever the format: chats, people, messages.
 * Plain values, since a million of them pass in a few seconds.
 */

/** Kinds of message content. `system` rows are spoken by nobody. */
export const messageKinds = [
  "text",
  "image",
  "voice",
  "video",
  "file",
  "sticker",
  "link",
  "location",
  "redPacket",
  "transfer",
  "poke",
  "call",
  "share",
  "reply",
  "forward",
  "contact",
  "poll",
  "announcement",
  "system",
  "unknown",
] as const;

export type MessageKind = (typeof messageKinds)[number];

/** What a system row says happened to people or to the carrier. */
export const carrierEventKinds = [
  "created",
  "joined",
  "left",
  "removed",
  "renamedPerson",
  "renamedCarrier",
  "recalled",
  "muted",
  "unmuted",
  "roleChanged",
  "pinned",
  "topicChanged",
] as const;

export type CarrierEventKind = (typeof carrierEventKinds)[number];

/** What a column of a table of messages may hold. */
export const columnUses = ["at", "sender", "text", "senderId", "kind", "id", "replyTo", "chat"] as const;

export type ColumnUse = (typeof columnUses)[number];

/**
 * Where the instant of a message comes from: `epoch` a number in the export, `explicit` a wall clock
 * with an offset, `assumed` a wall clock whose zone the reader was told or took as its default.
 */
export type TimeBasis = "epoch" | "explicit" | "assumed";

/** A chat of the archive; one archive may hold many. */
export interface ArchiveChat {
  readonly type: "chat";
  /** Stable inside the archive; messages refer to it. */
  readonly key: string;
  readonly name: string;
  /** `qq`, `wechat`, `telegram`, `irc` …; `unknown` where the export does not say. */
  readonly platform: string;
  /** `channel` is one-way by construction (a Telegram channel); `private` is two people. */
  readonly shape: "group" | "channel" | "private" | "unknown";
  /** What the carrier says it is for: a topic line, description or pinned notice. */
  readonly purpose: string | null;
  /** When the export was made, in ms UTC, where it says so. */
  readonly exportedAt: number | null;
}

/** A person the export knows, whether or not they ever spoke. */
export interface ArchivePerson {
  readonly type: "person";
  readonly chat: string;
  readonly id: string;
  readonly name: string;
  readonly role: "owner" | "admin" | "member" | null;
  readonly isBot: boolean;
}

/** Points at the message answered: by id where the export has ids, else by what the quotation shows. */
export interface ReplyRef {
  readonly id: string | null;
  readonly sender: string | null;
  readonly name: string | null;
  /** ms UTC, or null. */
  readonly at: number | null;
  readonly text: string | null;
  /** `mark` when the carrier recorded the reply, `quote` when the text quotes the message. */
  readonly basis: "mark" | "quote";
}

/** Somebody an export names: by platform id, by the name it displays, or both. */
export interface Named {
  readonly id: string | null;
  readonly name: string | null;
}

/** A join, leave, rename … stated by a system row. */
export interface CarrierEvent {
  readonly kind: CarrierEventKind;
  /** Who did it; null when the row does not say. For `renamedPerson`, the person under the new name. */
  readonly actor: Named | null;
  /** Who it happened to. */
  readonly targets: readonly Named[];
  /** The new name of a renamed person or carrier, the new topic, the text pinned. */
  readonly value: string | null;
}

/** One message or system row. Readers fill every field; null means the export does not say. */
export interface ArchiveMessage {
  readonly type: "message";
  readonly chat: string;
  /** Thread, topic or forum topic inside the chat. */
  readonly topic: string | null;
  /** The id as exported, as text: 19-digit ids do not survive being a Number. */
  readonly id: string | null;
  /** ms UTC; null when the row has no readable time. */
  readonly at: number | null;
  readonly timeBasis: TimeBasis;
  /** Platform id, or the displayed name where the export has nothing better; null for a system row. */
  readonly sender: string | null;
  /** The name shown when it was sent. */
  readonly name: string;
  readonly kind: MessageKind;
  /** What was said, as plain text; empty for pure media and for recalled messages. */
  readonly text: string;
  readonly replyTo: ReplyRef | null;
  /** People addressed by the carrier's own mention mechanism. */
  readonly mentions: readonly Named[];
  readonly event: CarrierEvent | null;
  /** The export itself marks the sender as a bot. */
  readonly isBot: boolean;
  readonly isForwarded: boolean;
  /** It was recalled or deleted: that is kept, what it said is not. */
  readonly isRecalled: boolean;
  readonly hasAttachment: boolean;
  /** People who reacted, where the export lists them. */
  readonly reactedBy: readonly Named[];
  /** Number of reactions, also where it does not list who. */
  readonly reactions: number;
}

export type ArchiveItem = ArchiveChat | ArchivePerson | ArchiveMessage;

/** Why something that stood in a file did not become a message. */
export const skipReasons = [
  "malformed",
  "tooLong",
  "noTime",
  "noSender",
  "absurdTime",
  "duplicate",
  "notChat",
  "unreadableFile",
  "unknownFormat",
  "unsafePath",
  "tooMuchCompression",
  "tooManyFiles",
] as const;

export type SkipReason = (typeof skipReasons)[number];

export interface Skipped {
  readonly reason: SkipReason;
  readonly count: number;
  /** Up to five places, each with at most 80 characters of what stood there. */
  readonly samples: readonly { readonly file: string; readonly line: number | null; readonly text: string }[];
}

/** What a reading took in and what it could not: shown with every result. Source: formats.md 15.4. */
export interface LossReport {
  /** The first 200 files read. */
  readonly files: readonly { readonly path: string; readonly format: string; readonly messages: number }[];
  readonly fileCount: number;
  readonly bytesRead: number;
  /** Lines of text formats, elements of JSON formats, rows of tables. */
  readonly linesRead: number;
  readonly messages: number;
  /** Lines that continue the message above them. */
  readonly continued: number;
  readonly events: number;
  readonly recalled: number;
  readonly skipped: readonly Skipped[];
  readonly unknownKinds: readonly { readonly kind: string; readonly count: number }[];
  readonly withoutSender: number;
  readonly outOfOrder: number;
  readonly truncatedFiles: readonly string[];
  /** Lines that were not in the file's encoding and were read in the one each fits best. */
  readonly linesInAnotherEncoding: number;
  readonly timeBasis: { readonly epoch: number; readonly explicit: number; readonly assumed: number };
  /** The zone assumed for wall clocks, when there were any. */
  readonly timeZone: string | null;
  /** First and last instant, ms UTC: the export's view, never when the group began. */
  readonly coverage: { readonly from: number; readonly to: number } | null;
}

/** The loss report in one language, ready to be drawn. */
export interface LossView {
  /** "128,402 messages read; 31 rows left out." */
  readonly headline: string;
  readonly rows: readonly LossRow[];
}

export interface LossRow {
  readonly label: string;
  readonly value: string;
  /** What it means or what to do about it; "" for nothing. */
  readonly note: string;
  /** "line 812: …" */
  readonly samples: readonly string[];
}
