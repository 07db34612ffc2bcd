import { setTimeout as sleep } from "node:timers/promises";
import { v7 } from "uuid";
import type { Ctx } from "../../src/platform/ctx.ts";
import type { Db } from "../../src/platform/db/open.ts";
import {
  createOutbox,
  deliver,
  type Notice,
  type Outgoing,
  type Outbox,
  type Reach,
  type Recipients,
  type Route,
  type SendResult,
} from "../../src/platform/delivery/index.ts";

/** What tests of delivery share: a clock to move, people who can be reached as the test says, routes that obey it. */

export const COMMUNITY = "00000000-0000-7000-8000-000000000001";
export const BEGINNING = new Date("2026-03-02T08:00:00Z");

export class MovableClock {
  at = BEGINNING;
  now = () => this.at;
  move(minutes: number): void {
    this.at = new Date(this.at.getTime() + minutes * 60_000);
  }
}

export const personId = (n: number) => `00000000-0000-7000-9000-${String(n).padStart(12, "0")}`;

export const reachable: Reach = {
  consents: true,
  inApp: true,
  outward: [{ route: "pigeon", to: "loft 1", name: null }],
  quiet: null,
  language: "en",
  unsubscribeUrl: null,
};

/** A port whose answers the test changes. */
export class People implements Recipients {
  readonly #reaches = new Map<string, Reach | null>();
  asked = 0;

  set(person: string, reach: Partial<Reach> | null): void {
    this.#reaches.set(person, reach === null ? null : { ...reachable, ...reach });
  }

  clear(): void {
    this.#reaches.clear();
    this.asked = 0;
  }

  async routesOf(_: unknown, { personId: person }: { readonly personId: string }): Promise<Reach | null> {
    this.asked++;
    const reach = this.#reaches.get(person);
    return reach === undefined ? reachable : reach;
  }
}

/** A route that answers as it is told, at last with success, and remembers what it was given. */
export class Pigeons implements Route {
  readonly name: string;
  readonly isIdempotent: boolean;
  readonly pace = { perSecond: 1e6, burst: 1e6 };
  readonly firstRetryMs = 60_000;
  readonly sent: Outgoing[] = [];
  answers: SendResult[] = [];

  constructor(name = "pigeon", isIdempotent = false) {
    this.name = name;
    this.isIdempotent = isIdempotent;
  }

  async send(outgoing: Outgoing, giving: () => Promise<void>): Promise<SendResult> {
    await giving();
    this.sent.push(outgoing);
    return this.answers.shift() ?? { ok: true, refs: [`${this.name} ${this.sent.length}`] };
  }
}

export const no = (why: "transient" | "permanent" | "unknown"): SendResult => ({
  ok: false,
  why,
  detail: `${why}!`,
});

export const noticeTo = (...personIds: string[]): Notice => ({
  communityId: COMMUNITY,
  purpose: "gatherings",
  body: {
    en: { title: "Walk on Saturday", text: "We meet at the north gate.\n\nBring water." },
    "zh-CN": { title: "周六散步", text: "北门集合。\n\n带水。" },
  },
  url: "/c/hill-walkers/gatherings/1",
  personIds,
});

export function ctxOf(db: Db, clock: MovableClock): Ctx {
  return { db, clock, ids: () => v7() };
}

export interface SetUp {
  readonly recipients: Recipients;
  readonly routes: readonly Route[];
  readonly random?: number;
  readonly monotonicMs?: () => number;
}

export function outboxOf(
  ctx: Ctx,
  { recipients, routes, random = 0.5, monotonicMs = () => 0 }: SetUp,
): Outbox {
  return createOutbox(ctx, { recipients, routes, random: () => random, monotonicMs });
}

export function told(ctx: Ctx, notice: Notice): Promise<string> {
  return ctx.db.transaction().execute((tx) => deliver(tx, ctx, notice));
}

export async function until(isSo: () => boolean | Promise<boolean>, patienceMs = 30_000): Promise<void> {
  for (let waited = 0; !(await isSo()); waited += 20) {
    if (waited > patienceMs) throw new Error(`Not so within ${patienceMs} ms: ${String(isSo)}`);
    await sleep(20);
  }
}
