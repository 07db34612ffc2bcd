import { declaredKinds, type ActKind } from "@kith/contract/ties";
import { sql } from "kysely";
import type { Db } from "../../platform/db/open.ts";
import {
  DECLARED_FOR_MS,
  HALF_LIFE_MS,
  offCarrierKinds,
  tieOf,
  tyingKinds,
  type Sum,
  type Tie,
} from "./rules.ts";

/** Ties are counted by the database as far as adding up goes; what a tie is, `rules.ts` says. */

interface SumRow extends Sum {
  readonly other: string;
}

/** A member's tie and with whom. */
export interface TieWith {
  readonly memberId: string;
  readonly tie: Tie;
}

interface Asked {
  readonly communityId: string;
  readonly memberId: string;
  readonly at: Date;
}

const left = (at: Date) =>
  sql`sum(a.probability * power(0.5, extract(epoch from (${at}::timestamptz - a.at)) * 1000 / ${HALF_LIFE_MS}))`;

/**
 * Everybody a member is tied to, strongest first; those who were erased are left out. It reads the member's own acts and
 * those towards them, whatever the size of the community.
 */
export async function tiesOf(db: Db, { communityId, memberId, at }: Asked): Promise<TieWith[]> {
  const { rows } = await sql<SumRow>`
    select other, kind, "by", sum("left") as "left", max("lastAt") as "lastAt" from (
      select a.target_id as other, a.kind, 'given' as "by", ${left(at)} as "left", max(a.at) as "lastAt" from acts a
      where a.community_id = ${communityId} and a.actor_id = ${memberId} and a.target_id is not null
        and a.kind = any(${tyingKinds}) and a.at <= ${at} group by 1, 2
      union all
      select a.actor_id, a.kind, 'returned', ${left(at)}, max(a.at) from acts a
      where a.community_id = ${communityId} and a.target_id = ${memberId}
        and a.kind = any(${tyingKinds}) and a.at <= ${at} group by 1, 2
    ) as sums
    where exists (select from memberships m where m.community_id = ${communityId} and m.id = other
      and m.state <> 'erased')
    group by 1, 2, 3`.execute(db);
  return grouped(rows)
    .map(([other, sums]) => ({ memberId: other, tie: tieOf(sums, at) }))
    .toSorted((x, y) => y.tie.strength - x.tie.strength || x.memberId.localeCompare(y.memberId));
}

function grouped(rows: readonly SumRow[]): [string, Sum[]][] {
  const byOther = new Map<string, Sum[]>();
  for (const row of rows) {
    const own = byOther.get(row.other);
    if (own === undefined) byOther.set(row.other, [row]);
    else own.push(row);
  }
  return [...byOther];
}

/** The tie of two members, or null where nothing is between them. */
export async function tieBetween(
  db: Db,
  { communityId, memberId, otherId, at }: Asked & { readonly otherId: string },
): Promise<Tie | null> {
  const { rows } = await sql<Sum>`
    select a.kind, case when a.actor_id = ${memberId} then 'given' else 'returned' end as "by",
      ${left(at)} as "left", max(a.at) as "lastAt" from acts a
    where a.community_id = ${communityId} and a.kind = any(${tyingKinds}) and a.at <= ${at}
      and ((a.actor_id = ${memberId} and a.target_id = ${otherId})
        or (a.actor_id = ${otherId} and a.target_id = ${memberId}))
    group by 1, 2`.execute(db);
  return rows.length === 0 ? null : tieOf(rows, at);
}

/** Acts of one kind from one member to another, added up; `a` sorts before `b`. */
export interface PairSum extends Sum {
  readonly a: string;
  readonly b: string;
  /** Of these, acts since the instant asked for. */
  readonly recent: number;
}

/**
 * All ties of a community as sums, pair by pair: one row for each pair, kind and direction, so no more than it has acts.
 * @param since acts from here on are counted as recent.
 */
export async function pairSums(
  db: Db,
  { communityId, at, since }: { readonly communityId: string; readonly at: Date; readonly since: Date },
): Promise<PairSum[]> {
  const { rows } = await sql<PairSum>`
    select least(a.actor_id, a.target_id) as a, greatest(a.actor_id, a.target_id) as b, a.kind,
      case when a.actor_id < a.target_id then 'given' else 'returned' end as "by",
      ${left(at)} as "left", max(a.at) as "lastAt",
      (count(*) filter (where a.at > ${since}))::int as recent
    from acts a
    where a.community_id = ${communityId} and a.target_id is not null and a.kind = any(${tyingKinds}) and a.at <= ${at}
    group by 1, 2, 3, 4 order by 1, 2`.execute(db);
  return rows;
}

/** Members a member is tied to at least weakly, at most so many are looked at. */
const MOST_LOOKED_AT = 60;

/** A way from one member to another: everybody on it, and the strength of its weakest tie. */
export interface Way {
  readonly memberIds: readonly string[];
  readonly strength: number;
  /** Of all its ties together. */
  readonly total: number;
}

const MOST_WAYS = 3;

