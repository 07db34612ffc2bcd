import type { TiesView, TieView } from "@kith/contract/ties";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound } from "../../platform/errors.ts";
import { may, type Insider } from "../members/index.ts";
import { namesIn, throughWhom, tieBetween, tiesOf, type TieWith, type Way } from "./queries.ts";
import type { Tie } from "./rules.ts";

const PAGE = 50;

/**
 * A member's ties as `insider` may see them: all of them for oneself and for organisers, else only the tie between the
 * two; and through whom the two could be introduced.
 * @param cursor where the page before ended. @throws {NotFound} for nobody of this community, or somebody erased.
 */
export async function tiesView(
  { db, clock }: Ctx,
  insider: Insider,
  memberId: string,
  cursor: string | undefined,
): Promise<TiesView> {
  const { communityId } = insider;
  const at = clock.now();
  if (!(await namesIn(db, communityId, [memberId])).has(memberId)) throw new NotFound();
  const isSelf = memberId === insider.memberId;
  const ways = isSelf
    ? []
    : await throughWhom(db, { communityId, memberId: insider.memberId, otherId: memberId, at });
  const maySeeAll = isSelf || may(insider, "ties.see_others");
  const between = maySeeAll
    ? null
    : await tieBetween(db, { communityId, memberId, otherId: insider.memberId, at });
  const own = between === null ? [] : [{ memberId: insider.memberId, tie: between }];
  const ties = maySeeAll ? await tiesOf(db, { communityId, memberId, at }) : own;
  const from = Number(cursor ?? 0);
  const shown = ties.slice(from, from + PAGE);
  const names = await namesIn(db, communityId, [
    ...shown.map((one) => one.memberId),
    ...ways.flatMap(({ memberIds }) => memberIds),
  ]);
  return {
    ties: shown.map((one) => tieView(one, names)),
    total: maySeeAll ? ties.length : null,
    nextCursor: from + PAGE < ties.length ? String(from + PAGE) : null,
    through: ways.flatMap((way) => pathView(way, names)),
  };
}

function tieView({ memberId, tie }: TieWith, names: ReadonlyMap<string, string>): TieView {
  const { kinds, ...rest } = rounded(tie);
  return { ...rest, memberId, name: names.get(memberId) ?? "", kinds: [...kinds] };
}

function rounded(tie: Tie) {
  return {
    ...tie,
    strength: hundredths(tie.strength),
    kinds: tie.kinds.map(({ kind, strength }) => ({ kind, strength: hundredths(strength) })),
    lastAt: tie.lastAt?.toISOString() ?? null,
  };
}

function hundredths(strength: number): number {
  return Math.round(100 * strength) / 100;
}

/** A way over somebody who was erased meanwhile is none. */
function pathView({ memberIds, strength }: Way, names: ReadonlyMap<string, string>): TiesView["through"] {
  const people = memberIds.flatMap((memberId) => {
    const name = names.get(memberId);
    return name === undefined ? [] : [{ memberId, name }];
  });
  return people.length === memberIds.length ? [{ people, strength: hundredths(strength) }] : [];
}
