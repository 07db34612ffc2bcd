import { useSyncExternalStore } from "react";
import { storage } from "../lib/storage.ts";

export type Theme = "light" | "dark";

const dark = matchMedia("(prefers-color-scheme: dark)");
const listeners = new Set<() => void>();

/** The theme shown now: the one chosen, else the system's. */
export function useTheme(): Theme {
  return useSyncExternalStore(subscribe, shownTheme);
}

/** Choosing what the system has anyway means following the system again. */
export function chooseTheme(theme: Theme): void {
  const isSystems = theme === systemTheme();
  storage.write("theme", isSystems ? null : theme);
  if (isSystems) delete document.documentElement.dataset["theme"];
  else document.documentElement.dataset["theme"] = theme;
  colourBrowser(theme);
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  dark.addEventListener("change", listener);
  return () => {
    listeners.delete(listener);
    dark.removeEventListener("change", listener);
  };
}

function shownTheme(): Theme {
  const chosen = document.documentElement.dataset["theme"];
  return chosen === "light" || chosen === "dark" ? chosen : systemTheme();
}

function systemTheme(): Theme {
  return dark.matches ? "dark" : "light";
}

/** The browser's own bars take the paper's colour. */
function colourBrowser(theme: Theme): void {
  const paper = theme === "dark" ? "#141312" : "#FAF8F4";
  for (const meta of document.querySelectorAll<HTMLMetaElement>('meta[name="theme-color"]')) {
    meta.content = paper;
    meta.removeAttribute("media");
  }
}
