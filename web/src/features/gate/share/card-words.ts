import type { Language } from "@kith/contract/language";

/** What stands on a card, in the community's language and not in that of whoever draws it. */
interface CardWords {
  readonly organiser: string;
  readonly verified: string;
  readonly scan: string;
  readonly see: string;
}

export const cardWords: Readonly<Record<Language, CardWords>> = {
  "zh-CN": {
    organiser: "组织者",
    verified: "组织者，身份已核验",
    scan: "扫码先看清楚，再决定要不要进",
    see: "是做什么的、谁在办、要做什么",
  },
  en: {
    organiser: "organiser",
    verified: "organiser, identity verified",
    scan: "Scan to see what it is before you decide",
    see: "What it is for, who runs it, what is asked",
  },
};
