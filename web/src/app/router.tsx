import { createRootRoute, createRoute, createRouter, lazyRouteComponent } from "@tanstack/react-router";
import { checkSearch } from "../features/check/search.ts";
import { checkWords } from "../features/check/words.ts";
import { frontWords } from "../features/front/words.ts";
import { reportWords } from "../features/report/words.ts";
import { shownLanguage } from "../lib/language.tsx";
import { ErrorPage } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Opening, Shell } from "./shell.tsx";
import { appWords } from "./words.ts";

const root = createRootRoute({
  component: Shell,
  loader: () => appWords.load(shownLanguage()),
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});

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
  routeTree: root.addChildren([front, check]),
  defaultPreload: "intent",
  // A page that comes within this time comes without a skeleton before it.
  defaultPendingMs: 300,
  defaultPendingMinMs: 0,
  defaultPendingComponent: Opening,
  defaultErrorComponent: ErrorPage,
  defaultNotFoundComponent: NotFoundPage,
  scrollRestoration: true,
});

declare module "@tanstack/react-router" {
  interface Register {
    router: typeof router;
  }
}
