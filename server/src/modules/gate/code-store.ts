import { sql } from "kysely";
import type { Db, Tx } from "../../platform/db/open.ts";
import { INSTANCE_ID } from "../../platform/ids.ts";

/** Where nobody's code is counted. */
export const DIRECT = INSTANCE_ID;

/** A channel code as it is kept. */
export interface Code {
  readonly id: string;
  readonly name: string;
  readonly word: string;
  readonly costMinor: number;
  readonly currency: string;
  readonly madeAt: Date;
  readonly endsAt: Date | null;
}

const CODE = [
  "id",
  "name",
  "word",
  "cost_minor as costMinor",
  "currency",
  "made_at as madeAt",
  "ends_at as endsAt",
] as const;

/** The code a word stands for at `now`, or null. */
export async function codeByWord(db: Db, communityId: string, word: string, now: Date): Promise<Code | null> {
  const row = await db
    .selectFrom("channel_codes")
    .select(CODE)
    .where("community_id", "=", communityId)
    .where("word", "=", word)
    .where((eb) => eb.or([eb("ends_at", "is", null), eb("ends_at", ">", now)]))
    .executeTakeFirst();
  return row ?? null;
}

export async function codesWith(db: Db, communityId: string, ids: readonly string[]): Promise<Code[]> {
  if (ids.length === 0) return [];
  return db
    .selectFrom("channel_codes")
    .select(CODE)
    .where("community_id", "=", communityId)
    .where("id", "in", [...new Set(ids)])
    .execute();
}

/** A code; nobody else changes it until the transaction ends. */
export async function lockedCode(tx: Tx, communityId: string, id: string): Promise<Code | null> {
  const row = await tx
    .selectFrom("channel_codes")
    .select(CODE)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .forNoKeyUpdate()
    .executeTakeFirst();
  return row ?? null;
}

export async function countCodes(db: Db, communityId: string): Promise<number> {
  const row = await db
    .selectFrom("channel_codes")
    .select((eb) => eb.fn.countAll<number>().as("codes"))
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow();
  return row.codes;
}

/** The newest first, those made before the cursor's place. */
export async function codePage(
  db: Db,
  communityId: string,
  { before, limit }: { readonly before: string | null; readonly limit: number },
): Promise<Code[]> {
  return db
    .selectFrom("channel_codes")
    .select(CODE)
    .where("community_id", "=", communityId)
    .$if(before !== null, (query) => query.where("id", "<", before))
    .orderBy("id", "desc")
    .limit(limit)
    .execute();
}

/** @returns whether nobody's code was called by this word before. */
export async function insertCode(
  tx: Tx,
  communityId: string,
  code: Code & { readonly madeBy: string },
): Promise<boolean> {
  const added = await tx
    .insertInto("channel_codes")
    .values({
      community_id: communityId,
      id: code.id,
      name: code.name,
      word: code.word,
      cost_minor: code.costMinor,
      currency: code.currency,
      made_by: code.madeBy,
      made_at: code.madeAt,
      ends_at: code.endsAt,
    })
    .onConflict((conflict) => conflict.columns(["community_id", "word"]).doNothing())
    .returning("id")
    .executeTakeFirst();
  return added !== undefined;
}

export async function updateCode(
  tx: Tx,
  communityId: string,
  id: string,
  change: { name?: string; cost_minor?: number; ends_at?: Date | null },
): Promise<void> {
  await tx
    .updateTable("channel_codes")
    .set(change)
    .where("community_id", "=", communityId)
    .where("id", "=", id)
    .execute();
}

export interface Counts {
  readonly views: number;
  readonly applications: number;
  readonly joins: number;
}

