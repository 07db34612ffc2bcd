import type { FactTest, FactValue } from "@kith/contract/criteria";
import { sql, type RawBuilder } from "kysely";
import { acceptersOf, carriersOf, charterOf } from "../../charter/index.ts";
import type { FactProvider, FactScope, FactValues } from "./provider.ts";

const DAY_SECONDS = 86_400;

/** What members knows of members. */
export const memberFacts: FactProvider = {
  facts: ["joinedDaysAgo", "role", "state", "onCarrier", "acceptedCharter"],
  valuesOf: (asked, scope) => lookups[asked.fact]?.(scope) ?? nothing,
  choices: async (db, communityId) => ({
    carriers: (await carriersOf(db, communityId)).map(({ id, name }) => ({ id, name })),
  }),
};

type Lookup = (scope: FactScope) => FactValues | Promise<FactValues>;

const nothing: FactValues = {
  rows: sql`select null::uuid as member_id, null as value where false`,
  without: null,
};

const lookups: Readonly<Partial<Record<FactTest["fact"], Lookup>>> = {
  joinedDaysAgo: (scope) =>
    known(
      null,
      sql`
      select id as member_id, greatest(0, floor(extract(epoch from ${scope.at}::timestamptz - joined_at) / ${DAY_SECONDS})) as value
      from memberships where community_id = ${scope.communityId} and joined_at is not null ${only(scope, "id")}`,
    ),
  state: (scope) =>
    known(
      null,
      sql`
      select id as member_id, array[state] as value from memberships
      where community_id = ${scope.communityId} ${only(scope, "id")}`,
    ),
  role: (scope) =>
    known(
      [],
      sql`
      select member_id, array_agg(distinct role) as value from role_terms
      where community_id = ${scope.communityId} and starts_at <= ${scope.at}
        and (ends_at is null or ends_at > ${scope.at}) and (ended_at is null or ended_at > ${scope.at})
        ${only(scope, "member_id")}
      group by member_id`,
    ),
  onCarrier: (scope) =>
    known(
      [],
      sql`
      select member_id, array_agg(distinct carrier_id::text) as value from carrier_identities
      where community_id = ${scope.communityId} ${only(scope, "member_id")}
      group by member_id`,
    ),
  acceptedCharter: accepted,
};

/** Before a community opens there is nothing to accept, and nobody knows who would. */
async function accepted({ db, communityId }: FactScope): Promise<FactValues> {
  const { version } = await charterOf(db, communityId);
  if (version === 0) return nothing;
  const accepters = acceptersOf(db, communityId, version);
  return known(false, sql`select member_id, true as value from ${accepters} as accepters`);
}

function known(without: FactValue | null, rows: RawBuilder<unknown>): FactValues {
  return { rows, without };
}

/** Narrows to whoever is asked for. */
function only({ memberIds }: FactScope, column: "id" | "member_id"): RawBuilder<unknown> {
  return memberIds === null ? sql`` : sql`and ${sql.ref(column)} = any(${memberIds}::uuid[])`;
}
