import type { ClaimId, EvidenceView, Grade, LineId, ReportView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";

/** What a judgement found, in numbers and ids: what is compared with later ones. */
export interface Findings {
  readonly claims: readonly { readonly id: ClaimId; readonly grade: Grade }[];
  readonly lines: readonly {
    readonly id: LineId;
    readonly grade: Grade;
    readonly value: number | null;
    readonly interval: { readonly low: number; readonly high: number } | null;
    readonly n: number;
    readonly facts: Readonly<Record<string, number>>;
  }[];
  /** Members who are always there and answered. */
  readonly regularIds: readonly string[];
  readonly messages: number;
  readonly speakers: number;
  /** Null where nothing is recorded of it. */
  readonly survivalWithoutStaff: number | null;
}

export type TemplateReport = Omit<ReportView, "mesh">;

/** What of a piece is not in its words: the posts of its cards in order, and everybody it is about. */
export interface PieceFacts {
  readonly posts: readonly number[];
  readonly people: readonly number[];
}

/** The evidence of one line beyond what a report shows of it, from the first piece on. */
export interface MoreEvidence {
  readonly views: Readonly<Record<Language, readonly EvidenceView[]>>;
  readonly memberIds: Readonly<Record<string, string>>;
  readonly postIds: Readonly<Record<string, string>>;
  readonly pieces: Readonly<Record<string, PieceFacts>>;
}

export type EvidenceByLine = Readonly<Partial<Record<LineId, MoreEvidence>>>;

/** Reports in which people and posts stand as marks (`marks.ts`), and whose they are. */
export interface ReportTemplate {
  readonly views: Readonly<Record<Language, TemplateReport>>;
  /** By the numbers people have in the report. */
  readonly memberIds: Readonly<Record<string, string>>;
  /** By the numbers posts have in it. */
  readonly postIds: Readonly<Record<string, string>>;
  /** By key of a piece of evidence. */
  readonly pieces: Readonly<Record<string, PieceFacts>>;
  /** For each sentence of `firmness`, whom it is about; null for nobody. */
  readonly firmnessOf: readonly (number | null)[];
  /** All evidence of lines that have more than a report shows: kept with it, read only when it is asked for. */
  readonly more?: EvidenceByLine;
}
