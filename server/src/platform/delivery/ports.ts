import type { Language } from "@kith/contract/language";
import type { Tx } from "../db/open.ts";

/** How a person may be told of something now. Asked for at the moment of sending, never before. */
export interface Reach {
  /** Whether the person consents to being told for this purpose. */
  readonly consents: boolean;
  /** Whether it is to stand in the person's list of notices. */
  readonly inApp: boolean;
  /** Ways out of the app, best first; the first that accepts is the last. */
  readonly outward: readonly Address[];
  /** Ways out that there are and that are not to be used now, and why in a word; for the record. */
  readonly withheld?: readonly { readonly route: string; readonly why: string }[];
  readonly quiet: QuietHours | null;
  readonly language: Language;
  /** Absolute address that ends this purpose for this person when it is posted to. Source: RFC 8058. */
  readonly unsubscribeUrl: string | null;
}

/** Where a route leads to. */
export interface Address {
  /** Name of the route, such as `mail`. */
  readonly route: string;
  readonly to: string;
  /** What the person is called there, if that is to be seen. */
  readonly name: string | null;
}

/** Local times as `HH:MM`; `to` is exclusive, and may be earlier than `from`: then it is of the next day. */
export interface QuietHours {
  readonly from: string;
  readonly to: string;
  /** IANA name. */
  readonly timeZone: string;
}

export interface Recipient {
  readonly communityId: string;
  readonly personId: string;
  readonly purpose: string;
}

/** Who people are and what they agreed to: told by the modules above. */
export interface Recipients {
  /** @returns null for a person who is gone. */
  routesOf(tx: Tx, recipient: Recipient): Promise<Reach | null>;
}

/** What a route is given to send. */
export interface Outgoing {
  /** The same over all tries: whoever receives it can know a second one by it. */
  readonly id: string;
  readonly attempt: number;
  readonly to: Address;
  readonly title: string;
  readonly text: string;
  /** Canonical path. */
  readonly url: string;
  readonly language: Language;
  readonly unsubscribeUrl: string | null;
  readonly at: Date;
}

export type SendResult =
  | { readonly ok: true; readonly refs: readonly string[] }
  /** The route itself is out of order or busy; says nothing of this message, and counts as no try. */
  | { readonly ok: false; readonly why: "later"; readonly retryAfterMs: number; readonly detail: string }
  /** Not now; `permanent`: never; `unknown`: it may have been delivered. */
  | { readonly ok: false; readonly why: "transient" | "permanent" | "unknown"; readonly detail: string };

/** A way to tell a person something outside the app. */
export interface Route {
  readonly name: string;
  /** Whether sending the same id twice arrives once: only then is an unknown result tried again. */
  readonly isIdempotent: boolean;
  /** Messages a second and at once, for this node. */
  readonly pace: { readonly perSecond: number; readonly burst: number };
  /** The wait before the second try; it doubles from try to try. */
  readonly firstRetryMs: number;
  /**
   * Never throws. Awaits `giving` before the first byte by which the message could arrive: what dies before that is
   * sent again, what dies after it is not. Where `giving` fails, nothing is sent.
   */
  send(outgoing: Outgoing, giving: () => Promise<void>): Promise<SendResult>;
}