/** Adds one of something to what came of a code on a day; @param codeId null without a code. */
export async function countOne(
  tx: Tx,
  counted: { readonly communityId: string; readonly codeId: string | null; readonly day: string },
  what: keyof Counts,
): Promise<void> {
  const column = sql.ref(`gate_days.${what}`);
  await tx
    .insertInto("gate_days")
    .values({
      community_id: counted.communityId,
      code_id: counted.codeId ?? DIRECT,
      day: counted.day,
      [what]: 1,
    })
    .onConflict((conflict) =>
      conflict
        .columns(["community_id", "code_id", "day"])
        .doUpdateSet({ [what]: sql<number>`${column} + excluded.${sql.ref(what)}` }),
    )
    .execute();
}

/** What came of codes in all, by id; of those of which nothing came there is no entry. */
export async function countsOf(
  db: Db,
  communityId: string,
  codeIds: readonly string[],
): Promise<Map<string, Counts>> {
  if (codeIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("gate_days")
    .select(["code_id", ...sums()])
    .where("community_id", "=", communityId)
    .where("code_id", "in", [...codeIds])
    .groupBy("code_id")
    .execute();
  return new Map(rows.map(({ code_id, ...counts }) => [code_id, counts]));
}

/** What came of a code week by week, the newest first. */
export async function countsByWeek(
  db: Db,
  communityId: string,
  codeId: string,
  since: string,
): Promise<(Counts & { readonly monday: string })[]> {
  return db
    .selectFrom("gate_days")
    .select([sql<string>`to_char(date_trunc('week', day), 'YYYY-MM-DD')`.as("monday"), ...sums()])
    .where("community_id", "=", communityId)
    .where("code_id", "=", codeId)
    .where("day", ">=", since)
    .groupBy("monday")
    .orderBy("monday", "desc")
    .execute();
}

function sums() {
  return [
    sql<number>`sum(views)::int`.as("views"),
    sql<number>`sum(applications)::int`.as("applications"),
    sql<number>`sum(joins)::int`.as("joins"),
  ] as const;
}

/** How many applications came in on a day, by whatever way. */
export async function applicationsOn(db: Db, communityId: string, day: string): Promise<number> {
  const row = await db
    .selectFrom("gate_days")
    .select(sql<number>`coalesce(sum(applications), 0)::int`.as("applications"))
    .where("community_id", "=", communityId)
    .where("day", "=", day)
    .executeTakeFirstOrThrow();
  return row.applications;
}

/** The salt of a day, the same on every node; those of days before are thrown away when a new one is made. */
export async function saltOf(db: Db, day: string, fresh: string): Promise<string> {
  const kept = await db.selectFrom("visit_salts").select("salt").where("day", "=", day).executeTakeFirst();
  if (kept !== undefined) return kept.salt;
  await db
    .insertInto("visit_salts")
    .values({ day, salt: fresh })
    .onConflict((conflict) => conflict.column("day").doNothing())
    .execute();
  await forgetSaltsBefore(db, day);
  const made = await db.selectFrom("visit_salts").select("salt").where("day", "=", day).executeTakeFirst();
  return made?.salt ?? fresh;
}

export async function forgetSaltsBefore(db: Db, day: string): Promise<void> {
  await db.deleteFrom("visit_salts").where("day", "<", day).execute();
}

/** @returns whether this visitor was not seen today by this code. */
export async function insertVisit(
  tx: Tx,
  visit: {
    readonly communityId: string;
    readonly day: string;
    readonly codeId: string | null;
    readonly visitor: string;
  },
): Promise<boolean> {
  const { communityId, day, codeId, visitor } = visit;
  const added = await tx
    .insertInto("gate_visits")
    .values({ community_id: communityId, day, code_id: codeId ?? DIRECT, visitor })
    .onConflict((conflict) => conflict.columns(["community_id", "day", "code_id", "visitor"]).doNothing())
    .returning("visitor")
    .executeTakeFirst();
  return added !== undefined;
}

export async function forgetVisitsBefore(tx: Tx, communityId: string, day: string): Promise<void> {
  await tx.deleteFrom("gate_visits").where("community_id", "=", communityId).where("day", "<", day).execute();
}
