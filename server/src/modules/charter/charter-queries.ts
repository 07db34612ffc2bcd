import type { CharterView, GoalView, RuleView } from "@kith/contract/charter";
import { emptyCharter, type CharterContent } from "@kith/contract/charter-content";
import type { Db } from "../../platform/db/open.ts";
import { dayIn } from "./days.ts";
import { numbered, type Numbered } from "@kith/contract/charter-numbers";

/** The charter in force; of a community that has not opened yet its draft, as version 0. */
export async function charterOf(db: Db, communityId: string): Promise<CharterView> {
  const newest = await versionRows(db, communityId).orderBy("v.version", "desc").limit(1).executeTakeFirst();
  return newest === undefined ? draftedCharter(db, communityId) : viewOfVersion(db, communityId, newest);
}

/** A version that was published, or null. */
export async function charterAt(db: Db, communityId: string, version: number): Promise<CharterView | null> {
  const row = await versionRows(db, communityId).where("v.version", "=", version).executeTakeFirst();
  return row === undefined ? null : viewOfVersion(db, communityId, row);
}

/** Which day it is where a community lives. */
export async function todayIn(db: Db, communityId: string, now: Date): Promise<string> {
  const row = await db
    .selectFrom("communities")
    .select("time_zone")
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow();
  return dayIn(row.time_zone, now);
}

/** Whether a community has opened; until then nobody is let in from outside. */
export async function isOpened(db: Db, communityId: string): Promise<boolean> {
  const row = await db
    .selectFrom("communities")
    .select("opened_at")
    .where("community_id", "=", communityId)
    .executeTakeFirst();
  return row !== undefined && row.opened_at !== null;
}

/** A rule as it stood in a version; null where that version has none of this number. */
export async function ruleAt(
  db: Db,
  communityId: string,
  version: number,
  number: number,
): Promise<RuleView | null> {
  const row = await versionRows(db, communityId).where("v.version", "=", version).executeTakeFirst();
  return rulesOf(row?.content ?? emptyCharter).find((rule) => rule.number === number) ?? null;
}

/** The version a member accepted last; null for none. */
export async function acceptedVersion(db: Db, communityId: string, memberId: string): Promise<number | null> {
  const row = await db
    .selectFrom("charter_acceptances")
    .select((eb) => eb.fn.max("version").as("version"))
    .where("community_id", "=", communityId)
    .where("member_id", "=", memberId)
    .executeTakeFirst();
  return row?.version ?? null;
}

/** Who accepted a version, as part of a query about members. */
export function acceptersOf(db: Db, communityId: string, version: number) {
  return db
    .selectFrom("charter_acceptances")
    .select("member_id")
    .where("community_id", "=", communityId)
    .where("version", "=", version);
}

/** What a community calls its members and roles. */
export async function vocabularyOf(db: Db, communityId: string): Promise<CharterView["vocabulary"]> {
  return (await charterOf(db, communityId)).vocabulary;
}

interface VersionRow {
  readonly version: number;
  readonly content: CharterContent;
  readonly published_at: Date;
  readonly opened_at: Date | null;
}

function versionRows(db: Db, communityId: string) {
  return db
    .selectFrom("charter_versions as v")
    .innerJoin("communities as c", "c.community_id", "v.community_id")
    .select(["v.version", "v.content", "v.published_at", "c.opened_at"])
    .where("v.community_id", "=", communityId);
}

async function viewOfVersion(db: Db, communityId: string, row: VersionRow): Promise<CharterView> {
  const content = { ...emptyCharter, ...row.content };
  const times = { openedAt: row.opened_at?.toISOString() ?? null, writtenAt: row.published_at.toISOString() };
  // Whatever was published has its numbers.
  const { content: whole } = numbered(content, { rule: 0, goal: 0 });
  const recorded = await recordedFor(db, communityId, whole.goal?.number);
  return { version: row.version, ...readable(whole, recorded), ...times };
}

async function draftedCharter(db: Db, communityId: string): Promise<CharterView> {
  const row = await db
    .selectFrom("charter_drafts")
    .select(["content", "changed_at"])
    .where("community_id", "=", communityId)
    .executeTakeFirstOrThrow();
  const { content } = numbered({ ...emptyCharter, ...row.content }, { rule: 0, goal: 0 });
  return { version: 0, ...readable(content, 0), openedAt: null, writtenAt: row.changed_at.toISOString() };
}

async function recordedFor(db: Db, communityId: string, goal: number | undefined): Promise<number> {
  if (goal === undefined) return 0;
  const row = await db
    .selectFrom("goals")
    .select("recorded")
    .where("community_id", "=", communityId)
    .where("number", "=", goal)
    .executeTakeFirst();
  return Number(row?.recorded ?? 0);
}

/** What a charter says, as it is read. */
function readable(
  { anchor: { kind, text }, goal, rules, ...rest }: Numbered,
  recorded: number,
): Omit<CharterView, "version" | "openedAt" | "writtenAt"> {
  const anchor = kind === null || text === "" ? null : { kind, text };
  return { ...rest, anchor, rules: [...rules], goal: goal === null ? null : goalView(goal, recorded) };
}

function goalView(goal: Omit<GoalView, "recorded">, recorded: number): GoalView {
  return { ...goal, recorded };
}

function rulesOf({ rules }: CharterContent): RuleView[] {
  return rules.flatMap(({ number, text }) => (number === null ? [] : [{ number, text }]));
}
