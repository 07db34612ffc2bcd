import { declaredKinds, type ActKind } from "@kith/contract/ties";
import { sql, type RawBuilder } from "kysely";
import type { FactProvider, FactScope, FactValues } from "../members/index.ts";
import { actWeights, DECLARED_FOR_MS, HALF_LIFE_MS, mutualKinds, WEAK } from "./rules.ts";

/** What ties knows of members, for criteria: the same counts as `tiesOf` gives of one member. */
export const tieFacts: FactProvider = {
  facts: ["metMembers", "ties"],
  valuesOf: (asked, scope) => (asked.fact === "metMembers" ? metMembers(scope) : tiedMembers(scope)),
};

function metMembers(scope: FactScope): FactValues {
  return countedOthers(
    scope,
    sql`
    select distinct least(a.actor_id, a.target_id) as one, greatest(a.actor_id, a.target_id) as another
    from acts a where a.kind = 'met' and ${between(scope)}`,
  );
}

/** Pairs whose acts are still worth a weak tie, and those who have both declared one. */
function tiedMembers(scope: FactScope): FactValues {
  const declaredSince = new Date(scope.at.getTime() - DECLARED_FOR_MS);
  return countedOthers(
    scope,
    sql`
    select least(a.actor_id, a.target_id) as one, greatest(a.actor_id, a.target_id) as another
    from acts a where a.kind = any(${Object.keys(actWeights)}) and ${between(scope)}
    group by 1, 2 having sum(a.probability * ${weight} * ${left(scope.at)}) >= ${WEAK}
    union
    select one, another from (
      select least(a.actor_id, a.target_id) as one, greatest(a.actor_id, a.target_id) as another
      from acts a where a.kind = any(${[...declaredKinds]}) and ${between(scope)}
      group by 1, 2, a.kind
      having count(distinct a.actor_id) = 2 and max(a.at) >= ${declaredSince}
    ) as declared`,
  );
}

const weight = sql`case a.kind ${sql.join(
  Object.entries(actWeights).map(
    ([kind, worth]) => sql`when ${sql.lit(kind)} then ${sql.lit(worth)}::float8`,
  ),
  sql` `,
)} end`;

/** In binary numbers: powers of decimal ones take five times as long as all else together. */
const left = (at: Date) =>
  sql`power(0.5::float8, extract(epoch from (${at}::timestamptz - a.at))::float8 * 1000 / ${HALF_LIFE_MS}::float8)`;

/** Acts between two members up to now; of those who are asked for, if it is said. */
function between({ communityId, at, memberIds }: FactScope): RawBuilder<unknown> {
  const ofThem =
    memberIds === null
      ? sql``
      : sql`and (a.actor_id = any(${memberIds}::uuid[]) or a.target_id = any(${memberIds}::uuid[]))`;
  return sql`a.community_id = ${communityId} and a.target_id is not null and a.at <= ${at} ${ofThem}`;
}

/** For each end of these pairs how many others there are; who was erased is nobody any more. */
function countedOthers({ communityId }: FactScope, pairs: RawBuilder<unknown>): FactValues {
  const rows = sql`
    select ends.member_id, count(*) as value
    from (${pairs}) as pairs
    cross join lateral (values (one, another), (another, one)) as ends (member_id, other)
    where exists (
      select from memberships o where o.community_id = ${communityId} and o.id = ends.other and o.state <> 'erased')
    group by 1`;
  return { rows, without: 0 };
}

/** Kinds of acts by which somebody takes part, besides what they write. Source: metrics.md `activeRate`. */
const takingPartKinds: readonly ActKind[] = [
  "thanked",
  "met",
  "matched",
  "coTask",
  "introduced",
  "vouched",
  "checkedIn",
  "attended",
];

/**
 * What members did by which they took part, besides what they wrote, as part of a query: `member_id`, `at`, and `what`,
 * which is the same for all that happened at one gathering. What two do together both did.
 *
 * @param from exclusive; null for all time.
 */
export function takingPart(
  { communityId, at, memberIds }: FactScope,
  from: Date | null,
): RawBuilder<unknown> {
  const end = (column: "actor_id" | "target_id", kinds: readonly ActKind[]) => sql`
    select a.${sql.ref(column)} as member_id, a.at,
      case when a.kind = 'met' then coalesce(a.object_id, a.id) else a.id end::text as what
    from acts a
    where a.community_id = ${communityId} and a.${sql.ref(column)} is not null and a.kind = any(${[...kinds]})
      and a.at <= ${at} ${from === null ? sql`` : sql`and a.at > ${from}`}
      ${memberIds === null ? sql`` : sql`and a.${sql.ref(column)} = any(${memberIds}::uuid[])`}`;
  const together = takingPartKinds.filter((kind) => mutualKinds.includes(kind));
  return sql`${end("actor_id", takingPartKinds)} union all ${end("target_id", together)}`;
}
