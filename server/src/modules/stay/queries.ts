import type {
  MemberRecord,
  MyRecord,
  OwnSanction,
  OwnSanctions,
  SaidList,
  SanctionList,
  SanctionStep,
  SanctionView,
} from "@kith/contract/stay";
import { sanctionSteps } from "@kith/contract/stay";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { charterOf, communitiesWith } from "../charter/index.ts";
import { demand, may, organisersAble, standingsOf, type Insider, type Standing } from "../members/index.ts";
import { saidBy } from "../talk/index.ts";
import { accessOwn, ownSanctions } from "./access.ts";
import { ladderFrom } from "./commands.ts";
import { isInOrder } from "./rules.ts";
import {
  recordSince,
  sanctionById,
  sanctionFrom,
  sanctions,
  type PlacedSanction,
  type Sanction,
} from "./store.ts";
import { sanctionViews, type Looking } from "./views.ts";

const Place = z.tuple([z.uuid()]);
const placeOf = (cursor: string | undefined) => (cursor === undefined ? null : placeAt(cursor, Place)[0]);

interface Asked {
  readonly cursor?: string | undefined;
}

/** The sanctions of a community, the newest first; or those whose appeal waits, as it was made. For staff. */
export async function sanctionList(
  ctx: Ctx,
  insider: Insider,
  { cursor, waiting = false }: Asked & { readonly waiting?: boolean | undefined },
): Promise<SanctionList> {
  demand(insider, "sanction.read");
  const { communityId } = insider;
  const rows = waiting
    ? await waitingBehind(ctx, communityId, placeOf(cursor))
    : await given(ctx, communityId, { before: placeOf(cursor) });
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const lastId = waiting ? last?.appeal?.id : last?.id;
  return {
    sanctions: await sanctionViews(ctx.db, lookingAs(ctx, insider), page),
    next: rows.length > PAGE_SIZE && lastId !== undefined ? cursorAt([lastId]) : null,
  };
}

function lookingAs({ clock }: Ctx, insider: Insider): Looking {
  const isFree = insider.pausedUntil === null;
  return {
    communityId: insider.communityId,
    memberId: insider.memberId,
    now: clock.now(),
    mayLift: isFree && may(insider, "sanction.lift"),
    mayDecide: isFree && may(insider, "appeal.decide"),
  };
}

/** A page and one more, which tells that there is another page. */
async function given(
  { db }: Ctx,
  communityId: string,
  { memberId, before }: { readonly memberId?: string; readonly before: string | null },
): Promise<Sanction[]> {
  const rows = await sanctions(db)
    .where("s.community_id", "=", communityId)
    .$if(memberId !== undefined, (query) => query.where("s.member_id", "=", memberId!))
    .$if(before !== null, (query) => query.where("s.id", "<", before))
    .orderBy("s.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  return rows.map(sanctionFrom);
}

async function waitingBehind({ db }: Ctx, communityId: string, after: string | null): Promise<Sanction[]> {
  const rows = await sanctions(db)
    .where("a.community_id", "=", communityId)
    .where("a.decided_at", "is", null)
    .$if(after !== null, (query) => query.where("a.id", ">", after))
    .orderBy("a.id")
    .limit(PAGE_SIZE + 1)
    .execute();
  return rows.map(sanctionFrom);
}

/** One sanction, for staff. @throws {NotFound} */
export async function sanctionSeen(ctx: Ctx, insider: Insider, id: string): Promise<SanctionView> {
  demand(insider, "sanction.read", { sanctionId: id });
  const sanction = await sanctionById(ctx.db, insider.communityId, id);
  if (sanction === undefined) throw new NotFound();
  return onlyOne(await sanctionViews(ctx.db, lookingAs(ctx, insider), [sanction]));
}

/** A member's record, and what may be done under which rule; for staff. @throws {NotFound} */
export async function memberRecord(
  ctx: Ctx,
  insider: Insider,
  { memberId, cursor }: Asked & { readonly memberId: string },
): Promise<MemberRecord> {
  demand(insider, "sanction.read", { memberId });
  const { communityId } = insider;
  const now = ctx.clock.now();
  const member = (await standingsOf(ctx.db, communityId, [memberId])).get(memberId);
  if (member === undefined || member.state === "erased") throw new NotFound();
  const [rows, charter, { recent, latestId }] = await Promise.all([
    given(ctx, communityId, { memberId, before: placeOf(cursor) }),
    charterOf(ctx.db, communityId),
    recordSince(ctx.db, communityId, memberId, ladderFrom(now)),
  ]);
  const inOrder = (rule: number) => sanctionSteps.filter((step) => isInOrder(step, rule, recent, now));
  return {
    ...(await pageOf(ctx, lookingAs(ctx, insider), rows)),
    latestId,
    pausedUntil: laterThan(now, member.pausedUntil),
    charterVersion: charter.version,
    isOpened: charter.openedAt !== null,
    rules: charter.rules.map(({ number, text }) => ({ number, text, inOrder: inOrder(number) })),
    can: { steps: await stepsTowards(ctx, insider, member) },
  };
}

const SaidPlace = z.tuple([z.string().max(40).pipe(z.coerce.date()), z.uuid()]);

/** What a member said that still stands; for staff. @throws {NotFound} */
export async function saidList(
  ctx: Ctx,
  insider: Insider,
  { memberId, cursor }: Asked & { readonly memberId: string },
): Promise<SaidList> {
  demand(insider, "sanction.read", { memberId });
  const { communityId } = insider;
  if (!(await standingsOf(ctx.db, communityId, [memberId])).has(memberId)) throw new NotFound();
  const [at, id] = cursor === undefined ? [] : placeAt(cursor, SaidPlace);
  const place = at === undefined || id === undefined ? null : { at, id };
  const posts = await saidBy(ctx.db, communityId, memberId, { place, limit: PAGE_SIZE + 1 });
  const page = posts.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  const isMore = posts.length > PAGE_SIZE && last !== undefined;
  return {
    posts: page.map(({ id: postId, text, postedAt }) => ({ postId, text, postedAt: postedAt.toISOString() })),
    next: isMore ? cursorAt([last.postedAt.toISOString(), last.id]) : null,
  };
}

async function pageOf({ db }: Ctx, looking: Looking, rows: readonly Sanction[]) {
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    sanctions: await sanctionViews(db, looking, page),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorAt([last.id]) : null,
  };
}

