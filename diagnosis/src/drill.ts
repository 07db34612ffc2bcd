/**
 * The dissolution drill: if these carriers were gone, who would still find whom? A pure function of what
 * members have granted each other. Source: metrics.md `survival`, `dependence`.
 */

export interface DrillInput {
  readonly members: readonly string[];
  readonly staff: ReadonlySet<string>;
  /** Unrevoked grants: `heldBy` knows a way to reach `of`. `carrier` is null for a phone or an address. */
  readonly contacts: readonly {
    readonly of: string;
    readonly heldBy: string;
    readonly carrier: string | null;
  }[];
  /** `seenBy` may see where `of` works, learns or regularly goes. */
  readonly places: readonly { readonly of: string; readonly seenBy: string }[];
  /** Open carriers where people meet in person. */
  readonly offline: readonly { readonly carrier: string; readonly members: readonly string[] }[];
  readonly ties: readonly { readonly a: string; readonly b: string; readonly kind: string }[];
  /** The carriers taken away, and closed ones. */
  readonly removed: ReadonlySet<string>;
}

/** How a member would still be found, surest first. */
export const rungs = ["phone", "place", "friend", "lost"] as const;

export type Rung = (typeof rungs)[number];

export interface DrillResult {
  readonly rungOf: ReadonlyMap<string, Rung>;
  readonly counts: Readonly<Record<Rung, number>>;
  /** Share of members on one of the first three rungs. */
  readonly survival: number;
  /** The same when staff neither hold nor pass on; the verdict sentence reads this one. */
  readonly survivalWithoutStaff: number;
  readonly dependence: number;
}

/** Below this the sentence is: what you have is only a chat group. */
export const CHAT_ONLY_BELOW = 0.6;

/** Kinds of tie that come about away from a chat: whoever has one can pass a word on. */
const OFF_CARRIER_KINDS: ReadonlySet<string> = new Set([
  "met",
  "matched",
  "coTask",
  "introduced",
  "classmate",
  "neighbour",
]);

/** Whether a tie of this kind came about away from a chat, so that a word is passed on along it. */
export function passesOn(kind: string): boolean {
  return OFF_CARRIER_KINDS.has(kind);
}

/** Runs the drill; removes nothing. */
export function drill(input: DrillInput): DrillResult {
  const rungOf = rungsOf(input, () => true);
  const counts = { phone: 0, place: 0, friend: 0, lost: 0 };
  for (const rung of rungOf.values()) counts[rung]++;
  const survival = survivalOf(rungOf);
  return {
    rungOf,
    counts,
    survival,
    survivalWithoutStaff: survivalOf(rungsOf(input, (member) => !input.staff.has(member))),
    dependence: 1 - survival,
  };
}

function survivalOf(rungOf: ReadonlyMap<string, Rung>): number {
  const found = [...rungOf.values()].filter((rung) => rung !== "lost").length;
  return rungOf.size === 0 ? 0 : found / rungOf.size;
}

/** @param helps who may hold a contact, know a place or pass a word on. */
function rungsOf(input: DrillInput, helps: (member: string) => boolean): Map<string, Rung> {
  const members = new Set(input.members);
  const canHelp = (helper: string, of: string) => helper !== of && members.has(helper) && helps(helper);
  const byPhone = new Set(
    input.contacts
      .filter(({ carrier }) => carrier === null || !input.removed.has(carrier))
      .filter(({ of, heldBy }) => canHelp(heldBy, of))
      .map(({ of }) => of),
  );
  const byPlace = new Set(input.places.filter(({ of, seenBy }) => canHelp(seenBy, of)).map(({ of }) => of));
  for (const { carrier, members: sharing } of input.offline) {
    if (input.removed.has(carrier)) continue;
    for (const of of sharing) if (sharing.some((helper) => canHelp(helper, of))) byPlace.add(of);
  }
  const isReached = (member: string) => byPhone.has(member) || byPlace.has(member);
  const byFriend = new Set<string>();
  for (const { a, b, kind } of input.ties) {
    if (!passesOn(kind)) continue;
    if (canHelp(b, a) && isReached(b)) byFriend.add(a);
    if (canHelp(a, b) && isReached(a)) byFriend.add(b);
  }
  const rungFor = (member: string): Rung => {
    if (byPhone.has(member)) return "phone";
    if (byPlace.has(member)) return "place";
    return byFriend.has(member) ? "friend" : "lost";
  };
  return new Map(input.members.map((member) => [member, rungFor(member)]));
}
