import type { Language } from "@kith/contract/language";
import type { Ctx } from "../ctx.ts";
import { sql } from "kysely";
import { tell } from "../bus.ts";
import type { Db, Tx } from "../db/open.ts";
import { NOTICES_TOPIC } from "./begin.ts";

/** A notice as it stands in a person's list. */
export interface ShownNotice {
  readonly deliveryId: string;
  readonly purpose: string;
  readonly title: string;
  readonly text: string;
  /** Canonical path. */
  readonly url: string;
  readonly isUrgent: boolean;
  readonly shownAt: Date;
  readonly readAt: Date | null;
}

/** Whose list. */
export interface Reader {
  /** Null for what was told in all of them. */
  readonly communityId: string | null;
  readonly personId: string;
}

/** Where a list of notices goes on. */
export type NoticePlace = Pick<ShownNotice, "shownAt" | "deliveryId">;

/** A person's notices, newest first; `before` is the last of the page before this one. */
export async function noticesOf(
  db: Db,
  reader: Reader,
  language: Language,
  { limit, before = null }: { readonly limit: number; readonly before?: NoticePlace | null },
): Promise<ShownNotice[]> {
  const rows = await db
    .selectFrom("deliveries")
    .innerJoin("notices", (join) =>
      join
        .onRef("notices.community_id", "=", "deliveries.community_id")
        .onRef("notices.id", "=", "deliveries.notice_id"),
    )
    .select(["deliveries.id", "purpose", "body", "url", "is_urgent", "shown_at", "read_at"])
    .where("person_id", "=", reader.personId)
    .$if(reader.communityId !== null, (query) =>
      query.where("deliveries.community_id", "=", reader.communityId!),
    )
    .where("shown_at", "is not", null)
    .$if(before !== null, (query) =>
      query.where((where) =>
        where.or([
          where("shown_at", "<", before!.shownAt),
          where.and([
            where("shown_at", "=", before!.shownAt),
            where("deliveries.id", "<", before!.deliveryId),
          ]),
        ]),
      ),
    )
    .orderBy("shown_at", "desc")
    .orderBy("deliveries.id", "desc")
    .limit(limit)
    .execute();
  return rows.map((row) => ({
    deliveryId: row.id,
    purpose: row.purpose,
    ...row.body[language],
    url: row.url,
    isUrgent: row.is_urgent,
    shownAt: row.shown_at!,
    readAt: row.read_at,
  }));
}

export async function unreadCount(db: Db, { communityId, personId }: Reader): Promise<number> {
  const { count } = await db
    .selectFrom("deliveries")
    .select(({ fn }) => fn.countAll<number>().as("count"))
    .where("person_id", "=", personId)
    .where("shown_at", "is not", null)
    .where("read_at", "is", null)
    .$if(communityId !== null, (query) => query.where("community_id", "=", communityId!))
    .executeTakeFirstOrThrow();
  return count;
}

/** Marks notices of this person as read; null for all. Those of others stay as they are. @returns how many were unread. */
export async function markRead(
  tx: Tx,
  ctx: Ctx,
  { communityId, personId }: Reader,
  deliveryIds: readonly string[] | null,
): Promise<number> {
  const { numUpdatedRows } = await tx
    .updateTable("deliveries")
    .set({ read_at: ctx.clock.now() })
    .where("person_id", "=", personId)
    .where("shown_at", "is not", null)
    .where("read_at", "is", null)
    .$if(communityId !== null, (query) => query.where("community_id", "=", communityId!))
    .$if(deliveryIds !== null, (query) => query.where(sql<boolean>`id = any(${deliveryIds}::uuid[])`))
    .executeTakeFirst();
  const count = Number(numUpdatedRows);
  if (count > 0) await tell(tx, NOTICES_TOPIC, { personId });
  return count;
}
