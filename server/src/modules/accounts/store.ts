import { sql } from "kysely";
import { DatabaseError, type Pool } from "pg";
import type { Db, Tx } from "../../platform/db/open.ts";
import "./tables.ts";

export interface SessionKeys {
  readonly token: string;
  readonly now: Date;
  /** Who was last seen before this is noted as seen now, and stays until `expiresAt`. */
  readonly seenBefore: Date;
  readonly expiresAt: Date;
}

export interface FoundSession {
  readonly sessionId: string;
  readonly personId: string;
  readonly expiresAt: Date;
}

const FIND_SESSION = `
  with found as (
    select id, user_id, expires_at, updated_at from auth.sessions where token = $1 and expires_at > $2
  ), seen as (
    update auth.sessions s set updated_at = $2, expires_at = $4
    from found where s.id = found.id and found.updated_at < $3
  )
  select id as "sessionId", user_id as "personId", expires_at as "expiresAt" from found`;

/** Finds a session and notes that it was seen, in one prepared statement. */
export async function findSession(pool: Pool, keys: SessionKeys): Promise<FoundSession | null> {
  const values = [keys.token, keys.now, keys.seenBefore, keys.expiresAt];
  const { rows } = await pool.query<FoundSession>({ name: "accounts.session", text: FIND_SESSION, values });
  return rows[0] ?? null;
}

export interface NewPerson {
  readonly id: string;
  readonly name: string;
  readonly at: Date;
}

export async function insertPerson(tx: Tx, { id, name, at }: NewPerson): Promise<void> {
  await tx.insertInto("people").values({ id, name, created_at: at, erased_at: null }).execute();
}

export interface NewSignIn {
  readonly personId: string;
  readonly accountId: string;
  /** null: by the address alone. */
  readonly username: string | null;
  readonly email: string | null;
  /** As better-auth writes it: salt and key of scrypt. */
  readonly passwordHash: string;
  readonly at: Date;
}

/** The sign-in library asks for an address; this one can never be anybody's. Source: RFC 2606. */
const NO_MAIL = "@no-mail.invalid";

/** @returns which of the two is somebody else's already, or null when the sign-in was made. */
export async function insertSignIn(tx: Tx, made: NewSignIn): Promise<"username" | "email" | null> {
  try {
    await tx
      .insertInto("auth.users")
      .values({
        id: made.personId,
        name: made.username ?? made.personId,
        username: made.username,
        email: made.email ?? made.personId + NO_MAIL,
        email_verified: false,
        created_at: made.at,
        updated_at: made.at,
      })
      .execute();
  } catch (error) {
    const taken = takenBy(error);
    if (taken === null) throw error;
    return taken;
  }
  await insertPassword(tx, made);
  return null;
}

async function insertPassword(tx: Tx, made: NewSignIn): Promise<void> {
  await tx
    .insertInto("auth.accounts")
    .values({
      id: made.accountId,
      user_id: made.personId,
      account_id: made.personId,
      provider_id: "credential",
      password: made.passwordHash,
      created_at: made.at,
      updated_at: made.at,
    })
    .execute();
}

function takenBy(error: unknown): "username" | "email" | null {
  if (!(error instanceof DatabaseError)) return null;
  if (error.constraint === "users_username") return "username";
  return error.constraint === "users_email" ? "email" : null;
}

export async function passwordHashOf(db: Db, personId: string): Promise<string | null> {
  const row = await db
    .selectFrom("auth.accounts")
    .select("password")
    .where("user_id", "=", personId)
    .where("provider_id", "=", "credential")
    .executeTakeFirst();
  return row?.password ?? null;
}

export async function setPasswordHash(tx: Tx, personId: string, hash: string, at: Date): Promise<void> {
  await tx
    .updateTable("auth.accounts")
    .set({ password: hash, updated_at: at })
    .where("user_id", "=", personId)
    .where("provider_id", "=", "credential")
    .execute();
}

export async function renamePerson(tx: Tx, personId: string, name: string): Promise<void> {
  await tx.updateTable("people").set({ name }).where("id", "=", personId).execute();
}

