import type { PublishCharter } from "@kith/contract/charter-pages";
import { charterChanges } from "@kith/contract/charter-changes";
import { missingFrom, unsaidIn, type CharterContent, type OpeningNeed } from "@kith/contract/charter-content";
import { numbered } from "@kith/contract/charter-numbers";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { isOpened } from "./charter-queries.ts";
import * as store from "./charter-store.ts";
import { insertGoal } from "./goal-store.ts";
import { demand, type Insider } from "./insider.ts";
import type { Roster } from "./roster.ts";

/**
 * Opens a community: what the draft says becomes version 1, and newcomers may be let in from now on.
 *
 * @returns 1. @throws {Refused} `alreadyOpen`; `draftChanged`, where it says something else by now than the organiser has
 *   seen; `charterIncomplete`, with what is missing. Emits charter.published. Source: R06, L8, L26-29.
 */
export async function openCommunity(
  tx: Tx,
  { ctx, roster }: { readonly ctx: Ctx; readonly roster: Roster },
  insider: Insider,
  asked: PublishCharter,
): Promise<number> {
  demand(insider, "charter.open");
  const { communityId } = insider;
  const draft = await store.lockedDraft(tx, communityId);
  if (await isOpened(tx, communityId)) throw new Refused("alreadyOpen");
  if (draft.revision !== asked.revision) throw new Refused("draftChanged");
  const at = ctx.clock.now();
  demandWhole(missingFrom(draft.content, await roster.carried(tx, communityId, at)));
  await store.setOpened(tx, communityId, at);
  return publish(tx, ctx, insider, { draft, version: 1, note: asked.note, power: "charter.open" });
}

/**
 * Puts the draft in force as the next version; members are asked to accept it.
 *
 * @returns its number. @throws {Refused} `notOpenYet`, `draftChanged`, `charterIncomplete`, `nothingChanged`. Emits
 *   charter.published.
 */
export async function publishCharter(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  asked: PublishCharter,
): Promise<number> {
  demand(insider, "charter.publish");
  const { communityId } = insider;
  const draft = await store.lockedDraft(tx, communityId);
  const inForce = await store.contentInForce(tx, communityId);
  if (inForce === null) throw new Refused("notOpenYet");
  if (draft.revision !== asked.revision) throw new Refused("draftChanged");
  demandWhole(unsaidIn(draft.content));
  if (charterChanges(inForce.content, draft.content).length === 0) throw new Refused("nothingChanged");
  const version = inForce.version + 1;
  return publish(tx, ctx, insider, { draft, version, note: asked.note, power: "charter.publish" });
}

function demandWhole(missing: readonly OpeningNeed[]): void {
  if (missing.length === 0) return;
  const issues = missing.map((need) => ({ path: `/${need}`, message: "missing" }));
  throw new Refused("charterIncomplete", issues);
}

interface Publishing {
  readonly draft: store.Draft;
  readonly version: number;
  readonly note: string;
  readonly power: "charter.open" | "charter.publish";
}

/** Whoever publishes a charter accepts it by that. */
async function publish(tx: Tx, ctx: Ctx, insider: Insider, given: Publishing): Promise<number> {
  const { communityId, memberId } = insider;
  const { draft, version, note, power } = given;
  const at = ctx.clock.now();
  const { content, last } = numbered(draft.content, draft.last);
  const published: CharterContent = { ...content, rules: [...content.rules] };
  if (content.goal !== null) await insertGoal(tx, communityId, content.goal.number);
  await store.insertVersion(tx, communityId, { version, content: published, note, by: memberId, at });
  await store.updateDraft(tx, communityId, { ...afterwards(draft, published, memberId, at), last }, at);
  await store.insertAcceptance(tx, communityId, { memberId, version, at });
  const subject = { version: String(version) };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power, subject, reason: note });
  await emit(tx, "charter.published", { communityId, version });
  return version;
}

/** An editor who had the draft open does not know the numbers yet: what they save of those parts is not taken over. */
function afterwards(draft: store.Draft, content: CharterContent, by: string, at: Date): store.Draft {
  const revision = draft.revision + 1;
  const mark = { revision, by, at: at.toISOString() };
  return { ...draft, content, revision, changes: { ...draft.changes, rules: mark, goal: mark } };
}
