import type { ColumnUse, LossView } from "@kith/contract/archive";
import type { Dispute, EvidenceView, LineId, ReportView } from "@kith/contract/diagnosis";
import type { Bilingual, Language } from "@kith/contract/language";

/**
 * What the check page asks of its worker, and what it is told. The worker holds the files, the talk and the
 * report; the page holds only what it draws. Every ask is answered once, by its number. An ask stands on the
 * ones before it: `read` on the last `look`, `loss` and `judge` on the last `read`, `evidence`, `without`
 * and `save` on the last `judge`.
 */
export type Ask =
  | { readonly kind: "look"; readonly files: readonly GivenFile[]; readonly format: string | null }
  | { readonly kind: "read"; readonly choices: ReadingChoices }
  | { readonly kind: "loss"; readonly language: Language }
  | {
      readonly kind: "judge";
      readonly language: Language;
      readonly chat: ChatChoice;
      readonly disputes: readonly Dispute[];
      /** False when every name is to be masked, for paper. */
      readonly withNames: boolean;
    }
  | { readonly kind: "evidence"; readonly language: Language; readonly line: LineId; readonly from: number }
  | { readonly kind: "without"; readonly language: Language; readonly line: LineId }
  | { readonly kind: "save"; readonly language: Language; readonly withNames: boolean };

/** A file with the path it had inside the folder that was dropped. */
export interface GivenFile {
  readonly path: string;
  readonly blob: Blob;
}

export interface ReadingChoices {
  /** IANA zone for wall clocks; null takes the format's likeliest. */
  readonly timeZone: string | null;
  /** Column numbers, from 0, for a table whose header says nothing; `-1` for a use no column has. */
  readonly mapping: Readonly<Record<ColumnUse, number>> | null;
}

/** What was found in the files before reading them. */
export interface Looked {
  readonly formats: readonly { readonly id: string; readonly title: Bilingual; readonly files: number }[];
  /** Files no reader understands. */
  readonly unread: readonly string[];
  readonly unreadCount: number;
  readonly totalBytes: number | null;
  /** Every format there is, for a user who knows better. */
  readonly allFormats: readonly { readonly id: string; readonly title: Bilingual }[];
  readonly needs: {
    /** The likeliest zone, when the first times of a file tell none themselves. */
    readonly timeZone: string | null;
    readonly mapping: TableSample | null;
  };
}

export interface TableSample {
  readonly columns: readonly string[];
  readonly rows: readonly (readonly string[])[];
  readonly guess: Readonly<Record<ColumnUse, number>>;
  /** Whether time, sender and text were all recognised, so that nothing need be asked. */
  readonly isComplete: boolean;
}

export interface HasRead {
  readonly chats: readonly ChatFound[];
  /** A file ended before its end, or one could not be read at all: the export was not taken in whole. */
  readonly isPartial: boolean;
}

export interface ChatFound {
  readonly key: string;
  readonly name: string;
  readonly messages: number;
  readonly people: number;
  /** ms UTC. */
  readonly from: number;
  readonly to: number;
  /** Two people's talk: Kith judges groups, and says so. */
  readonly isPrivate: boolean;
}

/** One chat by its key; null puts all group chats together, as the channels of one community. */
export type ChatChoice = string | null;

export interface Answers {
  readonly look: Looked;
  readonly read: HasRead;
  readonly loss: LossView;
  readonly judge: ReportView;
  readonly evidence: { readonly evidence: readonly EvidenceView[]; readonly next: number | null };
  /** What the line's number would be without the evidence shown, in words; null when that cannot be told. */
  readonly without: string | null;
  /** A self-contained HTML page. */
  readonly save: Blob;
}

export type AskKind = keyof Answers;

export type ToWorker =
  | { readonly type: "ask"; readonly number: number; readonly ask: Ask }
  | { readonly type: "cancel"; readonly number: number };

export type FromWorker =
  | { readonly type: "progress"; readonly number: number; readonly progress: Progress }
  | { readonly type: "answer"; readonly number: number; readonly answer: Answers[AskKind] }
  | { readonly type: "refused"; readonly number: number; readonly reason: RefusalReason };

export interface Progress {
  readonly stage: "looking" | "reading" | "judging";
  /** 0 to 1; null while unknown. */
  readonly share: number | null;
  readonly messages: number;
}

/** Why an ask could not be answered; the page has words for each. */
export type RefusalReason =
  | "cancelled"
  | "nothingReadable"
  | "noMessages"
  | "unknownZone"
  | "incompleteMapping"
  | "outOfMemory"
  | "unexpected";