/** The steps somebody may take towards a member, whatever the rule. */
async function stepsTowards(
  { db, clock }: Ctx,
  insider: Insider,
  { memberId, state }: Standing,
): Promise<SanctionStep[]> {
  const isFree = insider.pausedUntil === null && !insider.isClosed;
  if (!isFree || state !== "member" || memberId === insider.memberId) return [];
  const organisers = await organisersAble(db, insider.communityId, clock.now(), { evenPaused: true });
  if (organisers.includes(memberId) && !may(insider, "sanction.organiser")) return [];
  return sanctionSteps.filter((step) => may(insider, `sanction.${step}`));
}

/** One's own record in a community. */
export async function myRecord(ctx: Ctx, insider: Insider, { cursor }: Asked): Promise<MyRecord> {
  const { communityId, memberId, pausedUntil } = insider;
  const rows = await given(ctx, communityId, { memberId, before: placeOf(cursor) });
  return {
    ...(await pageOf(ctx, asSubject(ctx, { communityId, memberId }), rows)),
    pausedUntil: pausedUntil?.toISOString() ?? null,
  };
}

/** Nobody decides or lifts what was given to them, whatever their role. */
function asSubject({ clock }: Ctx, of: { readonly communityId: string; readonly memberId: string }): Looking {
  return { ...of, now: clock.now(), mayLift: false, mayDecide: false };
}

/** What was given to a person anywhere, the newest first. */
export async function ownList(ctx: Ctx, actor: Actor, { cursor }: Asked): Promise<OwnSanctions> {
  const before = placeOf(cursor);
  const rows = await ownSanctions(ctx.db, actor)
    .$if(before !== null, (query) => query.where("s.id", "<", before))
    .orderBy("s.id", "desc")
    .limit(PAGE_SIZE + 1)
    .execute();
  const page = rows.slice(0, PAGE_SIZE).map(sanctionFrom);
  const last = page.at(-1);
  return {
    sanctions: await ownViews(ctx, page),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorAt([last.id]) : null,
  };
}

/** One of one's own. @throws {NotFound} */
export async function ownOne(ctx: Ctx, actor: Actor, id: string): Promise<OwnSanction> {
  return onlyOne(await ownViews(ctx, [await accessOwn(ctx.db, actor, id)]));
}

async function ownViews(ctx: Ctx, page: readonly PlacedSanction[]): Promise<OwnSanction[]> {
  const ids = [...new Set(page.map(({ communityId }) => communityId))];
  const communities = await communitiesWith(ctx.db, ids);
  const shown = new Map<string, OwnSanction>();
  for (const { communityId, name, slug, timeZone } of communities) {
    const here = page.filter((sanction) => sanction.communityId === communityId);
    const memberId = here[0]?.memberId ?? "";
    const standing = (await standingsOf(ctx.db, communityId, [memberId])).get(memberId);
    const of = { community: { name, slug, timeZone }, isMember: standing?.state === "member" };
    const views = await sanctionViews(ctx.db, asSubject(ctx, { communityId, memberId }), here);
    for (const view of views) shown.set(view.id, { ...view, ...of });
  }
  return page.flatMap(({ id }) => shown.get(id) ?? []);
}

function laterThan(now: Date, until: Date | null): string | null {
  return until !== null && until > now ? until.toISOString() : null;
}

function onlyOne<View>([view]: readonly View[]): View {
  if (view === undefined) throw new NotFound();
  return view;
}
