import { sql } from "kysely";
import type { Ctx } from "../ctx.ts";
import type { Db, Tx } from "../db/open.ts";
import { begin, type ToSend } from "./begin.ts";
import { verdictOf, type Verdict } from "./decide.ts";
import { askFor } from "./deliver.ts";
import type { DeliveryKey, LogEntry } from "./notice.ts";
import type { Outgoing, Recipients, Route, SendResult } from "./ports.ts";
import { change, lockedDelivery, markGiven, noticeFor, type DeliveryRow } from "./store.ts";

/** What sending needs besides the database. */
export interface Sending {
  readonly ctx: Ctx;
  readonly recipients: Recipients;
  readonly routes: ReadonlyMap<string, Route>;
  readonly waitFor: (route: Route, id: string) => number;
  readonly random: () => number;
}

/**
 * Goes with a delivery as far as it goes now. While it is being sent, this process holds a lock that ends with it: so
 * whoever gets the lock and finds `sending` knows that the sender died and that nobody knows how far it came.
 */
export async function attempt(sending: Sending, key: DeliveryKey): Promise<void> {
  await sending.ctx.db.connection().execute(async (connection) => {
    if (!(await locked(connection, key.id))) return;
    try {
      while (await step(sending, connection, key));
    } finally {
      await sql`select pg_advisory_unlock(hashtextextended(${key.id}, 0))`
        .execute(connection)
        .catch(() => undefined);
    }
  });
}

async function locked(connection: Db, id: string): Promise<boolean> {
  const { rows } = await sql<{
    is: boolean;
  }>`select pg_try_advisory_lock(hashtextextended(${id}, 0)) as is`.execute(connection);
  return rows[0]?.is ?? false;
}

/** @returns whether there is more to do at once. */
async function step(sending: Sending, connection: Db, key: DeliveryKey): Promise<boolean> {
  const toSend = await connection.transaction().execute((tx) => nextStep(sending, tx, key));
  if (toSend === null) return false;
  const { clock } = sending.ctx;
  let isGiven = false;
  const giving = async () => {
    // On the connection that holds the lock: whoever lost the lock cannot begin.
    await markGiven(connection, toSend.row, clock.now());
    isGiven = true;
  };
  const result = await toSend.route.send(outgoing(toSend, clock.now()), giving);
  const settled = (db: Db) => db.transaction().execute((tx) => settle(sending, tx, toSend, result));
  // The answer must not be lost with the connection: then it would be unknown whether it was sent.
  const isMore = await settled(connection).catch(() => settled(sending.ctx.db));
  if (result.ok && !isGiven) throw new Error(`route ${toSend.route.name} did not say when it began`);
  return isMore;
}

async function nextStep(sending: Sending, tx: Tx, key: DeliveryKey): Promise<ToSend | null> {
  const { ctx, recipients, routes } = sending;
  const now = ctx.clock.now();
  const row = await lockedDelivery(tx, key);
  if (row === null) return null;
  if (row.state === "sending") return abandon(sending, tx, row);
  const isReleased = row.state === "held" && row.route !== null && routes.has(row.route);
  if (!isReleased && !(row.state === "due" && row.due_at <= now)) return null;
  const notice = await noticeFor(tx, row);
  const recipient = {
    communityId: row.community_id,
    personId: row.person_id,
    purpose: notice.purpose,
  };
  const waitFor = (route: Route) => sending.waitFor(route, row.id);
  return begin({ tx, row, notice, now, routes, waitFor }, await recipients.routesOf(tx, recipient));
}

/** Settles what a process that died was sending. */
async function abandon(sending: Sending, tx: Tx, row: DeliveryRow): Promise<null> {
  const { now, notice } = { now: sending.ctx.clock.now(), notice: await noticeFor(tx, row) };
  const route = sending.routes.get(row.route ?? "");
  const detail = "the sender died";
  const result: SendResult =
    row.given_at === null
      ? { ok: false, why: "later", retryAfterMs: 0, detail }
      : { ok: false, why: "unknown", detail };
  const verdict = verdictOf(result, {
    now,
    attempt: row.attempt,
    deadlineAt: notice.deadline_at,
    hasOther: false,
    isIdempotent: route?.isIdempotent ?? false,
    firstRetryMs: route?.firstRetryMs ?? 0,
    random: sending.random(),
  });
  await apply(tx, row, verdict, { now, refs: [], detail });
  return null;
}

function outgoing({ row, notice, reach, address }: ToSend, at: Date): Outgoing {
  const { title, text } = notice.body[reach.language];
  const { language, unsubscribeUrl } = reach;
  return {
    id: row.id,
    attempt: row.attempt,
    to: address,
    title,
    text,
    url: notice.url,
    language,
    unsubscribeUrl,
    at,
  };
}

async function settle(sending: Sending, tx: Tx, sent: ToSend, result: SendResult): Promise<boolean> {
  const row = await lockedDelivery(tx, { communityId: sent.row.community_id, id: sent.row.id });
  // A process that lost its connection lost its lock with it; what it learnt is still better than not knowing.
  const isOurs = row?.attempt === sent.row.attempt && (row.state === "sending" || row.state === "unknown");
  if (row === null || !isOurs) return false;
  const now = sending.ctx.clock.now();
  const verdict = verdictOf(result, {
    now,
    attempt: row.attempt,
    deadlineAt: sent.notice.deadline_at,
    hasOther: sent.hasOther,
    isIdempotent: sent.route.isIdempotent,
    firstRetryMs: sent.route.firstRetryMs,
    random: sending.random(),
  });
  const refs = result.ok ? result.refs : [];
  await apply(tx, row, verdict, { now, refs, detail: result.ok ? "" : result.detail });
  return verdict.isRefused;
}

async function apply(
  tx: Tx,
  row: DeliveryRow,
  verdict: Verdict,
  { now, refs, detail }: { readonly now: Date; readonly refs: readonly string[]; readonly detail: string },
): Promise<void> {
  const { state, what, dueAt, isRefused } = verdict;
  const route = row.route ?? "";
  const entry: LogEntry = { at: now.toISOString(), what, route, ...(detail === "" ? {} : { detail }) };
  await change(
    tx,
    row,
    {
      state,
      attempt: verdict.attempt,
      due_at: dueAt ?? row.due_at,
      refused: isRefused ? [...row.refused, route] : row.refused,
      sent_at: state === "sent" ? now : null,
      refs: [...row.refs, ...refs],
    },
    [entry],
  );
  if (dueAt !== null && !isRefused) await askFor(tx, { communityId: row.community_id, id: row.id }, dueAt);
}
