import type { Language } from "@kith/contract/language";

/** Invented talk to try the check with: `/samples/<id>.txt`, written by web/samples/generate.ts. */
export const sampleIds = {
  "zh-CN": ["zh-translators", "zh-english-school"],
  en: ["en-runners", "en-english-school"],
} as const satisfies Readonly<Record<Language, readonly string[]>>;

export type SampleId = (typeof sampleIds)[Language][number];

/** The zone their clocks show, so that nobody is asked. */
export const sampleZones: Readonly<Record<SampleId, string>> = {
  "zh-translators": "Asia/Shanghai",
  "zh-english-school": "Asia/Shanghai",
  "en-runners": "Europe/London",
  "en-english-school": "Europe/London",
};

/** The one a stranger sees first: a living community. */
export function firstSample(language: Language): SampleId {
  return sampleIds[language][0];
}

export function isSampleId(value: unknown): value is SampleId {
  return Object.values(sampleIds).some((ids) => ids.some((id) => id === value));
}
