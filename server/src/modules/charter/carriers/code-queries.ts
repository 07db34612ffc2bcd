import type { LiveCodeView } from "@kith/contract/carriers";
import type { Clock } from "../../../platform/clock.ts";
import type { Db } from "../../../platform/db/open.ts";
import { byId, everyCarrierOf, placesOf, type Carrier } from "./queries.ts";
import { isOffered, standingAt } from "./rules.ts";

/** The carriers of a code that has not ended, in its order; null where there is no such code. */
export async function carriersOfCode(db: Db, communityId: string, code: string): Promise<string[] | null> {
  const rows = await codeRows(db, communityId).where("l.code", "=", code).execute();
  return rows.length === 0 ? null : rows.map((row) => row.carrierId);
}

/** The codes that have not ended, the newest first, and where each leads now. */
export async function liveCodes(db: Db, clock: Clock, communityId: string): Promise<LiveCodeView[]> {
  const rows = await codeRows(db, communityId).execute();
  const all = byId(await everyCarrierOf(db, communityId));
  const now = clock.now();
  const codes = new Map<string, typeof rows>();
  for (const row of rows) codes.set(row.id, [...(codes.get(row.id) ?? []), row]);
  return [...codes.values()].flatMap((of) => codeView(of, all, now) ?? []);
}

function codeRows(db: Db, communityId: string) {
  return db
    .selectFrom("live_codes as l")
    .innerJoin("live_code_carriers as c", (join) =>
      join.onRef("c.community_id", "=", "l.community_id").onRef("c.live_code_id", "=", "l.id"),
    )
    .select(["l.id", "l.code", "l.name", "l.made_at as madeAt", "c.carrier_id as carrierId"])
    .where("l.community_id", "=", communityId)
    .where("l.ended_at", "is", null)
    .orderBy("l.id", "desc")
    .orderBy("c.position");
}

type CodeRow = Awaited<ReturnType<ReturnType<typeof codeRows>["execute"]>>[number];

function codeView(
  rows: readonly CodeRow[],
  all: ReadonlyMap<string, Carrier>,
  now: Date,
): LiveCodeView | null {
  const [code] = rows;
  if (code === undefined) return null;
  const listed = rows.flatMap(({ carrierId }) => all.get(carrierId) ?? []);
  const ids = listed.map(({ id }) => id);
  const open = placesOf(ids, all).find((one) => isOffered(standingAt(one, now)));
  return {
    id: code.id,
    name: code.name,
    code: code.code,
    madeAt: code.madeAt.toISOString(),
    carriers: listed
      .filter(({ removedAt }) => removedAt === null)
      .map((one) => ({
        id: one.id,
        name: one.name,
        standing: standingAt(one, now),
        handedOut: one.handedOut,
      })),
    leadsTo: open === undefined ? null : { id: open.id, name: open.name },
  };
}
