import type { CharterPage, VersionList } from "@kith/contract/charter-pages";
import { charterChanges, type CharterChanges } from "@kith/contract/charter-changes";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { acceptedVersion, charterOf, todayIn } from "./charter-queries.ts";
import { contentAt, noteOf, versionsBefore } from "./charter-store.ts";
import { may, mayStill, type Insider } from "./insider.ts";
import { promiseCounts } from "./promise-store.ts";
import type { Roster } from "./roster.ts";

/** The charter as a member reads it: what is in force, what they accepted, what they may do. */
export async function charterPage(
  { db, clock }: Ctx,
  roster: Roster,
  insider: Insider,
): Promise<CharterPage> {
  const { communityId, memberId } = insider;
  const charter = await charterOf(db, communityId);
  const { version } = charter;
  const today = await todayIn(db, communityId, clock.now());
  const isCounted = version > 0 && may(insider, "charter.edit");
  return {
    charter,
    note: version === 0 ? "" : await noteOf(db, communityId, version),
    acceptedVersion: await acceptedVersion(db, communityId, memberId),
    accepted: isCounted ? await roster.accepted(db, communityId, version) : null,
    promises: await promiseCounts(db, communityId, today),
    can: {
      edit: mayStill(insider, "charter.edit"),
      open: charter.openedAt === null && mayStill(insider, "charter.open"),
      recordGoal: charter.goal !== null && version > 0 && mayStill(insider, "goal.record"),
      recordPromise: mayStill(insider, "promise.record"),
    },
  };
}

const Place = z.tuple([z.int().positive()]);

/** Every version, the newest first. */
export async function versionList(
  db: Db,
  roster: Roster,
  { communityId }: Insider,
  cursor: string | undefined,
): Promise<VersionList> {
  const before = cursor === undefined ? null : placeAt(cursor, Place)[0];
  const rows = await versionsBefore(db, communityId, before, PAGE_SIZE + 1);
  const page = rows.slice(0, PAGE_SIZE);
  const by = [...new Set(page.map((row) => row.published_by))];
  const names = await roster.names(db, communityId, by);
  const last = page.at(-1);
  return {
    versions: page.map((row) => ({
      version: row.version,
      publishedAt: row.published_at.toISOString(),
      byName: names.get(row.published_by) ?? "",
      note: row.note,
    })),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorAt([last.version]) : null,
  };
}

/** What one version says otherwise than another. @throws {NotFound} where either was never published. */
export async function changesBetween(
  db: Db,
  { communityId }: Insider,
  from: number,
  to: number,
): Promise<CharterChanges> {
  const [before, after] = [await contentAt(db, communityId, from), await contentAt(db, communityId, to)];
  if (before === null || after === null) throw new NotFound();
  return { from, to, changes: charterChanges(before, after) };
}
