import { createRootRoute } from "@tanstack/react-router";
import { shownLanguage } from "../lib/language.tsx";
import { ErrorPage } from "./error-page.tsx";
import { NotFoundPage } from "./not-found-page.tsx";
import { Shell } from "./shell.tsx";
import { appWords } from "./words.ts";

export const root = createRootRoute({
  component: Shell,
  loader: () => appWords.load(shownLanguage()),
  notFoundComponent: NotFoundPage,
  errorComponent: ErrorPage,
});
