import type { GateView, SetGate } from "@kith/contract/gate";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import { addSchedule } from "../../platform/schedules/index.ts";
import type { Actor } from "../accounts/index.ts";
import { isOpened } from "../charter/index.ts";
import {
  accessCommunity,
  demand,
  inCommunity,
  may,
  mayStill,
  memberNames,
  type Insider,
} from "../members/index.ts";
import { countWaiting } from "./application-queries.ts";
import { insertGate, latestGate } from "./gate-store.ts";
import { firstSettings, refusalToSettings } from "./rules.ts";

/** What is done at every gate once a day. */
export const DAILY = "gate.daily";

/**
 * Sets a gate. Applications that were sent stay asked as they were.
 *
 * @throws {Refused} `gateChanged`, when somebody set it since this one looked; `unknownRuleQuestion`.
 */
export async function setGate(ctx: Ctx, actor: Actor, slug: string, asked: SetGate): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "gate.set");
    const refusal = refusalToSettings(asked.settings);
    if (refusal !== null) throw new Refused(refusal);
    const { communityId, memberId } = insider;
    const before = await latestGate(tx, communityId);
    if ((before?.version ?? 0) !== asked.version) throw new Refused("gateChanged");
    const version = asked.version + 1;
    const gate = { version, settings: asked.settings, setBy: memberId, setAt: ctx.clock.now() };
    if (!(await insertGate(tx, communityId, gate))) throw new Refused("gateChanged");
    if (before === null) await lookDaily(tx, ctx, communityId);
    const isOpen = asked.settings.isOpen ? "yes" : "no";
    const subject = { version: String(version), isOpen };
    await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "gate.set", subject });
  });
}

async function lookDaily(tx: Tx, ctx: Ctx, communityId: string): Promise<void> {
  const startsAt = ctx.clock.now().toISOString().slice(0, 10);
  await addSchedule(tx, ctx, {
    communityId,
    kind: DAILY,
    rule: "FREQ=DAILY",
    startsAt: `${startsAt}T00:10:00`,
    timeZone: "UTC",
  });
}

/** The gate as who may set it, or review at it, sees it. @throws {PowerLacked} */
export async function gateView(ctx: Ctx, actor: Actor, slug: string): Promise<GateView> {
  const insider = await accessCommunity(ctx, actor, slug);
  demand(insider, "application.read");
  const { communityId } = insider;
  const [gate, isCharterOpened, waiting] = await Promise.all([
    latestGate(ctx.db, communityId),
    isOpened(ctx.db, communityId),
    countWaiting(ctx.db, communityId),
  ]);
  const names = await memberNames(ctx.db, communityId, gate === null ? [] : [gate.setBy]);
  return {
    version: gate?.version ?? 0,
    settings: gate?.settings ?? firstSettings,
    setAt: gate?.setAt.toISOString() ?? null,
    setByName: gate === null ? null : (names.get(gate.setBy) ?? ""),
    isCharterOpened,
    path: `/join/${slug}`,
    waiting,
    can: gateCan(insider),
  };
}

function gateCan(insider: Insider): GateView["can"] {
  return {
    set: mayStill(insider, "gate.set"),
    review: may(insider, "application.read"),
    makeCodes: mayStill(insider, "code.make"),
  };
}
