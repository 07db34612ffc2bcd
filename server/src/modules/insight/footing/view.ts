import type { FootingView } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import { sql } from "kysely";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Db } from "../../../platform/db/open.ts";
import { carriersOf, charterOf, todayIn } from "../../charter/index.ts";
import { staffAt, type Insider } from "../../members/index.ts";
import { FOOTING_DAYS, footingOf, type FootingFacts } from "./rules.ts";
import { footingWords } from "./words.ts";

const DAY_MS = 86_400_000;

/** Whether a community has a purpose, is carried, and serves: three tests, each by itself. */
export async function footingView(ctx: Ctx, insider: Insider, language: Language): Promise<FootingView> {
  const facts = await factsOf(ctx, insider.communityId);
  const words = footingWords[language];
  return {
    at: ctx.clock.now().toISOString(),
    tests: footingOf(facts).map((finding) => {
      const { test, holds } = finding;
      return { test, holds, title: words.titles[test], ...words.say(finding, facts) };
    }),
  };
}

async function factsOf({ db, clock }: Ctx, communityId: string): Promise<FootingFacts> {
  const now = clock.now();
  const since = new Date(now.getTime() - FOOTING_DAYS * DAY_MS);
  const [charter, today, carriers, staff] = await Promise.all([
    charterOf(db, communityId),
    todayIn(db, communityId, now),
    carriersOf(db, communityId),
    staffAt(db, communityId, now),
  ]);
  const staffIds = [...new Set(staff.map(({ memberId }) => memberId))];
  return {
    purpose: charter.purpose,
    isOpened: charter.version > 0,
    goal: charter.goal,
    today,
    carriers: carriers.filter(({ state }) => state === "open" || state === "full").length,
    ownPosts: await ownPostsSince(db, communityId, since),
    staff: staffIds.length,
    staffActs: await actsBy(db, communityId, staffIds, since),
  };
}

/** Counting further says no more, and costs more. */
const ENOUGH = 999;

async function ownPostsSince(db: Db, communityId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from posts where community_id = ${communityId} and posted_at >= ${since}
        and carrier_id is null and import_id is null and removed_at is null
      limit ${ENOUGH}) as found`.execute(db);
  return rows[0]?.count ?? 0;
}

async function actsBy(
  db: Db,
  communityId: string,
  actorIds: readonly string[],
  since: Date,
): Promise<number> {
  const { rows } = await sql<{ count: number }>`
    select count(*) as count from (
      select from acts where community_id = ${communityId} and at >= ${since} and actor_id = any(${actorIds}::uuid[])
      limit ${ENOUGH}) as found`.execute(db);
  return rows[0]?.count ?? 0;
}
