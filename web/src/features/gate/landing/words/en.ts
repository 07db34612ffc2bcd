import type { Motive } from "@kith/contract/charter-content";
import type { LandingWords } from "./zh-CN.ts";

const motives: Readonly<Record<Motive, string>> = {
  service: "to look after existing users",
  sales: "to sell something",
  recruitment: "to recruit people",
  fandom: "a shared passion",
  study: "to learn together",
  business: "business",
  publicGood: "the public good",
  friendship: "friendship",
};

export const words: LandingWords = {
  opening: "Opening",
  organiser: "organiser",
  moreOrganisers: (count) => `and ${count} more organisers`,
  verified: {
    inPerson: "Identity checked in person",
    document: "Identity document checked",
    instance: "Checked by whoever runs this site",
  },
  unverified: "Identity not verified yet",
  motive: (motive) => `Motive: ${motives[motive]}`,
  talk: {
    exchanged: (members, exchanged) => `${exchanged} of ${members} people`,
    within: (weeks) => ` talked with each other in the last ${weeks} weeks.`,
    answered: (newcomers, answered) =>
      ` Of ${newcomers} newcomers, ${answered} had their first words answered,`,
    minutes: (minutes) => ` usually within ${minutes} minutes.`,
    hours: (hours) => ` usually within ${hours} hours.`,
    none: (newcomers) => ` Of ${newcomers} newcomers, nobody had their first words answered.`,
    unknown: "It has only begun: too early to say whether people talk with each other.",
  },
  onlyHere: "Only here",
  asks: "What is asked of you",
  nothingAsked: "Nothing is said about it.",
  fees: "Fees",
  noFees: "The charter names no fees.",
  noReward: "No reward for bringing people.",
  rules: (count) => `Rules, ${count} in all`,
  all: "All rules, and where it comes from",
  sharedNeed: "What everybody here needs",
  values: "What matters here",
  trust: {
    founded: (years, months) => {
      const parts = [
        ...(years > 0 ? [`${years} ${years === 1 ? "year" : "years"}`] : []),
        ...(months > 0 ? [`${months} ${months === 1 ? "month" : "months"}`] : []),
      ];
      return `Founded ${parts.join(" ")} ago`;
    },
    foundedJustNow: "Founded just now",
    promises: (kept, due) => `${kept} of ${due} promises kept so far`,
    charter: (version) => `Charter, version ${version}`,
  },
  apply: "Apply to join",
  before: {
    takes: {
      questions: (count) => (count === "1" ? "1 question" : `${count} questions`),
      evidence: "something to show",
      referee: "a member who vouches",
    },
    toDo: {
      questions: (count) => (count === "1" ? "an answer to 1 question" : `answers to ${count} questions`),
      evidence: "something to show",
      referee: "a member who vouches for you",
    },
    answer: (days) => (days === "1" ? "an answer within a day" : `an answer within ${days} days`),
    usual: (hours) =>
      hours === "1" ? "usually answered within an hour" : `usually answered within ${hours} hours`,
    reason: "a refusal comes with its reason",
    ask: (parts) => `Applying takes ${listed(parts)}. `,
    line: (parts) => capital(parts.join(", ")),
    sentence: (parts) => `${capital(parts.join("; "))}.`,
  },
  hidden: "No chat link before admission",
  codeOver: "The channel code you came by has lapsed. You can apply all the same.",
  full: "No more applications are taken today. Come back tomorrow.",
  me: {
    member: "You are a member already.",
    enter: "Go in",
    undecided: "Your application is waiting for an answer.",
    toApplication: "See where it stands",
    again: (day) => `You were not admitted last time. You may apply again from ${day}.`,
    last: "Read the reason",
  },
  shut: {
    title: "This door is not open",
    text: "The address may be mistyped, the door may be shut, or it takes the address of a channel that still holds. Ask whoever gave it to you.",
    toHome: "Back to my communities",
    toFront: "What Kith is",
    later: "It did not open",
    again: "Try again",
  },
};

function listed(parts: readonly string[]): string {
  const last = parts.at(-1) ?? "";
  return parts.length < 2 ? last : `${parts.slice(0, -1).join(", ")} and ${last}`;
}

function capital(text: string): string {
  return text.slice(0, 1).toUpperCase() + text.slice(1);
}
