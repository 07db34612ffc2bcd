import type { ChangeDraft, DraftView } from "@kith/contract/charter-pages";
import { isSameItem } from "@kith/contract/charter-changes";
import {
  charterItems,
  emptyCharter,
  missingFrom,
  type CharterContent,
  type CharterItem,
} from "@kith/contract/charter-content";
import { areNumbersKnown } from "@kith/contract/charter-numbers";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { Refused } from "../../platform/errors.ts";
import * as store from "./charter-store.ts";
import { demand, type Insider } from "./insider.ts";
import type { Roster } from "./roster.ts";
import type { ItemChanges } from "./tables.ts";

/**
 * Writes into the draft what an editor changed, and nothing else: what others wrote into other parts stays. A part that
 * somebody else changed after `revision` is not overwritten.
 *
 * @throws {Refused} `draftChanged`, with the parts in question; `unknownNumber`.
 */
export async function changeDraft(tx: Tx, ctx: Ctx, insider: Insider, asked: ChangeDraft): Promise<void> {
  demand(insider, "charter.edit");
  const draft = await store.lockedDraft(tx, insider.communityId);
  const content = withChanges(draft.content, asked.changes);
  const changed = charterItems.filter((item) => !isSameItem(item, draft.content, content));
  demandUnchanged(draft, changed, asked.revision);
  const inForce = await store.contentInForce(tx, insider.communityId);
  if (!areNumbersKnown(content, inForce?.content ?? null)) throw new Refused("unknownNumber");
  await keep(tx, ctx, insider, { draft, content, changed });
}

/**
 * Lets go of the draft: it says again what is in force.
 *
 * @throws {Refused} `draftChanged`, where the editor has not seen all of it; `notOpenYet`, where nothing is in force.
 */
export async function discardDraft(tx: Tx, ctx: Ctx, insider: Insider, revision: number): Promise<void> {
  demand(insider, "charter.edit");
  const draft = await store.lockedDraft(tx, insider.communityId);
  if (draft.revision !== revision) throw new Refused("draftChanged");
  const inForce = await store.contentInForce(tx, insider.communityId);
  if (inForce === null) throw new Refused("notOpenYet");
  const { content } = inForce;
  const changed = charterItems.filter((item) => !isSameItem(item, draft.content, content));
  await keep(tx, ctx, insider, { draft, content, changed });
}

/** The draft, for whoever may edit it. */
export async function draftView(
  db: Db,
  { ctx, roster }: { readonly ctx: Ctx; readonly roster: Roster },
  insider: Insider,
): Promise<DraftView> {
  demand(insider, "charter.edit");
  const { communityId } = insider;
  const draft = await store.draftOf(db, communityId);
  const inForce = await store.contentInForce(db, communityId);
  const names = await roster.names(db, communityId, editorsOf(draft.changes));
  const carried = await roster.carried(db, communityId, ctx.clock.now());
  const before = inForce?.content ?? emptyCharter;
  return {
    content: draft.content,
    revision: draft.revision,
    changes: named(draft.changes, names),
    version: inForce?.version ?? 0,
    changed: charterItems.filter((item) => !isSameItem(item, before, draft.content)),
    missing: missingFrom(draft.content, carried),
    nextRule: draft.last.rule + 1,
  };
}

function withChanges(content: CharterContent, changes: ChangeDraft["changes"]): CharterContent {
  const given = Object.entries(changes).filter(([, value]) => value !== undefined);
  return { ...content, ...Object.fromEntries(given) };
}

/** Whoever claims to have seen what is not there yet has seen nothing. */
function demandUnchanged(draft: store.Draft, changed: readonly CharterItem[], seen: number): void {
  const taken = changed.filter(
    (item) => (draft.changes[item]?.revision ?? 0) > seen || seen > draft.revision,
  );
  const issues = taken.map((item) => ({ path: `/${item}`, message: "changed" }));
  if (taken.length > 0) throw new Refused("draftChanged", issues);
}

interface Kept {
  readonly draft: store.Draft;
  readonly content: CharterContent;
  readonly changed: readonly CharterItem[];
}

async function keep(tx: Tx, ctx: Ctx, insider: Insider, { draft, content, changed }: Kept): Promise<void> {
  if (changed.length === 0) return;
  const { communityId, memberId } = insider;
  const now = ctx.clock.now();
  const revision = draft.revision + 1;
  const mark = { revision, by: memberId, at: now.toISOString() };
  const changes = { ...draft.changes, ...Object.fromEntries(changed.map((item) => [item, mark])) };
  await store.updateDraft(tx, communityId, { ...draft, content, revision, changes }, now);
  if (isSitting(draft.changes, memberId, now)) return;
  const subject = { revision: String(revision) };
  await audit(tx, ctx.clock, { communityId, actorId: memberId, power: "charter.edit", subject });
}

/** A draft is kept while it is typed: of what one does in one go the audit tells once. */
const SITTING_MS = 30 * 60_000;

function isSitting(changes: ItemChanges, memberId: string, now: Date): boolean {
  return Object.values(changes).some(
    ({ by, at }) => by === memberId && now.getTime() - new Date(at).getTime() < SITTING_MS,
  );
}

function editorsOf(changes: ItemChanges): string[] {
  return [...new Set(Object.values(changes).map(({ by }) => by))];
}

function named(changes: ItemChanges, names: ReadonlyMap<string, string>): DraftView["changes"] {
  const entries = Object.entries(changes).map(([item, change]) => [
    item,
    { ...change, byName: names.get(change.by) ?? "" },
  ]);
  return Object.fromEntries(entries) as DraftView["changes"];
}
