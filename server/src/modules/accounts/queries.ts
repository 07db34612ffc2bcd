import type { Account, Self, SessionView } from "@kith/contract/accounts";
import type { Language } from "@kith/contract/language";
import type { NoticesPage } from "@kith/contract/notices";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Db } from "../../platform/db/open.ts";
import { noticesOf, type NoticePlace, type Reader } from "../../platform/delivery/index.ts";
import type { Actor } from "./actor.ts";
import { deviceOf, reachableAddress } from "./rules.ts";
import { isInstanceAdmin } from "./store.ts";
import "./tables.ts";

/** Who somebody is to themselves; null when they were erased. */
export async function selfOf(db: Db, personId: string): Promise<Self | null> {
  const row = await db
    .selectFrom("people")
    .leftJoin("instance_admins", "instance_admins.person_id", "people.id")
    .leftJoin("person_settings as s", "s.person_id", "people.id")
    .select(["people.name", "instance_admins.since", "s.language", "s.time_zone"])
    .where("people.id", "=", personId)
    .where("people.erased_at", "is", null)
    .executeTakeFirst();
  if (row === undefined) return null;
  const { name, since, language, time_zone: timeZone } = row;
  return { personId, name, isInstanceAdmin: since !== null, language, timeZone };
}

export async function accountOf(db: Db, personId: string): Promise<Account | null> {
  const row = await db
    .selectFrom("people")
    .leftJoin("auth.users as u", "u.id", "people.id")
    .select(["people.name", "u.username", "u.email"])
    .where("people.id", "=", personId)
    .executeTakeFirst();
  if (row === undefined) return null;
  return { personId, name: row.name, username: row.username, email: reachableAddress(row.email) };
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

const NoticePlaceHeld = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of a person's notices. @throws {InvalidInput} `cursor` */
export async function noticesPage(
  db: Db,
  reader: Reader,
  language: Language,
  cursor: string | undefined,
): Promise<NoticesPage> {
  const found = await noticesOf(db, reader, language, { limit: PAGE_SIZE + 1, before: placeIn(cursor) });
  const page = found.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    notices: page.map(({ deliveryId, title, text, url, isUrgent, shownAt, readAt }) => ({
      id: deliveryId,
      title,
      text,
      url,
      isUrgent,
      shownAt: shownAt.toISOString(),
      readAt: readAt?.toISOString() ?? null,
    })),
    next:
      found.length > PAGE_SIZE && last !== undefined
        ? cursorAt([last.shownAt.toISOString(), last.deliveryId])
        : null,
  };
}

function placeIn(cursor: string | undefined): NoticePlace | null {
  if (cursor === undefined) return null;
  const [shownAt, deliveryId] = placeAt(cursor, NoticePlaceHeld);
  return { shownAt: new Date(shownAt), deliveryId };
}

/** Whether somebody runs the instance. */
export async function runsInstance(db: Db, { personId }: Actor): Promise<boolean> {
  return isInstanceAdmin(db, personId);
}
