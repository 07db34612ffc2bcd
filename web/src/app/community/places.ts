import { hasPower, type Power } from "@kith/contract/powers";
import type { Role } from "@kith/contract/roles";
import type { IconName } from "../../ui/icon.tsx";

/** The places of a community, in the order of the rail. */
export const placeIds = [
  "home",
  "topics",
  "people",
  "charter",
  "health",
  "gate",
  "stay",
  "carriers",
  "imports",
] as const;
export type PlaceId = (typeof placeIds)[number];

export interface Place {
  readonly id: PlaceId;
  readonly to:
    | "/c/$slug"
    | "/c/$slug/topics"
    | "/c/$slug/people"
    | "/c/$slug/charter"
    | "/c/$slug/health"
    | "/c/$slug/gate"
    | "/c/$slug/stay"
    | "/c/$slug/carriers"
    | "/c/$slug/imports";
  readonly icon: IconName;
  /** What one must be able to do for it to be shown; null: it is for everybody inside. */
  readonly power: Power | null;
}

export const places: readonly Place[] = [
  { id: "home", to: "/c/$slug", icon: "today", power: null },
  { id: "topics", to: "/c/$slug/topics", icon: "talk", power: null },
  { id: "people", to: "/c/$slug/people", icon: "people", power: null },
  { id: "charter", to: "/c/$slug/charter", icon: "file", power: null },
  { id: "health", to: "/c/$slug/health", icon: "health", power: null },
  { id: "gate", to: "/c/$slug/gate", icon: "gate", power: "application.read" },
  { id: "stay", to: "/c/$slug/stay", icon: "stay", power: "sanction.read" },
  { id: "carriers", to: "/c/$slug/carriers", icon: "carriers", power: null },
  { id: "imports", to: "/c/$slug/imports", icon: "imports", power: "import.read" },
];

/** The places of whoever holds these roles. */
export function placesOf(roles: readonly Role[]): readonly Place[] {
  return places.filter(({ power }) => power === null || hasPower(roles, power));
}

/** How many things wait for one in a place; zero shows nothing. */
export type Needs = Partial<Readonly<Record<PlaceId, number>>>;

const SEGMENTS: Readonly<Record<string, PlaceId>> = {
  "": "home",
  topics: "topics",
  search: "topics",
  people: "people",
  criteria: "people",
  health: "health",
  drill: "health",
  gate: "gate",
  stay: "stay",
  rules: "home",
  charter: "charter",
  carriers: "carriers",
  roles: "people",
  imports: "imports",
};

/** Where an address stands: `/c/lantern/drill` is part of Health. */
export function placeOf(path: string): PlaceId | null {
  const [, c, slug, segment = ""] = path.split("/");
  if (c !== "c" || slug === undefined || slug === "") return null;
  return SEGMENTS[segment] ?? null;
}

/**
 * On a phone there is not room for all: history is brought in from the carriers' page, the charter is read from home,
 * and who stays is a matter of people.
 */
export function tabOf(place: PlaceId | null): PlaceId | null {
  if (place === "charter") return "home";
  if (place === "stay") return "people";
  return place === "imports" ? "carriers" : place;
}
