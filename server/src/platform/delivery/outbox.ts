import { z } from "zod";
import type { Ctx } from "../ctx.ts";
import type { Task } from "../jobs/index.ts";
import { attempt, type Sending } from "./attempt.ts";
import { DELIVER } from "./deliver.ts";
import { Pace } from "./pace.ts";
import type { Recipients, Route } from "./ports.ts";
import { openDeliveries } from "./store.ts";

/** What a node sends with. */
export interface OutboxParts {
  readonly recipients: Recipients;
  /** The routes that are set up here; deliveries for others wait. */
  readonly routes: readonly Route[];
  /** 0 inclusive to 1 exclusive; spreads retries. */
  readonly random: () => number;
  /** ms since some fixed moment, never going back. */
  readonly monotonicMs: () => number;
}

/** Sends what is due. Any number of nodes may have one on the same database. */
export interface Outbox {
  readonly tasks: Readonly<Record<string, Task>>;
  /**
   * Goes through everything that is due by the clock given, waits for a route that is set up now, or was being sent by
   * a process that has died. To be called at the start, each minute, and when the clock was moved.
   *
   * @returns how many deliveries were looked at. @throws {AggregateError} of those that could not be; they stay, and
   *   keep nobody else's from going out.
   */
  readonly deliverDue: () => Promise<number>;
}

const Key = z.object({ communityId: z.string(), id: z.string() });
const PAGE = 200;
/** Each takes a connection while it sends. */
const AT_ONCE = 4;

export function createOutbox(ctx: Ctx, parts: OutboxParts): Outbox {
  const paces = new Map(parts.routes.map((route) => [route.name, new Pace(route.pace)]));
  const sending: Sending = {
    ctx,
    recipients: parts.recipients,
    routes: new Map(parts.routes.map((route) => [route.name, route])),
    waitFor: (route, id) => paces.get(route.name)?.waitFor(id, parts.monotonicMs()) ?? 0,
    random: parts.random,
  };
  return {
    tasks: { [DELIVER]: (payload) => attempt(sending, Key.parse(payload)) },
    deliverDue: () => deliverDue(sending),
  };
}

async function deliverDue(sending: Sending): Promise<number> {
  const routes = [...sending.routes.keys()];
  const seen: string[] = [];
  const troubles: unknown[] = [];
  for (;;) {
    const now = sending.ctx.clock.now();
    const waiting = await openDeliveries(sending.ctx.db, { now, routes, limit: PAGE }, seen);
    if (waiting.length === 0) break;
    seen.push(...waiting.map(({ id }) => id));
    const worker = async () => {
      for (let key = waiting.shift(); key !== undefined; key = waiting.shift())
        await attempt(sending, key).catch((error: unknown) => troubles.push(error));
    };
    await Promise.all(Array.from({ length: AT_ONCE }, worker));
  }
  if (troubles.length > 0) throw new AggregateError(troubles, troubles.map(String).join("; "));
  return seen.length;
}
