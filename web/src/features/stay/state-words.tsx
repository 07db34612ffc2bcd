import type { SanctionView } from "@kith/contract/stay";
import { useWords } from "../../lib/words.ts";
import { WithTime } from "./with-time.tsx";
import { stayWords } from "./words.ts";

/** What a sanction is now, in a few words. */
export function StateWords({ sanction }: { readonly sanction: SanctionView }) {
  const words = useWords(stayWords);
  const { state, step, until } = sanction;
  if (state === "lifted") return words.states.lifted(words.steps[step]);
  if (state === "running") return <WithTime at={until ?? ""} say={words.states.running} />;
  if (state === "over") return step === "pause" ? words.states.pauseOver : words.states.removalOver;
  return words.states[state];
}
