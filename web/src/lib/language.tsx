import { languageOf, type Language } from "@kith/contract/language";
import { createContext, startTransition, use, useEffect, useState, type ReactNode } from "react";
import { storage } from "./storage.ts";

interface Speaking {
  readonly language: Language;
  /** Says everything in `language` from now on; what is on screen stays until its words are there. */
  readonly speak: (language: Language) => void;
}

const SpeakingContext = createContext<Speaking>({ language: "zh-CN", speak: () => undefined });

/** The language to begin with: the one chosen before, else the browser's. */
export function firstLanguage(): Language {
  return languageOf(storage.read("language") ?? navigator.language);
}

/** The language the page is shown in now, for code that runs outside components. */
export function shownLanguage(): Language {
  return languageOf(document.documentElement.lang);
}

export function LanguageProvider({ children }: { readonly children: ReactNode }) {
  const [language, setLanguage] = useState(firstLanguage);
  useEffect(() => {
    document.documentElement.lang = language;
  }, [language]);
  const speak = (chosen: Language) => {
    storage.write("language", chosen);
    startTransition(() => setLanguage(chosen));
  };
  return <SpeakingContext value={{ language, speak }}>{children}</SpeakingContext>;
}

export function useLanguage(): Language {
  return use(SpeakingContext).language;
}

export function useSpeak(): Speaking["speak"] {
  return use(SpeakingContext).speak;
}
