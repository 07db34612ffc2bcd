import type { SanctionView } from "@kith/contract/stay";
import type { Language } from "@kith/contract/language";
import { formatExactly } from "../../lib/when.ts";
import type { StayWords } from "./words/zh-CN.ts";

/** As rules are cited: R3. */
export const ruleName = (number: number) => `R${number}`;

/** What a sanction is now, in a few words. */
export function stateWord(sanction: SanctionView, words: StayWords, language: Language): string {
  const { state, step, until } = sanction;
  if (state === "lifted") return words.states.lifted(words.steps[step]);
  if (state === "running") return words.states.running(formatExactly(language, until ?? ""));
  if (state === "over") return step === "pause" ? words.states.pauseOver : words.states.removalOver;
  return words.states[state];
}
