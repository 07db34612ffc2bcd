import type { Language } from "@kith/contract/language";
import type { NoticePurpose } from "@kith/contract/notices";
import type { Selectable } from "kysely";
import type { Db, Tx } from "../../platform/db/open.ts";
import type { Tables } from "../../platform/db/tables.ts";
import "./tables.ts";

export type SettingsRow = Selectable<Tables["person_settings"]>;

/** What decides how somebody is told of things. */
export interface PersonFacts {
  readonly name: string;
  /** As it stands with the sign-in; also one that can never be anybody's. */
  readonly email: string | null;
  readonly settings: SettingsRow | null;
}

/** @returns null for who was erased or never was. */
export async function personFacts(db: Db, personId: string): Promise<PersonFacts | null> {
  const person = await db
    .selectFrom("people")
    .leftJoin("auth.users as u", "u.id", "people.id")
    .select(["people.name", "u.email"])
    .where("people.id", "=", personId)
    .where("people.erased_at", "is", null)
    .executeTakeFirst();
  if (person === undefined) return null;
  const settings = await db
    .selectFrom("person_settings")
    .selectAll()
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return { ...person, settings: settings ?? null };
}

/** What somebody decided last for each purpose; a purpose they never decided on is not in it. */
export async function decisionsOf(db: Db, personId: string): Promise<Map<string, boolean>> {
  const rows = await db
    .selectFrom("consents")
    .distinctOn("purpose")
    .select(["purpose", "given_at"])
    .where("person_id", "=", personId)
    .orderBy("purpose")
    .orderBy("id", "desc")
    .execute();
  return new Map(rows.map(({ purpose, given_at }) => [purpose, given_at !== null]));
}

export interface Decision {
  readonly id: string;
  readonly personId: string;
  readonly purpose: NoticePurpose;
  readonly isGiven: boolean;
  readonly at: Date;
  readonly via: "settings" | "link";
}

/** Rows of this table are only ever added: they show what somebody agreed to, and when. */
export async function insertConsent(
  tx: Tx,
  { id, personId, purpose, isGiven, at, via }: Decision,
): Promise<void> {
  await tx
    .insertInto("consents")
    .values({
      id,
      person_id: personId,
      purpose,
      given_at: isGiven ? at : null,
      withdrawn_at: isGiven ? null : at,
      via,
    })
    .execute();
}

/** Nobody else decides for this person until the transaction ends. @returns whether there is such a person. */
export async function lockPerson(tx: Tx, personId: string): Promise<boolean> {
  const row = await tx
    .selectFrom("people")
    .select("id")
    .where("id", "=", personId)
    .where("erased_at", "is", null)
    .forUpdate()
    .executeTakeFirst();
  return row !== undefined;
}

export async function upsertSettings(tx: Tx, row: SettingsRow): Promise<void> {
  await tx
    .insertInto("person_settings")
    .values(row)
    .onConflict((conflict) =>
      conflict.column("person_id").doUpdateSet((set) => ({
        language: set.ref("excluded.language"),
        time_zone: set.ref("excluded.time_zone"),
        has_quiet: set.ref("excluded.has_quiet"),
        quiet_from: set.ref("excluded.quiet_from"),
        quiet_to: set.ref("excluded.quiet_to"),
      })),
    )
    .execute();
}

/** The row as it would stand if nothing were told. */
export function blankSettings(personId: string, quiet: { from: string; to: string }): SettingsRow {
  return {
    person_id: personId,
    language: null as Language | null,
    time_zone: null,
    has_quiet: true,
    quiet_from: quiet.from,
    quiet_to: quiet.to,
  };
}