/**
 * Through whom one member could be introduced to another: the shortest ways of at most three ties, strongest first. Of
 * each of the two only the sixty strongest ties are looked at, so that it costs the same in a community of any size.
 */
export async function throughWhom(
  db: Db,
  { communityId, memberId, otherId, at }: Asked & { readonly otherId: string },
): Promise<Way[]> {
  const asked = { communityId, at };
  const [own, theirs] = await Promise.all(
    [memberId, otherId].map(async (one) => standing(await tiesOf(db, { ...asked, memberId: one }))),
  );
  if (own === undefined || theirs === undefined) return [];
  const direct = own.get(otherId);
  if (direct !== undefined) return [way([memberId, otherId], [direct])];
  const shared = [...own].flatMap(([middle, strength]) => {
    const onwards = theirs.get(middle);
    return onwards === undefined ? [] : [way([memberId, middle, otherId], [strength, onwards])];
  });
  if (shared.length > 0) return strongest(shared);
  const between = await tiesAcross(db, { communityId, at }, [...own.keys()], [...theirs.keys()]);
  return strongest(
    between.map(({ from, to, strength }) =>
      way([memberId, from, to, otherId], [own.get(from) ?? 0, strength, theirs.get(to) ?? 0]),
    ),
  );
}

/** The strongest ties that are ties at all, by member. */
function standing(ties: readonly TieWith[]): Map<string, number> {
  return new Map(
    ties
      .filter(({ tie }) => tie.grade !== "faint")
      .slice(0, MOST_LOOKED_AT)
      .map(({ memberId, tie }) => [memberId, tie.strength]),
  );
}

function way(memberIds: readonly string[], strengths: readonly number[]): Way {
  return { memberIds, strength: Math.min(...strengths), total: strengths.reduce((sum, one) => sum + one, 0) };
}

function strongest(ways: readonly Way[]): Way[] {
  return ways
    .toSorted(
      (x, y) =>
        y.strength - x.strength || y.total - x.total || x.memberIds.join().localeCompare(y.memberIds.join()),
    )
    .slice(0, MOST_WAYS);
}

/** Ties from any of some members to any of some others. */
async function tiesAcross(
  db: Db,
  { communityId, at }: Omit<Asked, "memberId">,
  from: readonly string[],
  to: readonly string[],
): Promise<{ from: string; to: string; strength: number }[]> {
  const across = (actors: readonly string[], targets: readonly string[], by: Sum["by"]) => sql<
    SumRow & { from: string }
  >`
    select ${by === "given" ? sql`a.actor_id` : sql`a.target_id`} as "from",
      ${by === "given" ? sql`a.target_id` : sql`a.actor_id`} as other, a.kind, ${by}::text as "by",
      ${left(at)} as "left", max(a.at) as "lastAt" from acts a
    where a.community_id = ${communityId} and a.actor_id = any(${actors}::uuid[])
      and a.target_id = any(${targets}::uuid[]) and a.kind = any(${tyingKinds}) and a.at <= ${at}
    group by 1, 2, 3`;
  const given = await across(from, to, "given").execute(db);
  const returned = await across(to, from, "returned").execute(db);
  const byPair = new Map<string, { from: string; to: string; sums: Sum[] }>();
  for (const row of [...given.rows, ...returned.rows]) {
    const key = `${row.from}/${row.other}`;
    const pair = byPair.get(key) ?? { from: row.from, to: row.other, sums: [] };
    pair.sums.push(row);
    byPair.set(key, pair);
  }
  return [...byPair.values()].flatMap(({ sums, ...ends }) => {
    const tie = tieOf(sums, at);
    return tie.grade === "faint" || ends.from === ends.to ? [] : [{ ...ends, strength: tie.strength }];
  });
}

/**
 * Pairs tied by a kind that comes about away from a chat, each kind once: an act however old, a declared kind while it
 * counts. All the drill asks. Source: metrics.md `survival`.
 */
export async function tiesAway(
  db: Db,
  { communityId, at }: Omit<Asked, "memberId">,
): Promise<{ a: string; b: string; kind: ActKind }[]> {
  const { rows } = await sql<{ a: string; b: string; kind: ActKind }>`
    select least(actor_id, target_id) as a, greatest(actor_id, target_id) as b, kind from acts
    where community_id = ${communityId} and kind = any(${offCarrierKinds}) and target_id is not null and at <= ${at}
    group by 1, 2, 3
    having not kind = any(${declaredKinds})
      or (count(distinct actor_id) = 2 and max(at) >= ${new Date(at.getTime() - DECLARED_FOR_MS)})`.execute(
    db,
  );
  return rows;
}

/** Names of members by id; those who were erased are left out. */
export async function namesIn(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<ReadonlyMap<string, string>> {
  const { rows } = await sql<{ id: string; name: string }>`
    select id, name from memberships where community_id = ${communityId} and state <> 'erased'
      and id = any(${memberIds}::uuid[])`.execute(db);
  return new Map(rows.map(({ id, name }) => [id, name]));
}
