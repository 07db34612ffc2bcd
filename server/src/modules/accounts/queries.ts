import type { Account, Self, SessionView } from "@kith/contract/accounts";
import type { Db } from "../../platform/db/open.ts";
import { deviceOf } from "./rules.ts";
import "./tables.ts";

/** Who somebody is to themselves; null when they were erased. */
export async function selfOf(db: Db, personId: string): Promise<Self | null> {
  const row = await db
    .selectFrom("people")
    .leftJoin("instance_admins", "instance_admins.person_id", "people.id")
    .select(["people.name", "instance_admins.since"])
    .where("people.id", "=", personId)
    .where("people.erased_at", "is", null)
    .executeTakeFirst();
  return row === undefined ? null : { personId, name: row.name, isInstanceAdmin: row.since !== null };
}

export async function accountOf(db: Db, personId: string): Promise<Account | null> {
  const row = await db
    .selectFrom("people")
    .leftJoin("auth.users as u", "u.id", "people.id")
    .select(["people.name", "u.username", "u.email"])
    .where("people.id", "=", personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  const email = row.email?.endsWith(".invalid") ? null : row.email;
  return { personId, name: row.name, username: row.username, email };
}

export async function usernameOf(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom("auth.users")
    .select("username")
    .where("id", "=", personId)
    .executeTakeFirst();
  return row?.username ?? null;
}

/** The sessions of a person that can be used at `now`, last seen first. */
export async function sessionsOf(
  db: Db,
  personId: string,
  thisId: string,
  now: Date,
): Promise<SessionView[]> {
  const rows = await db
    .selectFrom("auth.sessions")
    .select(["id", "user_agent", "created_at", "updated_at"])
    .where("user_id", "=", personId)
    .where("expires_at", ">", now)
    .orderBy("updated_at", "desc")
    .orderBy("id", "desc")
    .execute();
  return rows.map((row) => ({
    id: row.id,
    ...deviceOf(row.user_agent ?? ""),
    startedAt: row.created_at.toISOString(),
    seenAt: row.updated_at.toISOString(),
    isThis: row.id === thisId,
  }));
}

/** What people are called, by id; erased ones are left out. */
export async function namesOf(db: Db, personIds: readonly string[]): Promise<Map<string, string>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("people")
    .select(["id", "name"])
    .where("id", "in", personIds)
    .where("erased_at", "is", null)
    .execute();
  return new Map(rows.map(({ id, name }) => [id, name]));
}
