import type { CharterChange } from "@kith/contract/charter-changes";
import type { CharterItem } from "@kith/contract/charter-content";
import type { Language } from "@kith/contract/language";
import { inOwnWords } from "@kith/contract/own-words";
import type { Vocabulary } from "@kith/contract/vocabulary";
import type { NoticeBody } from "../../platform/delivery/index.ts";

/** What members are told when a charter came into force. */

const items: Readonly<Record<Language, Readonly<Record<CharterItem, string>>>> = {
  "zh-CN": {
    purpose: "目的",
    sharedNeed: "共同的需要",
    anchor: "聚在一起的那个点",
    onlyHere: "只有这里有的",
    motive: "牵头的缘由",
    asks: "对大家的要求",
    fees: "费用",
    rules: "规则",
    values: "价值观",
    vocabulary: "自己的叫法",
    goal: "目标",
  },
  en: {
    purpose: "purpose",
    sharedNeed: "shared need",
    anchor: "what draws us together",
    onlyHere: "what is had only here",
    motive: "motive",
    asks: "what is asked",
    fees: "fees",
    rules: "rules",
    values: "values",
    vocabulary: "own words",
    goal: "goal",
  },
};

export interface Asked {
  readonly community: string;
  readonly version: number;
  readonly note: string;
  /** Against the version before; none for the first. */
  readonly changes: readonly CharterChange[];
  readonly vocabulary: Vocabulary;
}

/** @returns what to tell those who have not accepted it. */
export function askedBody({ community, version, note, changes, vocabulary }: Asked): NoticeBody {
  const isFirst = version === 1;
  const zh = [
    note,
    isFirst
      ? "为什么有它、只有这里有什么、要求什么、守哪些规则，都写在章程里。各位⟨members⟩看过，请确认。"
      : `改了：${namesOf(changes, "zh-CN").join("、")}。各位⟨members⟩看过，请再确认一次。`,
  ];
  const en = [
    note,
    isFirst
      ? "Why it exists, what is had only here, what is asked and which rules hold stands in the charter. Each ⟨member⟩ is asked to read and confirm it."
      : `Changed: ${namesOf(changes, "en").join(", ")}. Each ⟨member⟩ is asked to read it and confirm again.`,
  ];
  return {
    "zh-CN": {
      title: isFirst ? `“${community}”开门了，请看章程` : `“${community}”的章程有了第 ${version} 版`,
      text: said(zh, vocabulary, "zh-CN"),
    },
    en: {
      title: isFirst
        ? `${community} has opened; please read its charter`
        : `The charter of ${community}, version ${version}`,
      text: said(en, vocabulary, "en"),
    },
  };
}

function namesOf(changes: readonly CharterChange[], language: Language): string[] {
  return changes.flatMap(({ item, lines }) => {
    const numbers = lines.map(({ of }) => `R${of}`);
    return item === "rules" ? numbers : [items[language][item]];
  });
}

/** What organisers wrote stays as it is; only our own words know theirs. */
function said([note = "", ...rest]: readonly string[], vocabulary: Vocabulary, language: Language): string {
  const own = rest.map((text) => inOwnWords(text, vocabulary, language));
  return [...(note === "" ? [] : [note]), ...own].join("\n\n");
}
