import type { Db } from "../db/open.ts";
import type { DeliveryState, LogEntry } from "./notice.ts";

export type Outcome = Readonly<Record<DeliveryState, number>>;

const NONE: Outcome = {
  due: 0,
  held: 0,
  sending: 0,
  sent: 0,
  unknown: 0,
  skipped: 0,
  failed: 0,
  dead: 0,
};

/** What became of a notice: how many of its deliveries are in which state. */
export async function outcomeOf(db: Db, communityId: string, noticeId: string): Promise<Outcome> {
  const rows = await db
    .selectFrom("deliveries")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .where("community_id", "=", communityId)
    .where("notice_id", "=", noticeId)
    .groupBy("state")
    .execute();
  return { ...NONE, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}

/** A delivery as whoever runs the instance sees it: what it is for and how it stands, not what it says. */
export interface WaitingDelivery {
  readonly communityId: string;
  readonly deliveryId: string;
  readonly personId: string;
  readonly purpose: string;
  readonly state: DeliveryState;
  readonly route: string | null;
  readonly attempt: number;
  readonly dueAt: Date;
  readonly last: LogEntry | null;
}

/** Deliveries that have not gone out: those that wait for a route to be set up, then those that are due. */
export function waitingDeliveries(db: Db, page: Page = {}): Promise<WaitingDelivery[]> {
  return inStates(db, ["held", "due", "sending"], page);
}

/** Deliveries that ended otherwise than they should: possibly delivered, refused by every route, given up. Latest first. */
export function troubledDeliveries(db: Db, page: Page = {}): Promise<WaitingDelivery[]> {
  return inStates(db, ["unknown", "failed", "dead"], { ...page, isLatestFirst: true });
}

interface Page {
  /** Null for all of the instance. */
  readonly communityId?: string | null;
  readonly limit?: number;
  readonly isLatestFirst?: boolean;
}

async function inStates(
  db: Db,
  states: readonly DeliveryState[],
  { communityId = null, limit = 100, isLatestFirst = false }: Page,
): Promise<WaitingDelivery[]> {
  const direction = isLatestFirst ? "desc" : "asc";
  const rows = await db
    .selectFrom("deliveries")
    .innerJoin("notices", (join) =>
      join
        .onRef("notices.community_id", "=", "deliveries.community_id")
        .onRef("notices.id", "=", "deliveries.notice_id"),
    )
    .select(["deliveries.community_id", "deliveries.id", "person_id", "purpose", "state", "route"])
    .select(["attempt", "due_at", "log"])
    .where("state", "in", states)
    .$if(communityId !== null, (query) => query.where("deliveries.community_id", "=", communityId!))
    .orderBy("due_at", direction)
    .orderBy("deliveries.id", direction)
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    communityId: row.community_id,
    deliveryId: row.id,
    personId: row.person_id,
    purpose: row.purpose,
    state: row.state,
    route: row.route,
    attempt: row.attempt,
    dueAt: row.due_at,
    last: row.log.at(-1) ?? null,
  }));
}

/** How many deliveries of the instance are in which state, of those that have not simply ended. */
export async function openCounts(db: Db): Promise<Outcome> {
  const rows = await db
    .selectFrom("deliveries")
    .select(({ fn }) => ["state", fn.countAll<number>().as("count")])
    .where("state", "in", ["due", "held", "sending", "unknown", "failed", "dead"])
    .groupBy("state")
    .execute();
  return { ...NONE, ...Object.fromEntries(rows.map(({ state, count }) => [state, count])) };
}
