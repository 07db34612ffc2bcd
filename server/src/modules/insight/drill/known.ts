import type { Role } from "@kith/contract/members";
import { drill, type DrillInput, type DrillResult } from "@kith/diagnosis";
import type { Db } from "../../../platform/db/open.ts";
import { tiesAway } from "../../ties/index.ts";
import { staffAt } from "../count/talk-queries.ts";
import {
  contactsHeld,
  currentMembers,
  offlineMembers,
  openCarriers,
  placesShown,
  type CarrierRow,
  type PlaceRow,
} from "./drill-queries.ts";

/** What is known of who would find whom, whichever carriers are taken away. */
export interface DrillKnown {
  readonly members: readonly { readonly id: string; readonly name: string }[];
  readonly staff: ReadonlyMap<string, readonly Role[]>;
  readonly carriers: readonly CarrierRow[];
  readonly input: Omit<DrillInput, "removed">;
}

/** Reads it: a few rows a member. */
export async function drillKnown(db: Db, communityId: string, at: Date): Promise<DrillKnown> {
  const asked = { communityId, at };
  const members = await currentMembers(db, communityId);
  const staff = await staffAt(db, communityId, at);
  const carriers = await openCarriers(db, asked);
  const contacts = await contactsHeld(db, asked, [...staff.keys()]);
  const isOpen = new Set(carriers.map(({ id }) => id));
  const current = new Set(members.map(({ id }) => id));
  const ties = await tiesAway(db, asked);
  return {
    members,
    staff,
    carriers,
    input: {
      members: members.map(({ id }) => id),
      staff: new Set(staff.keys()),
      contacts: contacts.filter(({ carrier }) => carrier === null || isOpen.has(carrier)),
      places: seenPlaces(await placesShown(db, asked), [...current], staff),
      offline: byCarrier(await offlineMembers(db, communityId), current),
      ties: ties.filter(({ a, b }) => current.has(a) && current.has(b)),
    },
  };
}

/** Of the many who may see a place two decide: one who is staff, one who is not, neither being who is found there. */
function seenPlaces(
  places: readonly PlaceRow[],
  members: readonly string[],
  staff: ReadonlyMap<string, readonly Role[]>,
): DrillInput["places"] {
  const peers = members.filter((id) => !staff.has(id)).slice(0, 2);
  const helpers = members.filter((id) => staff.has(id)).slice(0, 2);
  const organisers = members.filter((id) => staff.get(id)?.includes("organiser") === true).slice(0, 2);
  return places.flatMap(({ of, shownTo }) => {
    const seeing = shownTo === "members" ? [...peers, ...helpers] : organisers;
    return seeing.filter((seenBy) => seenBy !== of).map((seenBy) => ({ of, seenBy }));
  });
}

function byCarrier(
  rows: readonly { readonly carrier: string; readonly member: string }[],
  current: ReadonlySet<string>,
): DrillInput["offline"] {
  const members = new Map<string, string[]>();
  for (const { carrier, member } of rows) {
    if (!current.has(member)) continue;
    const own = members.get(carrier);
    if (own === undefined) members.set(carrier, [member]);
    else own.push(member);
  }
  return [...members].map(([carrier, sharing]) => ({ carrier, members: sharing }));
}

/** The drill with some carriers taken away. */
export function drilled({ input }: DrillKnown, removed: ReadonlySet<string>): DrillResult {
  return drill({ ...input, removed });
}

/** Every carrier that is a chat. */
export function chatsOf({ carriers }: DrillKnown): Set<string> {
  return new Set(carriers.filter(({ kind }) => kind !== "offline").map(({ id }) => id));
}
