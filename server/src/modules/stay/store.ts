import type { AppealOutcome, SanctionStep } from "@kith/contract/stay";
import type { Db, Tx } from "../../platform/db/open.ts";
import type { SanctionFacts } from "./rules.ts";

/** A sanction with what became of it. */
export interface Sanction extends SanctionFacts {
  readonly memberId: string;
  readonly charterVersion: number;
  readonly reason: string;
  readonly ground: string | null;
  readonly lift: { readonly by: string; readonly at: Date; readonly reason: string } | null;
  readonly appeal: Appeal | null;
}

export interface Appeal {
  readonly id: string;
  readonly text: string;
  readonly madeAt: Date;
  readonly outcome: AppealOutcome | null;
  readonly until: Date | null;
  readonly decision: Decision | null;
}

export interface Decision {
  readonly outcome: AppealOutcome;
  readonly reason: string;
  readonly by: string;
  readonly at: Date;
  readonly isBySame: boolean;
}

/** A sanction and the community it was given in. */
export type PlacedSanction = Sanction & { readonly communityId: string };

/** Sanctions with what became of them, to be narrowed down. */
export function sanctions(db: Db) {
  return db
    .selectFrom("sanctions as s")
    .leftJoin("sanction_lifts as l", (join) =>
      join.onRef("l.community_id", "=", "s.community_id").onRef("l.sanction_id", "=", "s.id"),
    )
    .leftJoin("appeals as a", (join) =>
      join.onRef("a.community_id", "=", "s.community_id").onRef("a.sanction_id", "=", "s.id"),
    )
    .select(SANCTION)
    .select(BECAME);
}

const SANCTION = [
  "s.community_id",
  "s.id",
  "s.member_id",
  "s.step",
  "s.rule_number",
  "s.charter_version",
  "s.reason",
  "s.ground",
  "s.given_by",
  "s.given_at",
  "s.until",
] as const;

const BECAME = [
  "l.lifted_by",
  "l.lifted_at",
  "l.reason as lift_reason",
  "a.id as appeal_id",
  "a.text as appeal_text",
  "a.made_at",
  "a.outcome",
  "a.decision_reason",
  "a.decided_by",
  "a.decided_at",
  "a.is_by_same",
  "a.until as shortened_until",
] as const;

export type SanctionRow = Awaited<ReturnType<ReturnType<typeof sanctions>["execute"]>>[number];

export function sanctionFrom(row: SanctionRow): PlacedSanction {
  const lift =
    row.lifted_by === null || row.lifted_at === null
      ? null
      : { by: row.lifted_by, at: row.lifted_at, reason: row.lift_reason ?? "" };
  return {
    communityId: row.community_id,
    id: row.id,
    memberId: row.member_id,
    step: row.step,
    ruleNumber: row.rule_number,
    charterVersion: row.charter_version,
    reason: row.reason,
    ground: row.ground,
    givenBy: row.given_by,
    givenAt: row.given_at,
    until: row.until,
    isWithdrawn: lift !== null,
    lift,
    appeal: appealFrom(row),
  };
}

function appealFrom(row: SanctionRow): Appeal | null {
  if (row.appeal_id === null || row.made_at === null) return null;
  const { appeal_id: id, appeal_text: text, made_at: madeAt, outcome, shortened_until: until } = row;
  return { id, text: text ?? "", madeAt, outcome, until, decision: decisionFrom(row) };
}

function decisionFrom(row: SanctionRow): Decision | null {
  const { outcome, decision_reason: reason, decided_by: by, decided_at: at, is_by_same: isBySame } = row;
  if (outcome === null || by === null || at === null) return null;
  return { outcome, reason: reason ?? "", by, at, isBySame: isBySame === true };
}

export async function sanctionById(
  db: Db,
  communityId: string,
  id: string,
): Promise<PlacedSanction | undefined> {
  const row = await sanctions(db)
    .where("s.community_id", "=", communityId)
    .where("s.id", "=", id)
    .executeTakeFirst();
  return row === undefined ? undefined : sanctionFrom(row);
}

/** What happened to a member from an instant on, the newest first; and, however long ago, the last that did. */
export async function recordSince(
  db: Db,
  communityId: string,
  memberId: string,
  since: Date,
): Promise<{ readonly recent: Sanction[]; readonly latestId: string | null }> {
  const recent = await sanctions(db)
    .where("s.community_id", "=", communityId)
    .where("s.member_id", "=", memberId)
    .where("s.given_at", ">", since)
    .orderBy("s.id", "desc")
    .execute();
  const latest = await db
    .selectFrom("sanctions")
    .select("id")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .orderBy("id", "desc")
    .limit(1)
    .executeTakeFirst();
  return { recent: recent.map(sanctionFrom), latestId: latest?.id ?? null };
}

