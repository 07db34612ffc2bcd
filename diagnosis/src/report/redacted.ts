import type { Language } from "@kith/contract/language";
import { plain } from "./names.ts";
import { en } from "./words/en.ts";
import { zhCN } from "./words/zh-CN.ts";

/** A text of an archive, safe to print: without telephone numbers, mail addresses, account ids and controls. */
export function redacted(text: string, language: Language): string {
  return plain(text, language === "zh-CN" ? zhCN("organiser") : en("organiser"));
}
