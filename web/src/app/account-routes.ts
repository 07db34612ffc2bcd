import { createRoute, lazyRouteComponent } from "@tanstack/react-router";
import { accountWords } from "../features/accounts/words.ts";
import { shownLanguage } from "../lib/language.tsx";
import { root } from "./root-route.ts";

/** The pages on which people come, sign in, and look after their account. */

const spoken = () => accountWords.load(shownLanguage());

const signIn = createRoute({
  getParentRoute: () => root,
  path: "/sign-in",
  validateSearch: (search): { readonly to?: string } => (isOwnPath(search["to"]) ? { to: search["to"] } : {}),
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

export const accountRoutes = [signIn, welcome, account];

/** A path of this app, so that no link sends whoever signs in to another address. */
function isOwnPath(to: unknown): to is string {
  return typeof to === "string" && /^\/(?![/\\])/.test(to);
}