/** @returns whether there was such a session. */
export async function deleteSession(tx: Tx, personId: string, sessionId: string): Promise<boolean> {
  const { numDeletedRows } = await tx
    .deleteFrom("auth.sessions")
    .where("id", "=", sessionId)
    .where("user_id", "=", personId)
    .executeTakeFirst();
  return numDeletedRows > 0n;
}

/** @returns how many there were. */
export async function deleteOtherSessions(tx: Tx, personId: string, keptId: string): Promise<number> {
  const { numDeletedRows } = await tx
    .deleteFrom("auth.sessions")
    .where("user_id", "=", personId)
    .where("id", "<>", keptId)
    .executeTakeFirst();
  return Number(numDeletedRows);
}

/** Sessions nobody can use any more. */
export async function deleteExpiredSessions(tx: Db, personId: string, now: Date): Promise<void> {
  await tx
    .deleteFrom("auth.sessions")
    .where("user_id", "=", personId)
    .where("expires_at", "<=", now)
    .execute();
}

/** Lets every session last longer. */
export async function lengthenSessions(db: Db, ms: number): Promise<void> {
  await sql`update auth.sessions set expires_at = expires_at + ${ms}::double precision * interval '1 ms'`.execute(
    db,
  );
}

export async function hasInstanceAdmin(db: Db): Promise<boolean> {
  const row = await db.selectFrom("instance_admins").select("person_id").limit(1).executeTakeFirst();
  return row !== undefined;
}

export async function isInstanceAdmin(db: Db, personId: string): Promise<boolean> {
  const row = await db
    .selectFrom("instance_admins")
    .select("person_id")
    .where("person_id", "=", personId)
    .executeTakeFirst();
  return row !== undefined;
}

export async function insertInstanceAdmin(tx: Tx, personId: string, since: Date): Promise<void> {
  await tx.insertInto("instance_admins").values({ person_id: personId, since }).execute();
}

/** Whoever becomes the first organiser does so alone, until the transaction ends. */
export async function lockFirstOrganiser(tx: Tx): Promise<void> {
  await sql`select pg_advisory_xact_lock(hashtextextended('accounts.first_organiser', 0))`.execute(tx);
}

export interface NewLink {
  readonly id: string;
  readonly purpose: string;
  readonly tokenHash: string;
  readonly madeBy: string | null;
  readonly madeAt: Date;
  readonly expiresAt: Date;
}

export async function insertLink(tx: Tx, link: NewLink): Promise<void> {
  await tx
    .insertInto("one_time_links")
    .values({
      id: link.id,
      purpose: link.purpose,
      token_hash: link.tokenHash,
      made_by: link.madeBy,
      made_at: link.madeAt,
      expires_at: link.expiresAt,
    })
    .execute();
}

export interface LinkRow {
  readonly id: string;
  readonly purpose: string;
  readonly expiresAt: Date;
  readonly usedAt: Date | null;
}

/** With `lock`, nobody else can use it until the transaction ends. */
export async function linkByHash(db: Db, tokenHash: string, { lock = false } = {}): Promise<LinkRow | null> {
  const query = db
    .selectFrom("one_time_links")
    .select(["id", "purpose", "expires_at as expiresAt", "used_at as usedAt"])
    .where("token_hash", "=", tokenHash);
  const row = await (lock ? query.forUpdate() : query).executeTakeFirst();
  return row ?? null;
}

export async function markLinkUsed(tx: Tx, linkId: string, personId: string, at: Date): Promise<void> {
  await tx
    .updateTable("one_time_links")
    .set({ used_by: personId, used_at: at })
    .where("id", "=", linkId)
    .execute();
}

/** Forgets links nobody used that expired before. */
export async function deleteLinksExpired(tx: Tx, before: Date): Promise<void> {
  await tx
    .deleteFrom("one_time_links")
    .where("used_at", "is", null)
    .where("expires_at", "<=", before)
    .execute();
}
