import type { ApplicationState } from "@kith/contract/applications";
import type { Question, Wanted } from "@kith/contract/gate";
import { sql } from "kysely";
import type { Db } from "../../platform/db/open.ts";
import { APPLICATION, type Application } from "./application-store.ts";

/** How many wait for the reviewers. */
export async function countWaiting(db: Db, communityId: string): Promise<number> {
  const row = await db
    .selectFrom("applications")
    .select((eb) => eb.fn.countAll<number>().as("waiting"))
    .where("community_id", "=", communityId)
    .where("state", "=", "waiting")
    .executeTakeFirstOrThrow();
  return row.waiting;
}

/** What there is to do, for reviewers and for applicants. */
export async function countUndecided(
  db: Db,
  communityId: string,
  now: Date,
): Promise<{ waiting: number; asked: number; late: number }> {
  const { rows } = await sql<{ waiting: number; asked: number; late: number }>`
    select (count(*) filter (where state = 'waiting'))::int as waiting,
      (count(*) filter (where state = 'asked'))::int as asked,
      (count(*) filter (where state = 'waiting' and promised_by < ${now}))::int as late
    from applications where community_id = ${communityId} and state in ('waiting', 'asked')`.execute(db);
  return rows[0] ?? { waiting: 0, asked: 0, late: 0 };
}

/** How many wait before one that waits, itself included. */
export async function positionOf(
  db: Db,
  { communityId, sentAt, id }: Pick<Application, "communityId" | "sentAt" | "id">,
): Promise<number> {
  const { rows } = await sql<{ position: number }>`
    select count(*)::int as position from applications
    where community_id = ${communityId} and state = 'waiting' and (sent_at, id) <= (${sentAt}, ${id})`.execute(
    db,
  );
  return rows[0]?.position ?? 1;
}

/** How many people decided about since an instant, rules left out. */
export async function decidedSince(db: Db, communityId: string, since: Date): Promise<number> {
  const { rows } = await sql<{ decided: number }>`
    select count(*)::int as decided from applications
    where community_id = ${communityId} and state in ('admitted', 'refused') and ended_at >= ${since}
      and decided_by is not null`.execute(db);
  return rows[0]?.decided ?? 0;
}

/** How long those waited about whom people decided since an instant; the last thousand. */
export async function waitsSince(
  db: Db,
  communityId: string,
  since: Date,
): Promise<{ sentAt: Date; endedAt: Date }[]> {
  const { rows } = await sql<{ sentAt: Date; endedAt: Date }>`
    select sent_at as "sentAt", ended_at as "endedAt" from applications
    where community_id = ${communityId} and state in ('admitted', 'refused') and ended_at >= ${since}
      and decided_by is not null
    order by ended_at desc limit 1000`.execute(db);
  return rows;
}

/** Which of the queue. */
export interface QueueSlice {
  readonly state: ApplicationState;
  readonly codeId: string | null;
  readonly answer: { readonly question: string; readonly answer: string | number } | null;
  /** After which place; null from the beginning. */
  readonly after: { readonly at: Date; readonly id: string } | null;
  readonly limit: number;
}

export interface QueueRow extends Application {
  readonly codeName: string | null;
  readonly files: number;
  /** The first questions of the gate as it was, and whether evidence was wanted. */
  readonly questions: readonly Pick<Question, "id" | "text">[];
  readonly evidenceWanted: Wanted;
}

/** What is under way: the oldest first; what is over: the newest first. */
export async function queueSlice(db: Db, communityId: string, slice: QueueSlice): Promise<QueueRow[]> {
  const isUnderWay = slice.state === "waiting" || slice.state === "asked";
  const [column, order] = isUnderWay ? (["sent_at", "asc"] as const) : (["ended_at", "desc"] as const);
  const { after, answer } = slice;
  return db
    .selectFrom("applications")
    .leftJoin("channel_codes", (join) =>
      join
        .onRef("channel_codes.community_id", "=", "applications.community_id")
        .onRef("channel_codes.id", "=", "applications.code_id"),
    )
    .innerJoin("gates", (join) =>
      join
        .onRef("gates.community_id", "=", "applications.community_id")
        .onRef("gates.version", "=", "applications.gate_version"),
    )
    .select([...APPLICATION, "channel_codes.name as codeName", filesCounted, firstQuestions, evidenceWanted])
    .where("applications.community_id", "=", communityId)
    .where("state", "=", slice.state)
    .$if(slice.codeId !== null, (query) => query.where("code_id", "=", slice.codeId))
    .$if(answer !== null, (query) => query.where(holds(answer)))
    .$if(after !== null, (query) => query.where(isAfter(column, order, after)))
    .orderBy(column, order)
    .orderBy("applications.id", order)
    .limit(slice.limit)
    .execute();
}

const filesCounted = sql<number>`(select count(*)::int from application_files f
  where f.community_id = applications.community_id and f.application_id = applications.id)`.as("files");

// Not the whole settings: they are the same in almost every row.
const firstQuestions = sql<
  Pick<Question, "id" | "text">[]
>`jsonb_path_query_array(gates.settings, '$.questions[0 to 1]')`.as("questions");
const evidenceWanted = sql<Wanted>`gates.settings #>> '{evidence,wanted}'`.as("evidenceWanted");

function holds(answer: QueueSlice["answer"]) {
  const held = answer === null ? {} : { [answer.question]: answer.answer };
  return sql<boolean>`answers @> ${JSON.stringify(held)}::jsonb`;
}

function isAfter(column: string, order: "asc" | "desc", after: QueueSlice["after"]) {
  const place = sql`(${sql.ref(column)}, applications.id)`;
  const [at, id] = [after?.at ?? null, after?.id ?? null];
  return order === "asc"
    ? sql<boolean>`${place} > (${at}::timestamptz, ${id}::uuid)`
    : sql<boolean>`${place} < (${at}::timestamptz, ${id}::uuid)`;
}

/** The next one that waits after a place, or the first that does; null where no other waits. */
export async function nextWaiting(
  db: Db,
  { communityId, sentAt, id }: Pick<Application, "communityId" | "sentAt" | "id">,
): Promise<string | null> {
  const { rows } = await sql<{ id: string }>`
    (select id, 0 as turn from applications where community_id = ${communityId} and state = 'waiting'
      and (sent_at, id) > (${sentAt}, ${id}::uuid) order by sent_at, id limit 1)
    union all
    (select id, 1 from applications where community_id = ${communityId} and state = 'waiting'
      and id <> ${id}::uuid order by sent_at, id limit 1)
    order by turn limit 1`.execute(db);
  return rows[0]?.id ?? null;
}

/** Who named a member as their referee and has no word from them yet, the oldest first. */
export async function vouchingAsked(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<Pick<Application, "id" | "name" | "sentAt">[]> {
  return db
    .selectFrom("applications")
    .select(["id", "name", "sent_at as sentAt"])
    .where("community_id", "=", communityId)
    .where("referee_member_id", "=", memberId)
    .where("referee_state", "=", "asked")
    .where("state", "in", ["waiting", "asked"])
    .orderBy("sent_at")
    .limit(50)
    .execute();
}

/** By which application somebody is a member, or null. */
export async function admissionOf(
  db: Db,
  communityId: string,
  memberId: string,
): Promise<Application | null> {
  const row = await db
    .selectFrom("applications")
    .select(APPLICATION)
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("ended_at", "desc")
    .limit(1)
    .executeTakeFirst();
  return row ?? null;
}
