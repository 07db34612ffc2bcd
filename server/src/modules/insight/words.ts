import type { Language } from "@kith/contract/language";
import type { Role } from "@kith/contract/members";
import { en } from "./words/en.ts";
import { zhCN, type InsightWords } from "./words/zh-CN.ts";

const books: Readonly<Record<Language, InsightWords>> = { "zh-CN": zhCN, en };

export function wordsIn(language: Language): InsightWords {
  return books[language];
}

const RANK: readonly Role[] = ["organiser", "moderator", "official", "backbone"];

/** The highest of somebody's roles in words, or "" for none. */
export function roleWords(language: Language, roles: readonly Role[]): string {
  const highest = RANK.find((role) => roles.includes(role));
  return highest === undefined ? "" : books[language].role[highest];
}
