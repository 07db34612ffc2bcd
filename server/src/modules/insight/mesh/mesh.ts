import type { MeshView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import { figuresOf, graphOf, meshOfTies, type MeshFigures, type MeshTieGiven } from "@kith/diagnosis";
import type { Db } from "../../../platform/db/open.ts";
import { pairSums, tieOf, type PairSum } from "../../ties/index.ts";
import { staffAt } from "../count/talk-queries.ts";
import { pairsOf } from "../drill/counts.ts";
import { personMark } from "../marks.ts";
import { roleWords } from "../words.ts";
import { currentMembers } from "../drill/drill-queries.ts";
import { actedSince } from "./mesh-queries.ts";

const WINDOW_MS = 56 * 86_400_000;

/** Kinds of act that make a pair for `centralisation`; whatever is only declared does not. Source: metrics.md. */
const PAIRING = new Set(["replied", "thanked", "mentioned", "met", "matched", "coTask"]);

/** A tie below this is not drawn. */
const WEAK = 1;

/** More people than that are only counted; the picture shows those with most ties. */
const MOST_SHOWN = 5000;

/** The mesh with marks in place of names, and whose numbers they are. */
export interface MeshDrawn {
  readonly figures: MeshFigures;
  readonly mesh: MeshView;
  readonly memberIds: readonly string[];
  /** Of a star, the person with most ties. */
  readonly middle: number | null;
}

export interface MeshAsked {
  readonly communityId: string;
  readonly now: Date;
  readonly language: Language;
  /** All members instead of those who acted in the last 56 days. */
  readonly isRoster: boolean;
}

/** The mesh at an instant: its figures from the pairs with an act in the last 56 days, its picture from all ties. */
export async function meshDrawn(db: Db, asked: MeshAsked): Promise<MeshDrawn> {
  const { communityId, now } = asked;
  const since = new Date(now.getTime() - WINDOW_MS);
  const members = (await currentMembers(db, communityId)).map(({ id }) => id);
  const sums = await pairSums(db, { communityId, at: now, since });
  const staff = await staffAt(db, communityId, now);
  const acted = await actedSince(db, communityId, { since, now });
  const figures = figuresAmong(sums, members, { acted: asked.isRoster ? new Set(members) : acted, staff });
  const shown = shownAmong(members, sums, { acted, now });
  const drawn = meshOfTies({
    language: asked.language,
    names: shown.memberIds.map((_, person) => personMark(person)),
    roles: shown.memberIds.map((id) => roleWords(asked.language, staff.get(id) ?? [])),
    backbone: new Set(shown.memberIds.flatMap((id, person) => (staff.has(id) ? [person] : []))),
    ties: shown.ties,
    now: now.getTime(),
    figures,
  });
  return { figures, mesh: drawn, memberIds: shown.memberIds, middle: middleOf(shown, sums) };
}

interface Acting {
  readonly acted: ReadonlySet<string>;
  readonly staff: ReadonlyMap<string, unknown>;
}

/** Source: metrics.md `centralisation`, `peerShare`, `meshBand`. */
function figuresAmong(
  sums: readonly PairSum[],
  members: readonly string[],
  { acted, staff }: Acting,
): MeshFigures {
  const pairs = recentPairs(sums);
  // Whoever was answered takes part, also where they said nothing themselves in those days.
  const touched = new Set([...acted, ...pairs.flatMap(({ a, b }) => [a, b])]);
  const people = members.filter((id) => touched.has(id));
  const placeOf = new Map(people.map((id, place) => [id, place]));
  const edges = pairs.flatMap(({ a, b }) => {
    const [from, to] = [placeOf.get(a), placeOf.get(b)];
    return from === undefined || to === undefined ? [] : [{ a: from, b: to }];
  });
  const staffPlaces = new Set([...staff.keys()].flatMap((id) => placeOf.get(id) ?? []));
  const activeRate = members.length === 0 ? 0 : members.filter((id) => acted.has(id)).length / members.length;
  return figuresOf(graphOf(people.length, edges), staffPlaces, activeRate);
}

function recentPairs(sums: readonly PairSum[]): { a: string; b: string }[] {
  return [...pairsOf(sums)]
    .filter((pair) => pair.some(({ kind, recent }) => recent > 0 && PAIRING.has(kind)))
    .map((pair) => ({ a: pair[0]!.a, b: pair[0]!.b }));
}

interface Shown {
  readonly memberIds: readonly string[];
  readonly ties: readonly MeshTieGiven[];
}

/** Members who acted of late or have a tie that stands. */
function shownAmong(
  members: readonly string[],
  sums: readonly PairSum[],
  { acted, now }: { readonly acted: ReadonlySet<string>; readonly now: Date },
): Shown {
  const current = new Set(members);
  const standing = [...pairsOf(sums)].flatMap((pair) => {
    const tie = tieOf(pair, now);
    const { a, b } = pair[0]!;
    return tie.strength < WEAK || !current.has(a) || !current.has(b) ? [] : [{ a, b, tie }];
  });
  const tied = new Map<string, number>();
  for (const { a, b } of standing) for (const id of [a, b]) tied.set(id, (tied.get(id) ?? 0) + 1);
  const memberIds = members
    .filter((id) => acted.has(id) || tied.has(id))
    .toSorted((a, b) => (tied.get(b) ?? 0) - (tied.get(a) ?? 0))
    .slice(0, MOST_SHOWN);
  const placeOf = new Map(memberIds.map((id, place) => [id, place]));
  const ties = standing.flatMap(({ a, b, tie }) => {
    const [from, to] = [placeOf.get(a), placeOf.get(b)];
    if (from === undefined || to === undefined) return [];
    const lastAt = tie.lastAt?.getTime() ?? now.getTime();
    return [{ a: from, b: to, strength: tie.strength, isDeep: tie.isDeep, lastAt }];
  });
  return { memberIds, ties };
}

/** Who has most pairs of late. */
function middleOf({ memberIds }: Shown, sums: readonly PairSum[]): number | null {
  const degree = new Map<string, number>();
  for (const { a, b } of recentPairs(sums))
    for (const id of [a, b]) degree.set(id, (degree.get(id) ?? 0) + 1);
  const [first] = [...degree].toSorted((x, y) => y[1] - x[1] || x[0].localeCompare(y[0]));
  const place = first === undefined ? -1 : memberIds.indexOf(first[0]);
  return place < 0 ? null : place;
}
