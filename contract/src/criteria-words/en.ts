import { joinedBy } from "./joined.ts";
import type { CriteriaWords, Names, Saying } from "./types.ts";
import type { FactTest, FactValue } from "../criteria.ts";
import { day, isMissing, MISSING, opAsked, quoted, wordsHeld, type OpAsked } from "./parts.ts";

const COMPARED: Readonly<Record<OpAsked, (value: string) => string>> = {
  atLeast: (value) => `${value} or more`,
  lessThan: (value) => `less than ${value}`,
  atMost: (value) => `${value} or less`,
  moreThan: (value) => `more than ${value}`,
  equals: (value) => value,
  differs: (value) => `something other than ${value}`,
};

export const en: CriteriaWords = {
  titles: {
    joinedDaysAgo: "how long they have been here",
    role: "which role they hold",
    state: "whether they have come themselves",
    onCarrier: "which carrier they are on",
    acceptedCharter: "whether they accepted the current charter",
    meaningfulActs: "how often they took part",
    quietDays: "how long they have been quiet",
    metMembers: "how many ⟨members⟩ they have met",
    ties: "how many ⟨members⟩ they are tied to",
    answer: "what they answered at the gate",
    channelCode: "by which code they came",
    hasReferee: "whether they have a referee",
  },
  test: (test, isNegated, names) => testInWords(test, isNegated, names),
  known: (test, value, saying) => knownInWords(test, value, saying),
  unknown: (fact) => `not known: ${en.titles[fact]}`,
  everybody: "everybody",
  nobody: "nobody",
  allOfThese: "all of these",
  anyOfThese: "any of these",
  top(joint, parts, isLong) {
    if (joint === "all") return parts.length === 2 ? parts.join(", and ") : joinedBy(parts, ", ", ", and ");
    if (isLong) return parts.join("; or ");
    return parts.length === 2 ? parts.join(", or ") : joinedBy(parts, ", ", ", or ");
  },
  inner(joint, parts) {
    if (joint === "any") return `either ${joinedBy(parts, ", ", " or ")}`;
    return joinedBy(parts, ", ", " and ");
  },
  bracketed: (text) => `(${text})`,
};

function testInWords(test: FactTest, isNegated: boolean, names: Names): string {
  const not = isNegated ? " not" : "";
  switch (test.fact) {
    case "joinedDaysAgo":
      return `has been here for ${span(test.value, isAtLeast(test, isNegated))}`;
    case "quietDays":
      return `has been quiet for ${span(test.value, isAtLeast(test, isNegated))}`;
    case "meaningfulActs":
      return `has ${amount(test.value, isAtLeast(test, isNegated), "meaningful act")} in the last ${lastDays(test.inDays)}`;
    case "metMembers":
      return `has met ${amount(test.value, isAtLeast(test, isNegated), "⟨member⟩")}`;
    case "ties":
      return `is tied to ${amount(test.value, isAtLeast(test, isNegated), "⟨member⟩")}`;
    case "role":
      return `${isNegated ? "does not hold" : "holds"} the role of ${either(test.value.map((role) => `⟨${role}⟩`))}`;
    case "state":
      return stateInWords(test.value, isNegated);
    case "onCarrier":
      return `is${not} on ${either(test.value.map((id) => quoted(id, names)))}`;
    case "acceptedCharter":
      return `has${not} accepted the current charter`;
    case "answer":
      return answerInWords(test, isNegated, names);
    case "channelCode":
      return `${isNegated ? "did not come" : "came"} by the code ${either(test.value.map((id) => quoted(id, names)))}`;
    case "hasReferee":
      return isNegated ? "has no referee" : "has a referee";
  }
}

function span(days: number, isAtLeastSo: boolean): string {
  return isAtLeastSo ? `${counted(days, "day")} or more` : `less than ${counted(days, "day")}`;
}

function amount(value: number, isAtLeastSo: boolean, thing: string): string {
  if (isAtLeastSo) return `at least ${counted(value, thing)}`;
  return value === 1 ? `no ${thing}` : `fewer than ${counted(value, thing)}`;
}

function lastDays(days: number): string {
  return days === 1 ? "day" : counted(days, "day");
}

function stateInWords(states: readonly string[], isNegated: boolean): string {
  const isAny = states.includes("⟨member⟩") && states.includes("unclaimed");
  if (isAny) return isNegated ? "does not belong" : "belongs, come or not";
  return states.includes("⟨member⟩") !== isNegated ? "has come themselves" : "has not come themselves yet";
}

function answerInWords(
  test: Extract<FactTest, { fact: "answer" }>,
  isNegated: boolean,
  names: Names,
): string {
  const answered = `answered ${quoted(test.question, names)} with`;
  if (test.op !== "oneOf")
    return `${answered} ${COMPARED[opAsked(test.op, isNegated)](isMissing(test.value) ? MISSING : String(test.value))}`;
  const answers = either(test.value.map((answer) => `“${answer}”`));
  return `${answered} ${isNegated ? "something other than " : ""}${answers}`;
}

function knownInWords(test: FactTest, value: FactValue, { names, asked }: Saying): string {
  const number = Number(value);
  const held = wordsHeld(value);
  switch (test.fact) {
    case "joinedDaysAgo":
      return number === 0 ? "joined today" : `joined ${counted(number, "day")} ago`;
    case "quietDays":
      return number === 0 ? "quiet for less than a day" : `quiet for ${counted(number, "day")}`;
    case "meaningfulActs":
      return `${none(number, "meaningful act")} since ${day("en", test.inDays, asked)}`;
    case "metMembers":
      return `has met ${none(number, "⟨member⟩")}`;
    case "ties":
      return `is tied to ${none(number, "⟨member⟩")}`;
    case "acceptedCharter":
      return value === true ? "accepted the current charter" : "has not accepted the current charter";
    case "hasReferee":
      return value === true ? "has a referee" : "has no referee";
    case "role":
      return held.length === 0
        ? "holds no role"
        : `holds the role of ${listed(held.map((role) => `⟨${role}⟩`))}`;
    case "state":
      return stateInWords(held, false);
    case "onCarrier":
      return held.length === 0 ? "is on no carrier" : `is on ${listed(held.map((id) => quoted(id, names)))}`;
    case "answer":
      return `answered ${quoted(test.question, names)} with ${listed(held.map((answer) => `“${answer}”`))}`;
    case "channelCode":
      return held.length === 0
        ? "came by no code"
        : `came by the code ${listed(held.map((id) => quoted(id, names)))}`;
  }
}

function listed(words: readonly string[]): string {
  return joinedBy(words, ", ", " and ");
}

function none(value: number, thing: string): string {
  return value === 0 ? `no ${thing}` : counted(value, thing);
}

function isAtLeast({ op }: { readonly op: "atLeast" | "lessThan" }, isNegated: boolean): boolean {
  return (op === "atLeast") !== isNegated;
}

function either(words: readonly string[]): string {
  if (words.length === 0) return MISSING;
  return joinedBy(words, ", ", " or ");
}

function counted(value: number, thing: string): string {
  if (isMissing(value)) return `${MISSING} ${severalOf(thing)}`;
  return `${new Intl.NumberFormat("en").format(value)} ${value === 1 ? thing : severalOf(thing)}`;
}

/** The plural; of a word that communities choose, they choose it too. */
function severalOf(thing: string): string {
  return thing.endsWith("⟩") ? `${thing.slice(0, -1)}s⟩` : `${thing}s`;
}
