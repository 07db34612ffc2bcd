import type { Known } from "@kith/diagnosis";
import type { Db } from "../../../platform/db/open.ts";
import { tiesAway } from "../../ties/index.ts";
import { contactPairs } from "../drill/drill-queries.ts";
import { chatsOf, drilled, drillKnown, type DrillKnown } from "../drill/known.ts";
import { communityRow, lastCalls, staffSince } from "./talk-queries.ts";
import type { TalkRead } from "./talk.ts";

/** What no talk shows and the community knows: its age, who is tied elsewhere, who would be found, who comes when called. */
export async function knownOf(
  db: Db,
  communityId: string,
  { talk, personOf, staffIds }: TalkRead,
  now: Date,
): Promise<Known> {
  const asked = { communityId, at: now };
  const { founded_at: founded, closed_at: closed } = await communityRow(db, communityId);
  const known = await drillKnown(db, communityId, now);
  const pairs = [...(await tiesAway(db, asked)), ...(await contactPairs(db, asked))];
  const each = new Set(pairs.map(({ a, b }) => `${personOf(a)}/${personOf(b)}`));
  return {
    // What was said before it came here is part of its life.
    foundedAt: Math.min(founded.getTime(), talk.at[0] ?? Number.POSITIVE_INFINITY),
    staffSince: [...(await staffSince(db, communityId, now))].map(([id, since]): [number, number] => [
      personOf(id),
      since.getTime(),
    ]),
    closedAt: closed?.getTime() ?? null,
    offCarrier: [...each].map((pair): [number, number] => {
      const [a = -1, b = -1] = pair.split("/").map(Number);
      return [a, b];
    }),
    survivalWithoutStaff: survivalOf(known),
    calls: await lastCalls(db, { ...asked, staffIds }),
  };
}

/** Null where nothing is recorded by which anybody could be found: that tells nothing of whether they could. */
function survivalOf(known: DrillKnown): number | null {
  const { contacts, places, offline, ties } = known.input;
  const isUnknown = contacts.length + places.length + offline.length + ties.length === 0;
  return isUnknown ? null : drilled(known, chatsOf(known)).survivalWithoutStaff;
}
