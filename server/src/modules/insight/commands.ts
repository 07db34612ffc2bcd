import type { Dispute } from "@kith/contract/diagnosis";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { tell } from "../../platform/bus.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { addJob } from "../../platform/jobs/index.ts";
import { demand, may, type Insider } from "../members/index.ts";
import type { Thinking } from "./in-worker.ts";
import { authorOfPost, evidenceBeyond, latestRun } from "./queries.ts";
import { canDispute, keptDispute, type KeptDispute } from "./rules.ts";
import { insertDispute, insertRun, withdrawDispute, type RunRow } from "./store.ts";

/** The work of judging a community. */
export const COUNT = "insight.count";

/** Changes whenever the same talk may be judged otherwise. */
const ENGINE = "1";

/** Acts come in bursts: a community is judged at most so often because of them. */
const AT_MOST_EVERY_MS = 60_000;

export const countKey = (communityId: string) => `${COUNT}:${communityId}`;

/** Asks for a judgement within a minute, once for all that happens until then. */
export async function countSoon(tx: Tx, communityId: string): Promise<void> {
  await addJob(tx, COUNT, { communityId }, { key: countKey(communityId), withinMs: AT_MOST_EVERY_MS });
}

/** Asks for a judgement as soon as there is room for it. */
export async function countAtOnce(tx: Tx, communityId: string): Promise<void> {
  await addJob(tx, COUNT, { communityId }, { key: countKey(communityId) });
}

/** Judges a community and keeps the result. Tells `health` over the bus. */
export async function countAndKeep(ctx: Ctx, thinking: Thinking, communityId: string): Promise<void> {
  const now = ctx.clock.now();
  const counted = await thinking.think({ ask: "count", communityId, now });
  await ctx.db.transaction().execute(async (tx) => {
    await insertRun(tx, {
      community_id: communityId,
      id: ctx.ids(),
      at: now,
      engine: ENGINE,
      verdict: counted.verdict,
      life: counted.life,
      window_from: counted.from === null ? null : new Date(counted.from),
      window_to: counted.to === null ? null : new Date(counted.to),
      findings: counted.findings,
      report: counted.report,
    });
    await tell(tx, "health", { communityId });
  });
}

/** An organiser asks for a judgement now. @throws {PowerLacked} */
export async function countAgain(tx: Tx, insider: Insider): Promise<void> {
  demand(insider, "health.count_again");
  await countAtOnce(tx, insider.communityId);
}

/**
 * Keeps what somebody says is wrong with a piece of the newest report, and asks for a judgement without it.
 * @returns its id. @throws {Refused} `recounted` where the report it speaks of is no longer the newest; {NotFound} for a
 * piece that is not in it or not theirs to see.
 */
export async function disputePiece(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { runId, dispute }: { readonly runId: string; readonly dispute: Dispute },
): Promise<string> {
  const { communityId, memberId } = insider;
  const run = await latestRun(tx, communityId);
  if (run === null || run.report === null) throw new NotFound();
  if (run.id !== runId) throw new Refused("recounted");
  const kept = keptDispute(dispute, run.report) ?? (await keptBeyond(tx, run, dispute));
  if (kept === null) throw new NotFound();
  const authorId = kept.postId === null ? null : await authorOfPost(tx, communityId, kept.postId);
  const asks = { memberId, seesPeople: may(insider, "health.see_people") };
  if (!canDispute(asks, { authorId, memberId: kept.memberId })) throw new NotFound();
  const id = ctx.ids();
  await insertDispute(tx, {
    community_id: communityId,
    id,
    kind: kept.kind,
    post_id: kept.postId,
    member_id: kept.memberId,
    nature: kept.nature,
    disputed_by: memberId,
    disputed_at: ctx.clock.now(),
    withdrawn_at: null,
  });
  await recordPower(tx, ctx, insider, { power: "health.dispute", id });
  await countAtOnce(tx, communityId);
  return id;
}

/** A dispute about a piece that is not among those a report shows at once. */
async function keptBeyond(tx: Tx, run: RunRow, dispute: Dispute): Promise<KeptDispute | null> {
  const beyond = await evidenceBeyond(tx, { communityId: run.community_id, runId: run.id });
  for (const ids of Object.values(beyond)) {
    const kept = keptDispute(dispute, ids);
    if (kept !== null) return kept;
  }
  return null;
}

/** Takes a dispute back: one's own, or as an organiser anybody's. @throws {NotFound} */
export async function withdraw(tx: Tx, ctx: Ctx, insider: Insider, id: string): Promise<void> {
  const { communityId, memberId } = insider;
  const by = may(insider, "health.withdraw_dispute") ? null : memberId;
  if (!(await withdrawDispute(tx, { communityId, id, at: ctx.clock.now(), by }))) throw new NotFound();
  await recordPower(tx, ctx, insider, { power: "health.withdraw_dispute", id });
  await countAtOnce(tx, communityId);
}

async function recordPower(
  tx: Tx,
  { clock }: Ctx,
  { communityId, memberId }: Insider,
  { power, id }: { readonly power: string; readonly id: string },
): Promise<void> {
  await audit(tx, clock, { communityId, actorId: memberId, power, subject: { dispute: id } });
}