export async function insertSanction(
  tx: Tx,
  communityId: string,
  given: {
    readonly id: string;
    readonly memberId: string;
    readonly step: SanctionStep;
    readonly ruleNumber: number;
    readonly charterVersion: number;
    readonly reason: string;
    readonly ground: string | null;
    readonly givenBy: string;
    readonly givenAt: Date;
    readonly until: Date | null;
  },
): Promise<void> {
  await tx
    .insertInto("sanctions")
    .values({
      community_id: communityId,
      id: given.id,
      member_id: given.memberId,
      step: given.step,
      rule_number: given.ruleNumber,
      charter_version: given.charterVersion,
      reason: given.reason,
      ground: given.ground,
      given_by: given.givenBy,
      given_at: given.givenAt,
      until: given.until,
    })
    .execute();
}

/** A post as it reads now. */
export interface Evidence {
  readonly postId: string;
  readonly text: string;
  readonly postedAt: Date;
}

export async function insertEvidence(
  tx: Tx,
  communityId: string,
  sanctionId: string,
  evidence: readonly Evidence[],
): Promise<void> {
  if (evidence.length === 0) return;
  const rows = evidence.map(({ postId, text, postedAt }) => ({
    community_id: communityId,
    sanction_id: sanctionId,
    post_id: postId,
    text,
    posted_at: postedAt,
  }));
  await tx.insertInto("sanction_evidence").values(rows).execute();
}

/** What sanctions of one community are about, by sanction, in the order it was said. */
export async function evidenceOf(
  db: Db,
  communityId: string,
  sanctionIds: readonly string[],
): Promise<Map<string, Evidence[]>> {
  if (sanctionIds.length === 0) return new Map();
  const rows = await db
    .selectFrom("sanction_evidence")
    .select(["sanction_id", "post_id as postId", "text", "posted_at as postedAt"])
    .where("community_id", "=", communityId)
    .where("sanction_id", "in", [...sanctionIds])
    .orderBy("posted_at")
    .orderBy("post_id")
    .execute();
  const found = new Map<string, Evidence[]>();
  for (const { sanction_id: id, ...evidence } of rows) found.set(id, [...(found.get(id) ?? []), evidence]);
  return found;
}

export async function insertLift(
  tx: Tx,
  communityId: string,
  lift: { readonly sanctionId: string; readonly by: string; readonly at: Date; readonly reason: string },
): Promise<void> {
  const { sanctionId, by, at, reason } = lift;
  await tx
    .insertInto("sanction_lifts")
    .values({ community_id: communityId, sanction_id: sanctionId, lifted_by: by, lifted_at: at, reason })
    .execute();
}

export async function insertAppeal(
  tx: Tx,
  communityId: string,
  appeal: { readonly id: string; readonly sanctionId: string; readonly text: string; readonly madeAt: Date },
): Promise<void> {
  const { id, sanctionId, text, madeAt } = appeal;
  await tx
    .insertInto("appeals")
    .values({ community_id: communityId, id, sanction_id: sanctionId, text, made_at: madeAt })
    .execute();
}

export async function setDecided(
  tx: Tx,
  communityId: string,
  appealId: string,
  { outcome, reason, by, at, isBySame, until }: Decision & { readonly until: Date | null },
): Promise<void> {
  await tx
    .updateTable("appeals")
    .set({ outcome, decision_reason: reason, decided_by: by, decided_at: at, is_by_same: isBySame, until })
    .where("community_id", "=", communityId)
    .where("id", "=", appealId)
    .execute();
}

/** Of what happened to somebody who is erased, steps, rules and days remain; no word that was written of or by them. */
export async function forgetWords(tx: Tx, communityId: string, memberId: string): Promise<void> {
  const own = tx
    .selectFrom("sanctions")
    .select("id")
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId);
  const ids = (await own.execute()).map(({ id }) => id);
  if (ids.length === 0) return;
  await tx
    .deleteFrom("sanction_evidence")
    .where("community_id", "=", communityId)
    .where("sanction_id", "in", ids)
    .execute();
  await tx
    .updateTable("sanction_lifts")
    .set({ reason: "" })
    .where("community_id", "=", communityId)
    .where("sanction_id", "in", ids)
    .execute();
  await tx
    .updateTable("appeals")
    .set((eb) => ({
      text: "",
      decision_reason: eb.case().when("decided_at", "is", null).then(null).else("").end(),
    }))
    .where("community_id", "=", communityId)
    .where("sanction_id", "in", ids)
    .execute();
  await tx
    .updateTable("sanctions")
    .set((eb) => ({ reason: "", ground: eb.case().when("ground", "is", null).then(null).else("").end() }))
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .execute();
}
