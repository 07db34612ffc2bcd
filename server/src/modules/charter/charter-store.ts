import type { CharterContent } from "@kith/contract/charter-content";
import { emptyCharter } from "@kith/contract/charter-content";
import type { Db, Tx } from "../../platform/db/open.ts";
import type { LastNumbers } from "@kith/contract/charter-numbers";
import type { ItemChanges } from "./tables.ts";

/** A draft as it is stored. */
export interface Draft {
  readonly content: CharterContent;
  readonly revision: number;
  readonly changes: ItemChanges;
  readonly last: LastNumbers;
}

export async function insertDraft(
  tx: Tx,
  communityId: string,
  content: CharterContent,
  at: Date,
): Promise<void> {
  await tx
    .insertInto("charter_drafts")
    .values({
      community_id: communityId,
      content: JSON.stringify(content),
      revision: 1,
      changes: "{}",
      changed_at: at,
      last_rule: 0,
      last_goal: 0,
    })
    .execute();
}

export async function draftOf(db: Db, communityId: string): Promise<Draft> {
  return draftFrom(await drafts(db, communityId).executeTakeFirstOrThrow());
}

/** The same, to be changed: whoever else asks for it waits. */
export async function lockedDraft(tx: Tx, communityId: string): Promise<Draft> {
  return draftFrom(await drafts(tx, communityId).forUpdate().executeTakeFirstOrThrow());
}

function drafts(db: Db, communityId: string) {
  return db
    .selectFrom("charter_drafts")
    .select(["content", "revision", "changes", "last_rule", "last_goal"])
    .where("community_id", "=", communityId);
}

function draftFrom(row: {
  readonly content: CharterContent;
  readonly revision: number;
  readonly changes: ItemChanges;
  readonly last_rule: number;
  readonly last_goal: number;
}): Draft {
  const { revision, changes } = row;
  const last = { rule: row.last_rule, goal: row.last_goal };
  // What was written before a part was known lacks it.
  return { content: { ...emptyCharter, ...row.content }, revision, changes, last };
}

export async function updateDraft(
  tx: Tx,
  communityId: string,
  { content, revision, changes, last }: Draft,
  at: Date,
): Promise<void> {
  await tx
    .updateTable("charter_drafts")
    .set({
      content: JSON.stringify(content),
      revision,
      changes: JSON.stringify(changes),
      changed_at: at,
      last_rule: last.rule,
      last_goal: last.goal,
    })
    .where("community_id", "=", communityId)
    .execute();
}

/** What the version in force says; null before the community opens. */
export async function contentInForce(
  db: Db,
  communityId: string,
): Promise<{ readonly version: number; readonly content: CharterContent } | null> {
  const row = await db
    .selectFrom("charter_versions")
    .select(["version", "content"])
    .where("community_id", "=", communityId)
    .orderBy("version", "desc")
    .limit(1)
    .executeTakeFirst();
  return row === undefined ? null : { version: row.version, content: { ...emptyCharter, ...row.content } };
}

/** What a version says; null for one that was never published. */
export async function contentAt(
  db: Db,
  communityId: string,
  version: number,
): Promise<CharterContent | null> {
  const row = await db
    .selectFrom("charter_versions")
    .select("content")
    .where("community_id", "=", communityId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row === undefined ? null : { ...emptyCharter, ...row.content };
}

/** What was said of a version when it came into force. */
export async function noteOf(db: Db, communityId: string, version: number): Promise<string> {
  const row = await db
    .selectFrom("charter_versions")
    .select("note")
    .where("community_id", "=", communityId)
    .where("version", "=", version)
    .executeTakeFirst();
  return row?.note ?? "";
}

/** Versions, the newest first. */
export async function versionsBefore(db: Db, communityId: string, before: number | null, most: number) {
  return db
    .selectFrom("charter_versions")
    .select(["version", "note", "published_by", "published_at"])
    .where("community_id", "=", communityId)
    .$if(before !== null, (query) => query.where("version", "<", before ?? 0))
    .orderBy("version", "desc")
    .limit(most)
    .execute();
}

export async function insertVersion(
  tx: Tx,
  communityId: string,
  published: {
    readonly version: number;
    readonly content: CharterContent;
    readonly note: string;
    readonly by: string;
    readonly at: Date;
  },
): Promise<void> {
  await tx
    .insertInto("charter_versions")
    .values({
      community_id: communityId,
      version: published.version,
      content: JSON.stringify(published.content),
      note: published.note,
      published_by: published.by,
      published_at: published.at,
    })
    .execute();
}

export async function setOpened(tx: Tx, communityId: string, at: Date): Promise<void> {
  await tx
    .updateTable("communities")
    .set({ opened_at: at })
    .where("community_id", "=", communityId)
    .execute();
}

/** Accepting twice is accepting once. */
export async function insertAcceptance(
  tx: Tx,
  communityId: string,
  { memberId, version, at }: { readonly memberId: string; readonly version: number; readonly at: Date },
): Promise<void> {
  await tx
    .insertInto("charter_acceptances")
    .values({ community_id: communityId, member_id: memberId, version, accepted_at: at })
    .onConflict((conflict) => conflict.columns(["community_id", "member_id", "version"]).doNothing())
    .execute();
}
