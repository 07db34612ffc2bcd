import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { deliver, type NoticeBody } from "../../platform/delivery/index.ts";
import { hasPower } from "@kith/contract/powers";
import { communitiesWith } from "../charter/index.ts";
import { peopleBehind, personBehind, staffAt } from "../members/index.ts";
import type { Application } from "./application-store.ts";
import { answeredBody, vouchBody, waitingBody } from "./notice-words.ts";

/** Tells the applicant, where they are not looking at it anyway. */
export async function tellApplicant(
  tx: Tx,
  ctx: Ctx,
  { communityId, personId, id }: Pick<Application, "communityId" | "personId" | "id">,
  bodyFor: (community: string) => NoticeBody,
): Promise<void> {
  const body = bodyFor(await communityName(tx, communityId));
  const url = `/applications/${id}`;
  await deliver(tx, ctx, { communityId, purpose: "service", body, url, personIds: [personId] });
}

/** Tells the reviewers that somebody waits; only where nobody waited before, so that a rush is told of once. */
export async function tellOfFirst(tx: Tx, ctx: Ctx, { communityId, name, id }: Application): Promise<void> {
  await tellReviewers(tx, ctx, { communityId, id }, (community) => waitingBody(community, name));
}

/** Tells the reviewers what the applicant answered them. */
export async function tellAnswer(
  tx: Tx,
  ctx: Ctx,
  { communityId, name, id }: Application,
  text: string,
): Promise<void> {
  await tellReviewers(tx, ctx, { communityId, id }, (community) => answeredBody(community, name, text));
}

async function tellReviewers(
  tx: Tx,
  ctx: Ctx,
  { communityId, id }: Pick<Application, "communityId" | "id">,
  bodyFor: (community: string) => NoticeBody,
): Promise<void> {
  const staff = await staffAt(tx, communityId, ctx.clock.now());
  const reviewers = staff.filter(({ role }) => hasPower([role], "application.decide"));
  const memberIds = [...new Set(reviewers.map(({ memberId }) => memberId))];
  const personIds = await peopleBehind(tx, communityId, memberIds);
  const { name, slug } = await communityOf(tx, communityId);
  const url = `/c/${slug}/gate/applications/${id}`;
  await deliver(tx, ctx, { communityId, purpose: "service", body: bodyFor(name), url, personIds });
}

/** Asks a member to vouch for somebody who named them. */
export async function askReferee(
  tx: Tx,
  ctx: Ctx,
  { communityId, name, refereeMemberId }: Pick<Application, "communityId" | "name" | "refereeMemberId">,
): Promise<void> {
  if (refereeMemberId === null) return;
  const personId = await personBehind(tx, communityId, refereeMemberId);
  if (personId === null) return;
  const community = await communityOf(tx, communityId);
  const body = vouchBody(community.name, name);
  const url = `/c/${community.slug}/gate/vouching`;
  await deliver(tx, ctx, { communityId, purpose: "service", body, url, personIds: [personId] });
}

async function communityName(tx: Tx, communityId: string): Promise<string> {
  return (await communityOf(tx, communityId)).name;
}

async function communityOf(tx: Tx, communityId: string): Promise<{ name: string; slug: string }> {
  const [community] = await communitiesWith(tx, [communityId]);
  return community ?? { name: "", slug: "" };
}
