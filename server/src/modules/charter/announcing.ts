import { charterChanges } from "@kith/contract/charter-changes";
import type { Ctx } from "../../platform/ctx.ts";
import { deliver } from "../../platform/delivery/index.ts";
import { hearing, type Subscriber } from "../../platform/events.ts";
import { derivedId } from "../../platform/ids.ts";
import { acceptersOf, charterOf } from "./charter-queries.ts";
import { contentAt, noteOf } from "./charter-store.ts";
import { communitiesWith } from "./queries.ts";
import type { Roster } from "./roster.ts";
import { askedBody } from "./notice-words.ts";

/** How many people are told in one transaction. */
const AT_ONCE = 500;

/** When a charter has come into force, members are asked to accept it. */
export function charterSubscribers(ctx: Ctx, roster: Roster): readonly Subscriber[] {
  return [hearing("charter.published", (news) => askMembers(ctx, roster, news))];
}

/**
 * Once each, however often it is heard: the notice has the same id each time. Nobody is asked who accepted already, and
 * nobody for a version that is not in force any more: of that tells the next one.
 */
async function askMembers(
  ctx: Ctx,
  roster: Roster,
  { communityId, version }: { readonly communityId: string; readonly version: number },
): Promise<void> {
  const charter = await charterOf(ctx.db, communityId);
  const [community] = await communitiesWith(ctx.db, [communityId]);
  if (charter.version !== version || community === undefined || community.closedAt !== null) return;
  const before = version === 1 ? null : await contentAt(ctx.db, communityId, version - 1);
  const after = await contentAt(ctx.db, communityId, version);
  const changes = before === null || after === null ? [] : charterChanges(before, after);
  const note = await noteOf(ctx.db, communityId, version);
  const body = askedBody({
    community: community.name,
    version,
    note,
    changes,
    vocabulary: charter.vocabulary,
  });
  const id = derivedId(communityId, `charter ${version}`);
  const notice = { id, communityId, purpose: "service", body, url: `/c/${community.slug}/charter` };
  for await (const personIds of askedOf(ctx, roster, communityId, version)) {
    await ctx.db.transaction().execute((tx) => deliver(tx, ctx, { ...notice, personIds }));
  }
}

/** Those who have not accepted, some hundreds at a time. */
async function* askedOf({ db }: Ctx, roster: Roster, communityId: string, version: number) {
  let after: string | null = null;
  do {
    const people: Awaited<ReturnType<Roster["peopleAfter"]>> = await roster.peopleAfter(
      db,
      communityId,
      after,
      AT_ONCE,
    );
    const accepted = await acceptersAmong(db, { communityId, version }, people);
    const asked = people.filter(({ memberId }) => !accepted.has(memberId));
    if (asked.length > 0) yield asked.map(({ personId }) => personId);
    after = people.length < AT_ONCE ? null : (people.at(-1)?.memberId ?? null);
  } while (after !== null);
}

async function acceptersAmong(
  db: Ctx["db"],
  { communityId, version }: { readonly communityId: string; readonly version: number },
  people: readonly { readonly memberId: string }[],
): Promise<ReadonlySet<string>> {
  if (people.length === 0) return new Set();
  const ids = people.map(({ memberId }) => memberId);
  const rows = await acceptersOf(db, communityId, version).where("member_id", "in", ids).execute();
  return new Set(rows.map((row) => row.member_id));
}
