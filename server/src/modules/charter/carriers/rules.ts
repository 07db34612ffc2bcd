import {
  endedKinds,
  EXPIRES_SOON_DAYS,
  type CarrierKind,
  type CarrierRefusal,
  type CarrierStanding,
  type CarrierState,
} from "@kith/contract/carriers";

const DAY_MS = 86_400_000;
const LAST_CALL_MS = 6 * 3_600_000;

/** What decides whether newcomers are sent to a carrier. */
export interface Standing {
  readonly state: CarrierState;
  readonly startsAt: Date | null;
  /** Exclusive. */
  readonly expiresAt: Date | null;
  readonly capacity: number | null;
  /** As counted by an organiser; null where nobody counted. */
  readonly headcount: number | null;
  /** To how many it was handed since it was counted. */
  readonly handedOut: number;
  /** Whether it is known how to get in: an address, a picture of a code, a place. */
  readonly hasWay: boolean;
}

/** How a carrier stands towards newcomers at `now`. The first line that holds wins: what lasts longest comes first. */
export function standingAt(of: Standing, now: Date): CarrierStanding {
  if (of.state !== "open") return of.state;
  if (isFilled(of)) return "full";
  if (of.startsAt !== null && now < of.startsAt) return "coming";
  if (!of.hasWay) return "noWay";
  if (of.expiresAt !== null && now >= of.expiresAt) return "expired";
  return "open";
}

/** Whoever was handed the way in is counted as in it: better one place left empty than one too many sent. */
function isFilled({ capacity, headcount, handedOut }: Standing): boolean {
  return capacity !== null && (headcount ?? 0) + handedOut >= capacity;
}

/** Whether newcomers are sent to a carrier that stands like this. */
export function isOffered(standing: CarrierStanding): boolean {
  return standing === "open";
}

/** Whether somebody may be shown the way in: who has been shown it is counted already, and finds it again. */
export function mayTake(standing: CarrierStanding, wasHanded: boolean): boolean {
  return isOffered(standing) || (wasHanded && standing === "full");
}

/** Whether the way in leads somewhere and soon will not. */
export function isExpiringSoon(
  { state, expiresAt }: Pick<Standing, "state" | "expiresAt">,
  now: Date,
): boolean {
  if (state !== "open" || expiresAt === null || now >= expiresAt) return false;
  return expiresAt.getTime() - now.getTime() <= EXPIRES_SOON_DAYS * DAY_MS;
}

/** When organisers are told that a way in expires: days before, else hours before, else not at all. */
export function reminderAt(expiresAt: Date, now: Date): Date | null {
  const early = [EXPIRES_SOON_DAYS * DAY_MS, LAST_CALL_MS].map((ms) => new Date(expiresAt.getTime() - ms));
  return early.find((at) => at > now) ?? null;
}

/** Why a carrier may not be as it is asked to be, or null. */
export function refusalToBe({
  kind,
  state,
  startsAt,
  expiresAt,
}: Pick<Standing, "state" | "startsAt" | "expiresAt"> & {
  readonly kind: CarrierKind;
}): CarrierRefusal | null {
  if (endedKinds.has(kind) && (state === "open" || state === "full")) return "serviceEnded";
  return startsAt !== null && expiresAt !== null && expiresAt <= startsAt ? "endsBeforeStart" : null;
}

/** How a new carrier stands where nobody said otherwise. */
export function firstState(kind: CarrierKind): CarrierState {
  return endedKinds.has(kind) ? "closed" : "open";
}

export function isInUse(state: CarrierState): boolean {
  return state === "open" || state === "full";
}

/** Why people may not be moved from one carrier to another, or null. */
export function refusalToMove(
  from: { readonly id: string },
  to: { readonly id: string; readonly state: CarrierState },
): CarrierRefusal | null {
  if (from.id === to.id) return "moveToItself";
  return isInUse(to.state) ? null : "moveToUnused";
}

export interface Moved {
  readonly id: string;
  readonly movedToId: string | null;
}

/** Where people of a carrier are met now, over however many moves; itself where nobody moved. */
export function destinationOf<One extends Moved>(from: One, all: ReadonlyMap<string, One>): One {
  const passed = new Set([from.id]);
  let place = from;
  for (;;) {
    const next = place.movedToId === null ? undefined : all.get(place.movedToId);
    if (next === undefined || passed.has(next.id)) return place;
    passed.add(next.id);
    place = next;
  }
}
