import { actMany, type NewAct } from "../../src/modules/ties/index.ts";
import { unclaimed, type Community, type World } from "../world.ts";

/** A community of ten, m01 its organiser, tied as asked. */
export async function tenMembers(world: World, community: Community): Promise<string[]> {
  const others: string[] = [];
  for (let number = 2; number <= 10; number++) {
    others.push(await unclaimed(world, community, `m${String(number).padStart(2, "0")}`));
  }
  return [community.organiser.memberId, ...others];
}

/** Two at the head tied to all of the other eight, who stand in a ring: `mba-2019`. */
export const TWO_HEADS_AND_A_RING: readonly (readonly [number, number])[] = [
  ...[0, 1].flatMap((head) => [2, 3, 4, 5, 6, 7, 8, 9].map((other) => [head, other] as const)),
  ...[2, 3, 4, 5, 6, 7, 8, 9].map((one) => [one, one === 9 ? 2 : one + 1] as const),
];

/** Everybody tied to the first alone: `english-club`. */
export const A_STAR: readonly (readonly [number, number])[] = [1, 2, 3, 4, 5, 6, 7, 8, 9].map(
  (other) => [0, other] as const,
);

/** One answer each way between every pair. */
export async function tied(
  { ctx, database }: World,
  { communityId }: Community,
  members: readonly string[],
  pairs: readonly (readonly [number, number])[],
): Promise<void> {
  const acts = pairs.flatMap(([a, b]): NewAct[] => [
    { kind: "replied", actorId: members[a]!, targetId: members[b]! },
    { kind: "replied", actorId: members[b]!, targetId: members[a]! },
  ]);
  await database.db.transaction().execute((tx) => actMany(tx, ctx, { communityId, acts }));
}
