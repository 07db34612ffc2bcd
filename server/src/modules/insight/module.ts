import type { EventName } from "@kith/contract/events";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Connection } from "../../platform/db/open.ts";
import { hearing, type Subscriber } from "../../platform/events.ts";
import type { Module } from "../../platform/module.ts";
import { isBringingIn } from "../imports/index.ts";
import { COUNT, countAndKeep, countAtOnce, countSoon } from "./commands.ts";
import { Thinking } from "./in-worker.ts";
import { mountRoutes } from "./routes.ts";

export interface InsightOptions {
  readonly ctx: Ctx;
  /** How a thread reaches the same database. */
  readonly connection: Connection;
  /** Where files may lie for a while. */
  readonly scratch: string;
}

const OfCommunity = z.object({ communityId: z.uuid() });

/** News after which a community is judged anew: at once, or with all else that happens within a minute. */
const AT_ONCE = ["imports.finished", "imports.undone", "charter.community_closed"] as const;
const SOON = [
  "ties.acted",
  "talk.posted",
  "members.joined",
  "members.left",
  "members.removed",
  "members.reinstated",
  "members.erased",
  "members.terms_changed",
  "charter.carriers_changed",
] as const;

export function insightModule({ ctx, connection, scratch }: InsightOptions): Module {
  const thinking = new Thinking(connection, scratch);
  const ask = (event: EventName, count: typeof countSoon): Subscriber =>
    hearing(event, ({ communityId }) => ctx.db.transaction().execute((tx) => count(tx, communityId)));
  return {
    routes: (http) => mountRoutes(http, ctx, thinking),
    stop: () => thinking.stop(),
    tasks: {
      [COUNT]: (payload) => countOrWait(ctx, thinking, OfCommunity.parse(payload).communityId),
    },
    subscribers: [
      ...AT_ONCE.map((event) => ask(event, countAtOnce)),
      ...SOON.map((event) => ask(event, countSoon)),
    ],
  };
}

/** Half a history tells of another community, and judging it takes from bringing in the rest: it waits for that. */
async function countOrWait(ctx: Ctx, thinking: Thinking, communityId: string): Promise<void> {
  if (!(await isBringingIn(ctx.db, communityId))) return countAndKeep(ctx, thinking, communityId);
  await ctx.db.transaction().execute((tx) => countSoon(tx, communityId));
}
