/** The languages every user-facing string exists in. */
export const languages = ["zh-CN", "en"] as const;

export type Language = (typeof languages)[number];

/** The same text in every language; used where a text belongs to the thing it names. */
export type Bilingual = Readonly<Record<Language, string>>;

/** The language that fits a BCP 47 tag or POSIX locale best: any `zh` is Chinese, all else English. */
export function languageOf(tag: string | undefined): Language {
  return tag !== undefined && /^zh\b|^zh[-_]/i.test(tag) ? "zh-CN" : "en";
}
