import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { accountWords } from "../features/accounts/words.ts";
import { instanceWords } from "../features/instance/words.ts";
import { noticeWords } from "../features/notices/words.ts";
import { stayWords } from "../features/stay/words.ts";
import { shownLanguage } from "../lib/language.tsx";
import { frameWords } from "./community/words.ts";
import { root } from "./root-route.ts";

/** The pages on which people come, sign in, look after their account and are told things; and what runs all of it. */

const spoken = () => accountWords.load(shownLanguage());

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  // Undefined and not left out: what is left out stays as it was sent.
  validateSearch: (search): { readonly to?: string | undefined } => ({
    to: isOwnPath(search["to"]) ? search["to"] : undefined,
  }),
  loader: spoken,
  component: lazyRouteComponent(() => import("../features/accounts/sign-in-page.tsx"), "SignInPage"),
});

const welcome = createRoute({
  getParentRoute: () => root,
  path: "/welcome",
  loader: spoken,
  component: lazyRouteComponent(() => import("../features/accounts/welcome-page.tsx"), "WelcomePage"),
});

const account = createRoute({
  getParentRoute: () => root,
  path: "/account",
  loader: spoken,
  component: lazyRouteComponent(() => import("../features/accounts/account-page.tsx"), "AccountPage"),
});

const notices = createRoute({
  getParentRoute: () => root,
  path: "/notices",
  loader: () => Promise.all([noticeWords.load(shownLanguage()), frameWords.load(shownLanguage())]),
  component: lazyRouteComponent(() => import("../features/notices/notices-page.tsx"), "NoticesPage"),
});

const instance = createRoute({
  getParentRoute: () => root,
  path: "/instance",
  loader: () => Promise.all([instanceWords.load(shownLanguage()), frameWords.load(shownLanguage())]),
  component: lazyRouteComponent(() => import("../features/instance/instance-page.tsx"), "InstancePage"),
});

const ownSanctions = createRoute({
  getParentRoute: () => root,
  path: "/sanctions",
  loader: () => Promise.all([stayWords.load(shownLanguage()), frameWords.load(shownLanguage())]),
  component: lazyRouteComponent(() => import("../features/stay/own-page.tsx"), "OwnSanctionsPage"),
});

const ownSanction = createRoute({
  getParentRoute: () => root,
  path: "/sanctions/$sanctionId",
  loader: () => Promise.all([stayWords.load(shownLanguage()), frameWords.load(shownLanguage())]),
  component: lazyRouteComponent(() => import("../features/stay/own-one-page.tsx"), "OwnSanctionPage"),
});

export const accountRoutes = [signIn, welcome, account, notices, ownSanctions, ownSanction, instance];

/** A path of this app, so that no link sends whoever signs in to another address. */
function isOwnPath(to: unknown): to is string {
  return typeof to === "string" && /^\/(?![/\\])/.test(to);
}
