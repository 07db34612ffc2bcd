import type { Ctx } from "../../platform/ctx.ts";
import { deliver, type NoticeBody } from "../../platform/delivery/index.ts";
import { hearing, type Subscriber } from "../../platform/events.ts";
import { derivedId } from "../../platform/ids.ts";
import { communitiesWith, ruleAt } from "../charter/index.ts";
import { organisersAble, standingsOf } from "../members/index.ts";
import { appealedBody, decidedBody, givenBody, liftedBody, type Told } from "./notice-words.ts";
import { appealBefore } from "./rules.ts";
import { forgetWords, sanctionById, type Sanction } from "./store.ts";

/** Whoever something was done to is told, and whoever has to decide; each once, however often it is heard. */
export function staySubscribers(ctx: Ctx): readonly Subscriber[] {
  return [
    hearing("stay.sanctioned", (of) => tellSubject(ctx, of, "given")),
    hearing("stay.lifted", (of) => tellSubject(ctx, of, "lifted")),
    hearing("stay.decided", (of) => tellSubject(ctx, of, "decided")),
    hearing("stay.appealed", (of) => tellOrganisers(ctx, of)),
    hearing("members.erased", ({ communityId, memberId }) =>
      ctx.db.transaction().execute((tx) => forgetWords(tx, communityId, memberId)),
    ),
  ];
}

interface Which {
  readonly communityId: string;
  readonly sanctionId: string;
}

interface Found {
  readonly sanction: Sanction;
  readonly told: Told;
  readonly slug: string;
}

async function tellSubject(ctx: Ctx, of: Which, what: "given" | "lifted" | "decided"): Promise<void> {
  const found = await find(ctx, of);
  if (found === null) return;
  const body = bodyOf(found, what);
  const { memberId } = found.sanction;
  const standing = (await standingsOf(ctx.db, of.communityId, [memberId])).get(memberId);
  const personId = standing?.personId ?? null;
  if (body === null || personId === null) return;
  await send(ctx, of, { what, body, url: `/sanctions/${of.sanctionId}`, personIds: [personId] });
}

function bodyOf({ sanction, told }: Found, what: "given" | "lifted" | "decided"): NoticeBody | null {
  if (what === "given") return givenBody(told);
  if (what === "lifted") return sanction.lift === null ? null : liftedBody(told, sanction.lift.reason);
  const { decision = null, until = null } = sanction.appeal ?? {};
  return decision === null ? null : decidedBody(told, { ...decision, until });
}

/** Those who can decide it: whoever sanctioned only where there is nobody else, and never whom it is about. */
async function tellOrganisers(ctx: Ctx, of: Which): Promise<void> {
  const found = await find(ctx, of);
  if (found === null) return;
  const { memberId, givenBy } = found.sanction;
  const able = await organisersAble(ctx.db, of.communityId, ctx.clock.now());
  const others = able.filter((id) => id !== memberId);
  const judges = others.some((id) => id !== givenBy) ? others.filter((id) => id !== givenBy) : others;
  const standings = await standingsOf(ctx.db, of.communityId, judges);
  const personIds = [...standings.values()].flatMap(({ personId }) => personId ?? []);
  if (personIds.length === 0) return;
  const body = appealedBody(found.told);
  await send(ctx, of, { what: "appealed", body, url: `/c/${found.slug}/stay`, personIds });
}

async function find({ db }: Ctx, { communityId, sanctionId }: Which): Promise<Found | null> {
  const sanction = await sanctionById(db, communityId, sanctionId);
  const [community] = await communitiesWith(db, [communityId]);
  if (sanction === undefined || community === undefined) return null;
  const { charterVersion: version, ruleNumber, step, reason, until } = sanction;
  const rule = await ruleAt(db, communityId, version, ruleNumber);
  const told = {
    community: community.name,
    timeZone: community.timeZone,
    step,
    rule: `R${ruleNumber}`,
    ruleText: rule?.text ?? "",
    version,
    reason,
    until,
    appealBefore: appealBefore(sanction),
  };
  return { sanction, told, slug: community.slug };
}

async function send(
  ctx: Ctx,
  { communityId, sanctionId }: Which,
  notice: { readonly what: string; readonly body: NoticeBody; readonly url: string } & {
    readonly personIds: readonly string[];
  },
): Promise<void> {
  const { what, ...said } = notice;
  const id = derivedId(sanctionId, what);
  await ctx.db
    .transaction()
    .execute((tx) => deliver(tx, ctx, { ...said, id, communityId, purpose: "service" }));
}
