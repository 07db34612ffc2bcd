import type { MakePromise, PromiseList, PromiseView, SettlePromise } from "@kith/contract/promises";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { todayIn } from "./charter-queries.ts";
import { demand, mayStill, type Insider } from "./insider.ts";
import * as store from "./promise-store.ts";
import type { Roster } from "./roster.ts";

const MOST_PROMISES = 1000;

/** Promises something by a day. @returns its id. @throws {Refused} `tooManyPromises`. Source: L127. */
export async function makePromise(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { text, dueOn }: MakePromise,
): Promise<string> {
  demand(insider, "promise.record");
  const { communityId, memberId } = insider;
  if ((await store.countPromises(tx, communityId)) >= MOST_PROMISES) throw new Refused("tooManyPromises");
  const [id, at] = [ctx.ids(), ctx.clock.now()];
  await store.insertPromise(tx, communityId, { id, text, dueOn, by: memberId, at });
  const subject = { promiseId: id, dueOn };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "promise.record", subject });
  return id;
}

/** Says that a promise was kept or broken, or that this is open again. @throws {NotFound} */
export async function settlePromise(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, state, note }: SettlePromise & { readonly id: string },
): Promise<void> {
  demand(insider, "promise.record", { promiseId: id });
  const { communityId, memberId } = insider;
  if ((await store.lockedPromise(tx, communityId, id)) === null) throw new NotFound();
  const isOpen = state === "open";
  await store.updatePromise(tx, communityId, id, {
    state,
    note,
    settled_by: isOpen ? null : memberId,
    settled_at: isOpen ? null : ctx.clock.now(),
  });
  const subject = { promiseId: id, state };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "promise.record", subject });
}

const Place = z.tuple([z.iso.date(), z.uuid()]);

/** What was promised, the latest day first. */
export async function promiseList(
  { db, clock }: Ctx,
  roster: Roster,
  insider: Insider,
  cursor: string | undefined,
): Promise<PromiseList> {
  const { communityId } = insider;
  const before = cursor === undefined ? null : placeAt(cursor, Place);
  const today = await todayIn(db, communityId, clock.now());
  const rows = await store.promisesBefore(db, communityId, before, PAGE_SIZE + 1);
  const page = rows.slice(0, PAGE_SIZE);
  const people = page.flatMap(({ made_by, settled_by }) => [made_by, ...(settled_by ? [settled_by] : [])]);
  const names = await roster.names(db, communityId, [...new Set(people)]);
  const last = page.at(-1);
  return {
    promises: page.map((row) => viewOf(row, names, today)),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorAt([last.due_on, last.id]) : null,
    counts: await store.promiseCounts(db, communityId, today),
    can: { record: mayStill(insider, "promise.record") },
  };
}

function viewOf(row: store.PromiseRow, names: ReadonlyMap<string, string>, today: string): PromiseView {
  return {
    id: row.id,
    text: row.text,
    dueOn: row.due_on,
    state: row.state,
    // Days written alike compare as they follow each other.
    isOverdue: row.state === "open" && row.due_on < today,
    note: row.note,
    madeAt: row.made_at.toISOString(),
    madeByName: names.get(row.made_by) ?? "",
    settledAt: row.settled_at?.toISOString() ?? null,
    settledByName: row.settled_by === null ? null : (names.get(row.settled_by) ?? ""),
  };
}
