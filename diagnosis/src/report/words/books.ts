import type { Language } from "@kith/contract/language";
import { en } from "./en.ts";
import { livingEn } from "./living.en.ts";
import { livingZhCN } from "./living.zh-CN.ts";
import { zhCN, type PhraseBook, type StaffName } from "./zh-CN.ts";

/** The book of a language; of a living community some sentences read otherwise than of an export. */
export function phraseBook(language: Language, staff: StaffName, isLiving: boolean): PhraseBook {
  if (language === "zh-CN") return zhCN(staff, isLiving ? livingZhCN : {});
  return en(staff, isLiving ? livingEn : {});
}
