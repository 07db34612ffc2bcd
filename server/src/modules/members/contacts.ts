import type { AddContact, AddPlace } from "@kith/contract/members";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { accessCarrier } from "../charter/index.ts";
import { inCommunity, inCommunityEvenClosed } from "./door.ts";
import * as store from "./contact-store.ts";
import { lockedMember } from "./store.ts";

const MOST_CONTACTS = 20;

/** Enters a way to reach oneself; nobody sees it until it is granted. @returns its id. @throws {Refused} `tooManyContacts`. */
export async function addContact(ctx: Ctx, actor: Actor, slug: string, asked: AddContact): Promise<string> {
  return inCommunity(ctx, actor, slug, async (tx, { communityId, memberId }) => {
    if (asked.carrierId !== null) await accessCarrier(tx, communityId, asked.carrierId);
    if ((await store.contactsOf(tx, communityId, memberId)) >= MOST_CONTACTS) {
      throw new Refused("tooManyContacts");
    }
    const id = ctx.ids();
    await store.insertContact(tx, communityId, { ...asked, id, memberId, addedAt: ctx.clock.now() });
    return id;
  });
}

/** Takes a way to reach oneself out, and away from all who held it. @throws {NotFound} */
export async function removeContact(ctx: Ctx, actor: Actor, slug: string, id: string): Promise<void> {
  await inCommunityEvenClosed(ctx, actor, slug, async (tx, { communityId, memberId }) => {
    if (!(await store.deleteContact(tx, communityId, { id, memberId }))) throw new NotFound();
  });
}

/** A contact point of one's own, and another member. */
export interface GrantAsked {
  readonly contactId: string;
  readonly holderId: string;
}

/**
 * Lets one member see one of the actor's contact points: that member and nobody else, organisers neither.
 *
 * @throws {NotFound} @throws {Refused} `notCurrent` unless the holder is a member who has come themselves.
 */
export async function grantContact(ctx: Ctx, actor: Actor, slug: string, asked: GrantAsked): Promise<void> {
  const { contactId, holderId } = asked;
  await inCommunity(ctx, actor, slug, async (tx, { communityId, memberId }) => {
    if (!(await store.ownsContact(tx, communityId, { id: contactId, memberId }))) throw new NotFound();
    const holder = await lockedMember(tx, communityId, holderId);
    if (holder === undefined) throw new NotFound();
    if (holder.state !== "member") throw new Refused("notCurrent");
    await store.insertGrant(tx, communityId, { id: ctx.ids(), contactId, holderId, at: ctx.clock.now() });
  });
}

/** Takes it back. @throws {NotFound} when it is not held. */
export async function revokeContact(ctx: Ctx, actor: Actor, slug: string, asked: GrantAsked): Promise<void> {
  const { contactId, holderId } = asked;
  await inCommunityEvenClosed(ctx, actor, slug, async (tx, { communityId, memberId }) => {
    const isOwn = await store.ownsContact(tx, communityId, { id: contactId, memberId });
    const at = ctx.clock.now();
    const wasHeld = isOwn && (await store.revokeGrant(tx, communityId, { contactId, holderId, at }));
    if (!wasHeld) throw new NotFound();
  });
}

/** Says where one can be found without any carrier, and who may know. @returns its id. @throws {Refused} `tooManyContacts`. */
export async function addPlace(ctx: Ctx, actor: Actor, slug: string, asked: AddPlace): Promise<string> {
  return inCommunity(ctx, actor, slug, async (tx, { communityId, memberId }) => {
    if ((await store.placesOf(tx, communityId, memberId)) >= MOST_CONTACTS) {
      throw new Refused("tooManyContacts");
    }
    const id = ctx.ids();
    await store.insertPlace(tx, communityId, { ...asked, id, memberId, addedAt: ctx.clock.now() });
    return id;
  });
}

/** @throws {NotFound} */
export async function removePlace(ctx: Ctx, actor: Actor, slug: string, id: string): Promise<void> {
  await inCommunityEvenClosed(ctx, actor, slug, async (tx, { communityId, memberId }) => {
    if (!(await store.deletePlace(tx, communityId, { id, memberId }))) throw new NotFound();
  });
}
