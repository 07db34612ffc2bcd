import { sql } from "kysely";
import type { Tx } from "../../platform/db/open.ts";

/** Somebody an archive names for the first time: a member nobody has claimed, and who they are on their carrier. */
export interface Newcomer {
  readonly memberId: string;
  readonly identityId: string;
  readonly externalId: string;
  readonly name: string;
  readonly key: string;
  readonly grams: readonly string[];
}

/** The members who go by these ids on a carrier. */
export async function membersBehind(
  tx: Tx,
  communityId: string,
  carrierId: string,
  externalIds: readonly string[],
): Promise<Map<string, string>> {
  const { rows } = await sql<{ external_id: string; member_id: string }>`
    select external_id, member_id from carrier_identities
    where community_id = ${communityId} and carrier_id = ${carrierId}
      and external_id = any(${externalIds}::text[])`.execute(tx);
  return new Map(rows.map((row) => [row.external_id, row.member_id]));
}

export async function insertNewcomers(
  tx: Tx,
  where: {
    readonly communityId: string;
    readonly carrierId: string;
    readonly importId: string | null;
    readonly at: Date;
  },
  newcomers: readonly Newcomer[],
): Promise<void> {
  const { communityId, carrierId, importId, at } = where;
  const given = JSON.stringify(newcomers);
  await sql`
    insert into memberships (community_id, id, name, name_key, name_grams, state, added_at, import_id)
    select ${communityId}::uuid, "memberId", name, key, grams, 'unclaimed', ${at}::timestamptz, ${importId}::uuid
    from jsonb_to_recordset(${given}::jsonb) as given ("memberId" uuid, name text, key text, grams text[])`.execute(
    tx,
  );
  await sql`
    insert into carrier_identities (community_id, id, carrier_id, member_id, external_id, name, import_id)
    select ${communityId}::uuid, "identityId", ${carrierId}::uuid, "memberId", "externalId", name, ${importId}::uuid
    from jsonb_to_recordset(${given}::jsonb)
      as given ("memberId" uuid, "identityId" uuid, "externalId" text, name text)`.execute(tx);
}

/** An identity that no import made known. */
export async function insertIdentity(
  tx: Tx,
  communityId: string,
  identity: {
    readonly id: string;
    readonly carrierId: string;
    readonly memberId: string;
    readonly externalId: string;
    readonly name: string;
  },
): Promise<void> {
  const { id, carrierId, memberId, externalId, name } = identity;
  await tx
    .insertInto("carrier_identities")
    .values({
      community_id: communityId,
      id,
      carrier_id: carrierId,
      member_id: memberId,
      external_id: externalId,
      name,
      import_id: null,
    })
    .execute();
}

/**
 * Removes the members whom only this import made known: nobody claimed them, appointed them or entered anything of
 * theirs, they go by no other name, and they are not among `kept`.
 *
 * @returns how many.
 */
export async function deleteImported(
  tx: Tx,
  communityId: string,
  importId: string,
  kept: readonly string[],
): Promise<number> {
  const { rows } = await sql<{ id: string }>`
    select m.id from memberships m
    where m.community_id = ${communityId} and m.import_id = ${importId}
      and m.state = 'unclaimed' and m.person_id is null
      and not m.id = any(${kept}::uuid[])
      and not exists (select from role_terms t where t.community_id = ${communityId} and t.member_id = m.id)
      and not exists (select from contact_points p where p.community_id = ${communityId} and p.member_id = m.id)
      and not exists (select from member_places p where p.community_id = ${communityId} and p.member_id = m.id)
      and not exists (select from carrier_identities i where i.community_id = ${communityId} and i.member_id = m.id
        and i.import_id is distinct from ${importId}::uuid)`.execute(tx);
  const ids = rows.map(({ id }) => id);
  await sql`delete from carrier_identities where community_id = ${communityId} and member_id = any(${ids}::uuid[])`.execute(
    tx,
  );
  await sql`delete from memberships where community_id = ${communityId} and id = any(${ids}::uuid[])`.execute(
    tx,
  );
  return ids.length;
}

export interface StoredIdentity {
  readonly id: string;
  readonly carrierId: string;
  readonly externalId: string;
}

export async function identitiesOfMember(
  tx: Tx,
  communityId: string,
  memberId: string,
): Promise<StoredIdentity[]> {
  return tx
    .selectFrom("carrier_identities")
    .select(["id", "carrier_id as carrierId", "external_id as externalId"])
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}

/** What stays is what recognises them in another archive, and nothing that shows who they are. */
export async function eraseIdentity(
  tx: Tx,
  communityId: string,
  id: string,
  externalId: string,
): Promise<void> {
  await tx
    .updateTable("carrier_identities")
    .set({ name: "", external_id: externalId })
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}
