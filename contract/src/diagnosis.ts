import type { Language } from "./language.ts";

/** What a diagnosis says, in the glossary's words, and the form in which screens receive it. */

/** Structure: what the talk is. Source: diagnosis.md E3, glossary `verdict`. */
export const verdictWords = [
  "community",
  "chatGroup",
  "broadcastList",
  "advertisingChannel",
  "undecided",
  "notEnough",
] as const;

export type VerdictWord = (typeof verdictWords)[number];

/** Life: where it stands in its time. `unknown` where an export cannot tell. */
export const lifecycles = ["forming", "alive", "dormant", "dead", "closed", "unknown"] as const;

export type Lifecycle = (typeof lifecycles)[number];

export const grades = ["holds", "inDoubt", "fails", "notEnough"] as const;

export type Grade = (typeof grades)[number];

/** What is claimed of a community. Source: diagnosis.md E3, T1-T10. */
export const claimIds = [
  "sharedNeed",
  "notInPublic",
  "backbone",
  "mesh",
  "newcomers",
  "littleNoise",
  "tiesOutlast",
  "reach",
  "outcomes",
  "lifeStage",
] as const;

export type ClaimId = (typeof claimIds)[number];

/** The lines of a report, one for each indicator. Source: diagnosis.md E1, 1-15. */
export const lineIds = [
  "needMet",
  "commonSubject",
  "originalShare",
  "regulars",
  "supplyDepth",
  "exchangeShare",
  "reciprocity",
  "noticesAnswered",
  "newcomerPath",
  "purposeStated",
  "promotion",
  "tieSurvival",
  "reach",
  "outcomes",
  "lifeStage",
] as const;

export type LineId = (typeof lineIds)[number];

/** What the user says is wrong with a piece of evidence; the report is then counted anew. */
export type Dispute =
  | { readonly kind: "notAnAsk"; readonly message: number }
  | { readonly kind: "notPromotion"; readonly message: number }
  | { readonly kind: "notAnAnswer"; readonly message: number }
  | { readonly kind: "notANotice"; readonly message: number }
  | { readonly kind: "notShared"; readonly message: number }
  | { readonly kind: "nature"; readonly person: number; readonly nature: "person" | "bot" }
  | { readonly kind: "notStaff"; readonly person: number }
  | { readonly kind: "notANewcomer"; readonly person: number };

/** Text with some words set stronger. */
export type RichText = readonly (string | { readonly strong: string })[];

/** A report in one language, ready to be drawn: every number formatted, every name shown or masked. */
export interface ReportView {
  readonly language: Language;
  readonly verdict: VerdictWord;
  readonly life: Lifecycle;
  /** The chat's name, the window judged, people and messages in it. */
  readonly meta: readonly string[];
  /** The verdict in one sentence. */
  readonly headline: string;
  /** One to three sentences that say why. */
  readonly summary: readonly string[];
  readonly conditions: readonly ConditionView[];
  readonly mesh: MeshView;
  readonly lines: readonly LineView[];
  /** What is missing for a firmer answer, and what would settle it. */
  readonly settle: readonly string[];
  /** How firm the verdict is: whose absence or which threshold would change it. */
  readonly firmness: readonly string[];
  /** Senders taken for bots or relays, and people taken for staff: each can be overruled. */
  readonly natures: readonly NatureView[];
  /** Where links come from, what the intervals are, whose view the export is. */
  readonly footnotes: readonly string[];
}

export interface ConditionView {
  readonly id: "v1Need" | "v2Insider" | "v3Backbone";
  readonly title: string;
  readonly grade: Grade;
  readonly gradeWord: string;
  readonly fact: RichText;
}

export interface LineView {
  readonly id: LineId;
  readonly claim: ClaimId;
  /** The claim in the positive: "Questions get answers". */
  readonly title: string;
  readonly grade: Grade;
  readonly gradeWord: string;
  readonly fact: string;
  readonly ruler: RulerView | null;
  /** "86%", "5", "0.31". */
  readonly value: string | null;
  /** "78–91". */
  readonly interval: string | null;
  /** "83 questions". */
  readonly n: string | null;
  /** Up to five; more on asking. */
  readonly evidence: readonly EvidenceView[];
  readonly evidenceTotal: number;
  /** What the number would be without the evidence shown. */
  readonly without: string | null;
  /** The most useful next act. */
  readonly next: string | null;
  /** How it is computed, and from what. */
  readonly how: string;
  /** The line as one sentence for people who listen. */
  readonly spoken: string;
}

/** Positions in percent of the ruler's length. */
export interface RulerView {
  readonly value: number;
  readonly low: number;
  readonly high: number;
  readonly ticks: readonly number[];
}

/** One piece of evidence: the very words, and why they count. */
export interface EvidenceView {
  readonly key: string;
  readonly cards: readonly CardView[];
  readonly why: string;
  readonly disputes: readonly { readonly dispute: Dispute; readonly label: string }[];
}

export interface CardView {
  /** Index of the person in the talk, or null for nobody. */
  readonly person: number | null;
  readonly name: string;
  readonly initial: string;
  readonly isBackbone: boolean;
  /** ISO 8601. */
  readonly at: string | null;
  readonly atText: string;
  readonly text: string;
}

export interface NatureView {
  readonly person: number;
  readonly name: string;
  readonly nature: "bot" | "relay" | "staff";
  readonly why: string;
  readonly messages: number;
  readonly overrule: Dispute;
}

/** The mesh as a picture in a field of 720 × 560, and as a list that says the same. */
export interface MeshView {
  readonly heading: string;
  /** `everyone` up to 150 people, `onTouch` up to 800 (ordinary ties only of who is touched), `circles` above. */
  readonly mode: "everyone" | "onTouch" | "circles";
  readonly nodes: readonly MeshNode[];
  readonly ties: readonly MeshTie[];
  readonly circles: readonly MeshCircle[];
  readonly threads: readonly CircleThread[];
  /** One sentence that stands for the picture. */
  readonly caption: string;
  readonly key: {
    readonly deep: string;
    readonly ordinary: string;
    readonly backbone: string;
    readonly alone: string;
  };
  readonly rows: readonly MeshRow[];
  readonly figures: readonly { readonly label: string; readonly value: string; readonly note: string }[];
}

export interface MeshNode {
  readonly person: number;
  readonly name: string;
  readonly x: number;
  readonly y: number;
  readonly ties: number;
  readonly role: "backbone" | "member";
  /** Index into `circles`, -1 outside them. */
  readonly circle: number;
}

export interface MeshTie {
  /** Indices into `nodes`. */
  readonly a: number;
  readonly b: number;
  readonly isDeep: boolean;
  readonly strength: number;
  /** 1 for a fresh tie, down to 0.35 for one that fades. */
  readonly opacity: number;
}

export interface MeshCircle {
  readonly x: number;
  readonly y: number;
  readonly r: number;
  readonly people: number;
  readonly label: string;
}

export interface CircleThread {
  readonly a: number;
  readonly b: number;
  readonly deepTies: number;
}

export interface MeshRow {
  readonly person: number;
  readonly name: string;
  readonly initial: string;
  readonly isBackbone: boolean;
  /** "organiser", or "" for none. */
  readonly role: string;
  readonly ties: number;
  readonly deep: number;
  /** "23, 9 deep". */
  readonly fact: RichText;
}
