import { joinedBy } from "./joined.ts";
import type { CriteriaWords, Names, Saying } from "./types.ts";
import type { FactTest, FactValue } from "../criteria.ts";
import { day, isMissing, MISSING, opAsked, quoted, wordsHeld, type OpAsked } from "./parts.ts";

const COMPARED: Readonly<Record<OpAsked, string>> = {
  atLeast: "的数不小于",
  lessThan: "的数小于",
  atMost: "的数不大于",
  moreThan: "的数大于",
  equals: "的是",
  differs: "的不是",
};

export const zhCN: CriteriaWords = {
  titles: {
    joinedDaysAgo: "在这里多久",
    role: "担任什么",
    state: "本人来了没有",
    onCarrier: "在哪个载体里",
    acceptedCharter: "接受现行章程",
    meaningfulActs: "实质参与的次数",
    quietDays: "沉寂多久",
    metMembers: "见过几位⟨member⟩",
    ties: "和几位⟨member⟩有连接",
    answer: "入口问题的回答",
    channelCode: "从哪个渠道码来",
    hasReferee: "有引荐人",
  },
  test: (test, isNegated, names) => testInWords(test, isNegated, names),
  known: (test, value, saying) => knownInWords(test, value, saying),
  unknown: (fact) => `还不知道：${zhCN.titles[fact]}`,
  everybody: "所有人",
  nobody: "没有人",
  allOfThese: "以下都要满足",
  anyOfThese: "以下满足一项就行",
  top(joint, parts, isLong) {
    if (joint === "all") return joinedBy(parts, "，", "，并且");
    return parts.join(isLong ? "；或者" : "，或者");
  },
  inner(joint, parts) {
    if (joint === "any") return parts.map((part) => `要么${part}`).join("，");
    return parts.length === 2 ? `既${parts.join("，又")}` : `同时${joinedBy(parts, "、", "，并且")}`;
  },
  bracketed: (text) => `（${text}）`,
};

function testInWords(test: FactTest, isNegated: boolean, names: Names): string {
  const not = isNegated ? "不" : "";
  switch (test.fact) {
    case "joinedDaysAgo":
      return is(test, isNegated, "atLeast")
        ? `在这里 ${count(test.value)} 天以上`
        : `在这里不到 ${count(test.value)} 天`;
    case "quietDays":
      return is(test, isNegated, "atLeast")
        ? `沉寂了 ${count(test.value)} 天以上`
        : `沉寂不到 ${count(test.value)} 天`;
    case "meaningfulActs":
      return actsInWords(test, is(test, isNegated, "atLeast"));
    case "metMembers":
      return metInWords(test.value, is(test, isNegated, "atLeast"));
    case "ties":
      return tiesInWords(test.value, is(test, isNegated, "atLeast"));
    case "role":
      return `${isNegated ? "没有" : ""}担任${either(test.value.map((role) => roleIn(role)))}`;
    case "state":
      return stateInWords(test.value, isNegated);
    case "onCarrier":
      return `${not}在${either(test.value.map((id) => quoted(id, names)))}里`;
    case "acceptedCharter":
      return `${isNegated ? "还没有" : ""}接受${isNegated ? "" : "了"}现行章程`;
    case "answer":
      return answerInWords(test, isNegated, names);
    case "channelCode":
      return `${not === "" ? "" : "不是"}从渠道码${either(test.value.map((id) => quoted(id, names)))}来的`;
    case "hasReferee":
      return isNegated ? "还没有引荐人" : "有引荐人";
  }
}

function actsInWords(
  { inDays, value }: { readonly inDays: number; readonly value: number },
  isAtLeast: boolean,
): string {
  const window = `最近 ${count(inDays)} 天里`;
  if (isAtLeast) return `${window}至少有 ${count(value)} 次实质参与`;
  return value === 1 ? `${window}没有实质参与` : `${window}的实质参与不到 ${count(value)} 次`;
}

function metInWords(value: number, isAtLeast: boolean): string {
  if (isAtLeast) return `见过至少 ${count(value)} 位⟨member⟩`;
  return value === 1 ? "没有见过任何⟨member⟩" : `见过的⟨member⟩不到 ${count(value)} 位`;
}

function tiesInWords(value: number, isAtLeast: boolean): string {
  if (isAtLeast) return `和至少 ${count(value)} 位⟨member⟩有连接`;
  return value === 1 ? "和任何⟨member⟩都没有连接" : `有连接的⟨member⟩不到 ${count(value)} 位`;
}

function stateInWords(states: readonly string[], isNegated: boolean): string {
  const isAny = states.includes("member") && states.includes("unclaimed");
  if (isAny) return isNegated ? "不在这里" : "在这里（来没来过都算）";
  return states.includes("member") !== isNegated ? "本人已经来了" : "本人还没来认领";
}

function answerInWords(
  test: Extract<FactTest, { fact: "answer" }>,
  isNegated: boolean,
  names: Names,
): string {
  const question = quoted(test.question, names);
  if (test.op !== "oneOf")
    return `${question}答${COMPARED[opAsked(test.op, isNegated)]} ${isMissing(test.value) ? MISSING : String(test.value)}`;
  const answers = test.value.map((answer) => `“${answer}”`);
  if (!isNegated) return `${question}答的是${either(answers)}`;
  return answers.length < 2
    ? `${question}答的不是${either(answers)}`
    : `${question}答的不是${answers.join("，也不是")}`;
}

function knownInWords(test: FactTest, value: FactValue, { names, asked }: Saying): string {
  const number = Number(value);
  const held = wordsHeld(value);
  switch (test.fact) {
    case "joinedDaysAgo":
      return number === 0 ? "今天加入" : `${count(number)} 天前加入`;
    case "quietDays":
      return number === 0 ? "沉寂不到 1 天" : `沉寂 ${count(number)} 天`;
    case "meaningfulActs": {
      const since = `${day("zh-CN", test.inDays, asked)}以来`;
      return number === 0 ? `${since}没有实质参与` : `${since} ${count(number)} 次实质参与`;
    }
    case "metMembers":
      return number === 0 ? "还没见过⟨member⟩" : `见过 ${count(number)} 位⟨member⟩`;
    case "ties":
      return number === 0 ? "还没有连接" : `和 ${count(number)} 位⟨member⟩有连接`;
    case "acceptedCharter":
      return value === true ? "接受了现行章程" : "还没有接受现行章程";
    case "hasReferee":
      return value === true ? "有引荐人" : "还没有引荐人";
    case "role":
      return held.length === 0 ? "没有担任什么" : `担任${held.map((role) => roleIn(role)).join("、")}`;
    case "state":
      return stateInWords(held, false);
    case "onCarrier":
      return held.length === 0 ? "不在任何载体里" : `在${listed(held.map((id) => quoted(id, names)))}里`;
    case "answer":
      return `${quoted(test.question, names)}答的是${listed(held.map((answer) => `“${answer}”`))}`;
    case "channelCode":
      return held.length === 0
        ? "没有用渠道码"
        : `从渠道码${listed(held.map((id) => quoted(id, names)))}来的`;
  }
}

function roleIn(role: string): string {
  return `⟨${role}⟩`;
}

function listed(words: readonly string[]): string {
  return words.join("、");
}

function is(test: { readonly op: "atLeast" | "lessThan" }, isNegated: boolean, op: "atLeast"): boolean {
  return (test.op === op) !== isNegated;
}

function either(words: readonly string[]): string {
  if (words.length === 0) return MISSING;
  return joinedBy(words, "、", "或");
}

function count(value: number): string {
  return isMissing(value) ? MISSING : new Intl.NumberFormat("zh-CN").format(value);
}
