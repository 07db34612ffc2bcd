import type { DrillLinks, ReachedRung } from "@kith/contract/insight";
import type { Ctx } from "../../../platform/ctx.ts";
import { may, type Insider } from "../../members/index.ts";
import type { Thinking } from "../in-worker.ts";
import { namesOfMembers } from "../queries.ts";
import { reachOn, type Reach } from "./reach.ts";
import { drillFound, type DrillQuestion } from "./view.ts";

const MOST_NAMED = 50;

/** Who reaches whom on one rung, as somebody may see it: their own links by name, to organisers counts of everybody's. */
export async function drillLinks(
  ctx: Ctx,
  thinking: Thinking,
  insider: Insider,
  asked: Pick<DrillQuestion, "carrierIds"> & { readonly rung: ReachedRung },
): Promise<DrillLinks> {
  const { memberId } = insider;
  const { rung } = asked;
  const { found, removed, now } = await drillFound(ctx, thinking, insider, asked);
  const people = may(insider, "health.see_people") ? found.people[rung] : [];
  const of = people.map((one) => one.memberId);
  const reach = await reachOn(ctx.db, insider, { rung, removed, at: now, found, of });
  const isMine = found.rungOf[memberId] === rung;
  return {
    rung,
    reaches: await named(
      ctx,
      insider,
      reach.reaches.filter((id) => found.rungOf[id] === rung),
    ),
    reachedBy: isMine ? await reachedBy(ctx, insider, reach, found.members) : { count: 0, people: [] },
    counts: may(insider, "health.see_people")
      ? people.map((one) => ({ ...one, reachedBy: reach.countOf(one.memberId) }))
      : null,
  };
}

/** Of everybody only the number is told. */
async function reachedBy(
  ctx: Ctx,
  insider: Insider,
  reach: Reach,
  members: number,
): Promise<DrillLinks["reachedBy"]> {
  return reach.isReachedByAll ? { count: members - 1, people: [] } : named(ctx, insider, reach.reachedBy);
}

async function named(
  { db }: Ctx,
  { communityId }: Insider,
  ids: readonly string[],
): Promise<DrillLinks["reaches"]> {
  const all = [...new Set(ids)];
  const names = await namesOfMembers(db, communityId, all);
  const people = all.map((memberId) => ({ memberId, name: names.get(memberId) ?? "" }));
  const sorted = people.toSorted((one, other) => one.name.localeCompare(other.name, "zh-CN"));
  return { count: people.length, people: sorted.slice(0, MOST_NAMED) };
}
