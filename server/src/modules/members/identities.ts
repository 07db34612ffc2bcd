import { createHash } from "node:crypto";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import { accessCarrier } from "../charter/index.ts";
import * as store from "./identity-store.ts";
import { gramsOf, keyOf, tidyName } from "./rules.ts";
import { lockedMember } from "./store.ts";

/** Where an archive comes from. */
export interface ArchiveOrigin {
  readonly communityId: string;
  readonly carrierId: string;
  readonly importId: string | null;
}

/** Somebody as an archive knows them. */
export interface Stranger {
  /** By which the carrier tells people apart; the same in every export of it. */
  readonly externalId: string;
  readonly name: string;
}

const AT_ONCE = 10_000;

/**
 * The members behind people of a carrier, found by their ids there or made: unclaimed, until somebody says who they are.
 * Who was erased stays erased: they are recognised, and nothing about them is written down again.
 *
 * Any number of people; two imports into one carrier wait for each other.
 *
 * @returns member ids by external id. @throws {NotFound} when the carrier was removed.
 */
export async function identitiesOf(
  tx: Tx,
  ctx: Ctx,
  { people, ...origin }: ArchiveOrigin & { readonly people: readonly Stranger[] },
): Promise<Map<string, string>> {
  await accessCarrier(tx, origin.communityId, origin.carrierId);
  const byId = new Map(people.map((person) => [person.externalId, person]));
  const unique = [...byId.values()];
  const members = new Map<string, string>();
  for (let from = 0; from < unique.length; from += AT_ONCE) {
    const found = await foundOrMade(tx, ctx, origin, unique.slice(from, from + AT_ONCE));
    for (const [externalId, memberId] of found) members.set(externalId, memberId);
  }
  return members;
}

async function foundOrMade(
  tx: Tx,
  ctx: Ctx,
  origin: ArchiveOrigin,
  people: readonly Stranger[],
): Promise<Map<string, string>> {
  const { communityId, carrierId } = origin;
  const known = await store.membersBehind(
    tx,
    communityId,
    carrierId,
    people.map(({ externalId }) => externalId),
  );
  const unknown = people.filter(({ externalId }) => !known.has(externalId));
  const erased = await erasedAmong(tx, origin, unknown);
  const newcomers = unknown.filter(({ externalId }) => !erased.has(externalId)).map(newcomerBy(ctx));
  if (newcomers.length > 0) {
    await store.insertNewcomers(tx, { ...origin, at: ctx.clock.now() }, newcomers);
  }
  return new Map([
    ...known,
    ...erased,
    ...newcomers.map(({ externalId, memberId }) => [externalId, memberId] as const),
  ]);
}

const newcomerBy =
  (ctx: Ctx) =>
  ({ externalId, name }: Stranger): store.Newcomer => {
    const tidy = tidyName(name);
    const key = keyOf(tidy);
    return { memberId: ctx.ids(), identityId: ctx.ids(), externalId, name: tidy, key, grams: gramsOf(key) };
  };

async function erasedAmong(
  tx: Tx,
  origin: ArchiveOrigin,
  people: readonly Stranger[],
): Promise<Map<string, string>> {
  const { communityId, carrierId } = origin;
  const marks = new Map(people.map(({ externalId }) => [markOf(origin, externalId), externalId]));
  const found = await store.membersBehind(tx, communityId, carrierId, [...marks.keys()]);
  return new Map([...found].map(([mark, memberId]) => [marks.get(mark) ?? mark, memberId]));
}

/**
 * Writes down who a member is on a carrier, so that what an archive of it says of them is theirs. Whether it is really
 * them is the caller's to know.
 *
 * @throws {NotFound} @throws {Refused} `alreadyClaimed` where that is somebody else.
 */
export async function recordIdentity(
  tx: Tx,
  ctx: Ctx,
  known: Omit<ArchiveOrigin, "importId"> & Stranger & { readonly memberId: string },
): Promise<void> {
  const { communityId, carrierId, externalId, memberId } = known;
  await accessCarrier(tx, communityId, carrierId);
  if ((await lockedMember(tx, communityId, memberId)) === undefined) throw new NotFound();
  const behind = (await store.membersBehind(tx, communityId, carrierId, [externalId])).get(externalId);
  if (behind === memberId) return;
  if (behind !== undefined) throw new Refused("alreadyClaimed");
  await store.insertIdentity(tx, communityId, { ...known, id: ctx.ids(), name: tidyName(known.name) });
}

/** Takes the names and ids of a member out of the carriers they were known on. */
export async function eraseIdentities(tx: Tx, communityId: string, memberId: string): Promise<void> {
  for (const { id, carrierId, externalId } of await store.identitiesOfMember(tx, communityId, memberId)) {
    await store.eraseIdentity(tx, communityId, id, markOf({ communityId, carrierId }, externalId));
  }
}

/**
 * What is left of an id on a carrier after erasure. It tells whoever already has the id that it is the same, which the
 * next import of the same archive has to know, and gives it to nobody else.
 */
function markOf(of: Pick<ArchiveOrigin, "communityId" | "carrierId">, externalId: string): string {
  const form = JSON.stringify([of.communityId, of.carrierId, externalId]);
  return `erased:${createHash("sha256").update(form).digest("hex")}`;
}

/**
 * Undoes what an import made known of people: removes the unclaimed members who came by it alone.
 *
 * @param kept members that something from elsewhere names, such as posts of another import.
 * @returns how many were removed.
 */
export async function forgetImported(
  tx: Tx,
  communityId: string,
  importId: string,
  kept: readonly string[],
): Promise<number> {
  return store.deleteImported(tx, communityId, importId, kept);
}
