import type { Language } from "@kith/contract/language";
import type { EvidenceSource } from "../../report/line-props.ts";
import { evidencePortion, judgementKey, withoutEvidence, type Judging } from "../queries.ts";

/** The evidence of a judgement made on this device. */
export function evidenceOf(judging: Judging, language: Language): EvidenceSource {
  return {
    key: [...judgementKey(judging), language],
    portion: (line, from) => evidencePortion(judging, language, line, from),
    without: (line) => withoutEvidence(judging, language, line),
  };
}
