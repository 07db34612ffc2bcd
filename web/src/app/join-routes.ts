import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { accountWords } from "../features/accounts/words.ts";
import { applyWords } from "../features/gate/apply/words.ts";
import { landingWords } from "../features/gate/landing/words.ts";
import { shownLanguage } from "../lib/language.tsx";
import { frameWords } from "./community/words.ts";
import { root } from "./root-route.ts";

/** The door of a community: what strangers see before they ask to come in, and the way in. */

export interface LandingSearch {
  /** What a member hands to somebody they vouch for. */
  readonly referee?: string;
}

export interface ApplySearch extends LandingSearch {
  /** The word of a channel code. */
  readonly code?: string;
}

const landing = createRoute({
  getParentRoute: () => root,
  path: "/join/$slug",
  validateSearch: landingSearch,
  loader: () => landingWords.load(shownLanguage()),
  component: lazyRouteComponent(() => import("../features/gate/landing/landing-page.tsx"), "LandingPage"),
});

const landingByCode = createRoute({
  getParentRoute: () => root,
  path: "/join/$slug/$code",
  validateSearch: landingSearch,
  loader: () => landingWords.load(shownLanguage()),
  component: lazyRouteComponent(() => import("../features/gate/landing/landing-page.tsx"), "LandingPage"),
});

const apply = createRoute({
  getParentRoute: () => root,
  path: "/join/$slug/apply",
  validateSearch: (search: Search): ApplySearch => ({
    ...landingSearch(search),
    ...only("code", search["code"]),
  }),
  loader: () => {
    const language = shownLanguage();
    return Promise.all([
      landingWords.load(language),
      applyWords.load(language),
      accountWords.load(language),
      frameWords.load(language),
    ]);
  },
  component: lazyRouteComponent(() => import("../features/gate/apply/apply-page.tsx"), "ApplyPage"),
});

const application = createRoute({
  getParentRoute: () => root,
  path: "/applications/$applicationId",
  loader: () => {
    const language = shownLanguage();
    return Promise.all([landingWords.load(language), applyWords.load(language), frameWords.load(language)]);
  },
  component: lazyRouteComponent(
    () => import("../features/gate/mine/application-page.tsx"),
    "ApplicationPage",
  ),
});

export const joinRoutes = [landing, landingByCode, apply, application] as const;

type Search = Readonly<Record<string, unknown>>;

function landingSearch({ referee }: Search): LandingSearch {
  return only("referee", referee);
}

function only<Name extends string>(name: Name, value: unknown): { readonly [Key in Name]?: string } {
  if (typeof value !== "string" && typeof value !== "number") return {};
  const text = String(value).slice(0, 200);
  return text === "" ? {} : ({ [name]: text } as { readonly [Key in Name]?: string });
}
