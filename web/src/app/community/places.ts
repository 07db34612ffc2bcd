import type { IconName } from "../../ui/icon.tsx";

/** The places of a community, in the order of the rail. */
export const placeIds = ["home", "topics", "people", "health", "carriers", "imports"] as const;
export type PlaceId = (typeof placeIds)[number];

export interface Place {
  readonly id: PlaceId;
  readonly to:
    | "/c/$slug"
    | "/c/$slug/topics"
    | "/c/$slug/people"
    | "/c/$slug/health"
    | "/c/$slug/carriers"
    | "/c/$slug/imports";
  readonly icon: IconName;
  readonly isForOrganisers: boolean;
}

export const places: readonly Place[] = [
  { id: "home", to: "/c/$slug", icon: "today", isForOrganisers: false },
  { id: "topics", to: "/c/$slug/topics", icon: "talk", isForOrganisers: false },
  { id: "people", to: "/c/$slug/people", icon: "people", isForOrganisers: false },
  { id: "health", to: "/c/$slug/health", icon: "health", isForOrganisers: false },
  { id: "carriers", to: "/c/$slug/carriers", icon: "carriers", isForOrganisers: true },
  { id: "imports", to: "/c/$slug/imports", icon: "imports", isForOrganisers: true },
];

const SEGMENTS: Readonly<Record<string, PlaceId>> = {
  "": "home",
  topics: "topics",
  search: "topics",
  people: "people",
  health: "health",
  drill: "health",
  carriers: "carriers",
  imports: "imports",
};

/** Where an address stands: `/c/lantern/drill` is part of Health. */
export function placeOf(path: string): PlaceId | null {
  const [, c, slug, segment = ""] = path.split("/");
  if (c !== "c" || slug === undefined || slug === "") return null;
  return SEGMENTS[segment] ?? null;
}

/** On a phone there is room for five: history is brought in from the carriers' page. */
export function tabOf(place: PlaceId | null): PlaceId | null {
  return place === "imports" ? "carriers" : place;
}
