import type { Language } from "@kith/contract/language";

/** What is said, once per language; a person gets it in theirs. Plain text: paragraphs are parted by empty lines. */
export type NoticeBody = Readonly<Record<Language, { readonly title: string; readonly text: string }>>;

/** Something people are to know. */
export interface Notice {
  /** For what may be told again by mistake: a person gets one delivery a notice. Without one it is a new notice. */
  readonly id?: string;
  /** INSTANCE_ID for what concerns no community. */
  readonly communityId: string;
  /** What it is for, in the words consent is asked in; the port decides by it who may be told and how. */
  readonly purpose: string;
  readonly body: NoticeBody;
  /** Canonical path of the page it is about, beginning with a slash. */
  readonly url: string;
  /** Quiet hours do not keep it waiting. */
  readonly isUrgent?: boolean;
  /** Exclusive: from then on it is no longer sent. */
  readonly deadlineAt?: Date;
  /** Each gets one delivery, however often named. */
  readonly personIds: readonly string[];
}

/**
 * How far a delivery has come.
 *
 * - `due`: to be sent at `due_at`, for the first time or again.
 * - `held`: no route of the person's is set up on this instance.
 * - `sending`: handed to a route, whose answer is awaited.
 * - `sent`: a route accepted it, or it is shown in the app and there is no other route.
 * - `unknown`: a route took it and never answered: possibly delivered, so never sent again.
 * - `skipped`: the person no longer consents, is gone, or has no route.
 * - `failed`: every route refused it for good.
 * - `dead`: given up after too many tries, or at the deadline.
 */
export type DeliveryState = "due" | "held" | "sending" | "sent" | "unknown" | "skipped" | "failed" | "dead";

/** What happened to a delivery, oldest first; a long story loses its beginning. */
export interface LogEntry {
  /** UTC, ISO 8601. */
  readonly at: string;
  readonly what:
    | "shown"
    | "quiet"
    | "held"
    | "sending"
    | "sent"
    | "waits"
    | "retries"
    | "refused"
    | "unknown"
    | "skipped"
    | "failed"
    | "dead";
  readonly route?: string;
  /** What the route said, for whoever runs the instance. Never an address. */
  readonly detail?: string;
}

/** Which delivery. */
export interface DeliveryKey {
  readonly communityId: string;
  readonly id: string;
}
