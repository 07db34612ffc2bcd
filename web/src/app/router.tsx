import { createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { checkSearch } from "../features/check/search.ts";
import { checkWords } from "../features/check/words.ts";
import { frontWords } from "../features/front/words.ts";
import { reportWords } from "../features/report/words.ts";
import { shownLanguage } from "../lib/language.tsx";
import { whenSignedOut } from "../lib/signed-out.ts";
import { accountRoutes } from "./account-routes.ts";
import { ErrorPage } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { communityRoutes } from "./community/routes.ts";
import { joinRoutes } from "./join-routes.ts";
import { root } from "./root-route.ts";
import { Opening } from "./shell.tsx";

const front = createRoute({
  getParentRoute: () => root,
  path: "/",
  loader: () => frontWords.load(shownLanguage()),
  component: lazyRouteComponent(() => import("../features/front/front-page.tsx"), "FrontPage"),
});

const check = createRoute({
  getParentRoute: () => root,
  path: "/check",
  validateSearch: checkSearch,
  loader: () => Promise.all([checkWords.load(shownLanguage()), reportWords.load(shownLanguage())]),
  component: lazyRouteComponent(() => import("../features/check/check-page.tsx"), "CheckPage"),
});

export const router = createRouter({
  routeTree: root.addChildren([front, check, ...accountRoutes, ...joinRoutes, ...communityRoutes]),
  defaultPreload: "intent",
  // A page that comes within this time comes without a skeleton before it.
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Opening,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

/** Whoever is a stranger now signs in, and comes back to where they were. */
const OPEN_TO_ALL = ["/", "/check", "/sign-in", "/welcome"];
whenSignedOut(() => {
  const { pathname, href } = router.state.location;
  if (OPEN_TO_ALL.includes(pathname) || pathname.startsWith("/join/")) return;
  void router.navigate({ to: "/sign-in", search: { to: href }, replace: true });
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
