import type { ReachedRung } from "@kith/contract/insight";
import { passesOn } from "@kith/diagnosis";
import type { Db } from "../../../platform/db/open.ts";
import { may, type Insider } from "../../members/index.ts";
import { tiesAway } from "../../ties/index.ts";
import { staffAt } from "../count/talk-queries.ts";
import type { DrillCounts } from "./counts.ts";
import { contactLinks, offlineMembers, placesShown, type Link } from "./drill-queries.ts";

/** Who reaches whom by one means. */
export interface Reach {
  /** Whom whoever asks reaches by it. */
  readonly reaches: readonly string[];
  /** Who reaches them by it. */
  readonly reachedBy: readonly string[];
  /** Everybody does: then `reachedBy` names nobody. */
  readonly isReachedByAll: boolean;
  countOf(memberId: string): number;
}

interface Asked {
  readonly rung: ReachedRung;
  readonly removed: readonly string[];
  readonly at: Date;
  readonly found: DrillCounts;
  /** Of whom it is counted who reaches them. */
  readonly of: readonly string[];
}

export async function reachOn(db: Db, insider: Insider, asked: Asked): Promise<Reach> {
  if (asked.rung === "place") return reachByPlace(db, insider, asked);
  const { communityId, memberId } = insider;
  const isMember = (id: string) => asked.found.rungOf[id] !== undefined;
  const links =
    asked.rung === "phone"
      ? await contactLinks(db, { communityId, memberId, ...asked })
      : await friendLinks(db, insider, asked);
  return reachOfLinks(
    links.filter(({ by, of }) => isMember(by) && isMember(of)),
    memberId,
  );
}

/** Ties away from chats with somebody who is still reached, each both ways. */
async function friendLinks(db: Db, { communityId }: Insider, { at, found }: Asked): Promise<Link[]> {
  const ties = await tiesAway(db, { communityId, at });
  const isReached = (id: string) => found.rungOf[id] === "phone" || found.rungOf[id] === "place";
  return ties
    .filter(({ kind }) => passesOn(kind))
    .flatMap(({ a, b }) => [
      { by: a, of: b },
      { by: b, of: a },
    ])
    .filter(({ by }) => isReached(by));
}

function reachOfLinks(links: readonly Link[], me: string): Reach {
  const by = new Map<string, Set<string>>();
  for (const link of links) {
    const own = by.get(link.of);
    if (own === undefined) by.set(link.of, new Set([link.by]));
    else own.add(link.by);
  }
  return {
    reaches: links.filter((link) => link.by === me).map(({ of }) => of),
    reachedBy: [...(by.get(me) ?? [])],
    isReachedByAll: false,
    countOf: (memberId) => by.get(memberId)?.size ?? 0,
  };
}

/** Places that are shown, and carriers where one meets in person. */
async function reachByPlace(db: Db, insider: Insider, { removed, at, found }: Asked): Promise<Reach> {
  const { communityId, memberId: me } = insider;
  const isMember = (id: string) => found.rungOf[id] !== undefined;
  const places = (await placesShown(db, { communityId, at })).filter(({ of }) => isMember(of));
  const toAll = new Set(places.filter(({ shownTo }) => shownTo === "members").map(({ of }) => of));
  const toSome = new Set(places.filter(({ shownTo }) => shownTo === "organisers").map(({ of }) => of));
  const staff = await staffAt(db, communityId, at);
  const organisers = [...staff].filter(([id, roles]) => roles.includes("organiser") && isMember(id));
  const meeting = (await offlineMembers(db, communityId)).filter(
    ({ carrier, member }) => !removed.includes(carrier) && isMember(member),
  );
  const besides = (id: string) =>
    [...matesOf(id, meeting), ...(toSome.has(id) ? organisers.map(([one]) => one) : [])].filter(
      (one) => one !== id,
    );
  const seen = [...toAll, ...(may(insider, "place.see") ? toSome : []), ...matesOf(me, meeting)];
  return {
    reaches: [...new Set(seen)].filter((id) => id !== me),
    reachedBy: [...new Set(besides(me))],
    isReachedByAll: toAll.has(me),
    countOf: (id) => (toAll.has(id) ? found.members - 1 : new Set(besides(id)).size),
  };
}

/** Who is on a carrier with somebody. */
function matesOf(
  memberId: string,
  meeting: readonly { readonly carrier: string; readonly member: string }[],
): string[] {
  const own = new Set(meeting.filter(({ member }) => member === memberId).map(({ carrier }) => carrier));
  return own.size === 0
    ? []
    : meeting
        .filter(({ carrier, member }) => own.has(carrier) && member !== memberId)
        .map(({ member }) => member);
}
