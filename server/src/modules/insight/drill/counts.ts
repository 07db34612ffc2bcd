import type { DrillResult, Rung } from "@kith/diagnosis";
import type { Db } from "../../../platform/db/open.ts";
import { pairSums, tieOf, type PairSum } from "../../ties/index.ts";
import { drilled, drillKnown, type DrillKnown } from "./known.ts";

/** What a drill found, without words. */
export interface DrillCounts {
  readonly members: number;
  readonly carriers: readonly {
    readonly id: string;
    readonly name: string;
    readonly kind: DrillKnown["carriers"][number]["kind"];
    readonly dependence: number;
  }[];
  readonly counts: DrillResult["counts"];
  /** The first of each rung by name. */
  readonly people: Readonly<Record<Rung, readonly { readonly memberId: string; readonly name: string }[]>>;
  readonly rungOf: Readonly<Record<string, Rung>>;
  readonly survival: number;
  readonly survivalWithoutStaff: number;
  readonly deepTies: { readonly withStaff: number; readonly amongMembers: number };
}

export interface DrillAsked {
  readonly communityId: string;
  readonly now: Date;
  readonly removed: readonly string[];
}

const NAMED = 200;

/**
 * Runs the drill: once with the carriers asked for, once for each carrier alone. It reads a few rows a member and one row
 * for each pair and kind of tie, and goes through them once for each carrier.
 */
export async function drillCounts(db: Db, { communityId, now, removed }: DrillAsked): Promise<DrillCounts> {
  const known = await drillKnown(db, communityId, now);
  const found = drilled(known, new Set(removed));
  const people: Record<Rung, { memberId: string; name: string }[]> = {
    phone: [],
    place: [],
    friend: [],
    lost: [],
  };
  for (const { id, name } of known.members) {
    const own = people[found.rungOf.get(id) ?? "lost"];
    if (own.length < NAMED) own.push({ memberId: id, name });
  }
  return {
    members: known.members.length,
    carriers: known.carriers.map((carrier) => ({
      ...carrier,
      dependence: drilled(known, new Set([carrier.id])).dependence,
    })),
    counts: found.counts,
    people,
    rungOf: Object.fromEntries(found.rungOf),
    survival: found.survival,
    survivalWithoutStaff: found.survivalWithoutStaff,
    deepTies: deepTies(await pairSums(db, { communityId, at: now, since: now }), known, now),
  };
}

/** Deep ties with staff at one end, and with staff at neither. Source: the text, L110. */
function deepTies(sums: readonly PairSum[], { input }: DrillKnown, now: Date): DrillCounts["deepTies"] {
  const current = new Set(input.members);
  let [withStaff, amongMembers] = [0, 0];
  for (const pair of pairsOf(sums)) {
    const { a, b } = pair[0]!;
    if (!current.has(a) || !current.has(b) || !tieOf(pair, now).isDeep) continue;
    if (input.staff.has(a) || input.staff.has(b)) withStaff++;
    else amongMembers++;
  }
  return { withStaff, amongMembers };
}

/** Sums of the same pair, which stand together. */
export function* pairsOf(sums: readonly PairSum[]): Generator<readonly PairSum[]> {
  let from = 0;
  for (let to = 1; to <= sums.length; to++) {
    const [first, next] = [sums[from], sums[to]];
    if (first !== undefined && next?.a === first.a && next.b === first.b) continue;
    yield sums.slice(from, to);
    from = to;
  }
}
