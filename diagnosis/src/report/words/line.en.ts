import type { LineId } from "@kith/contract/diagnosis";
import { many, n, people, percent } from "./figures.en.ts";

/** What the report says about one line, and about one piece of its evidence. */

type Facts = Readonly<Record<string, number>>;
type Figures = readonly number[];

const f = (facts: Facts, key: string) => n(facts[key]);

export const title: Record<LineId, string> = {
  needMet: "Questions get answers",
  commonSubject: "One week, one subject",
  originalShare: "What people value is their own",
  regulars: "Some people are always there",
  supplyDepth: "Supply does not hang on one person",
  exchangeShare: "Members talk with each other",
  reciprocity: "Answers come back",
  noticesAnswered: "What STAFF starts is taken up",
  newcomerPath: "Newcomers get an answer",
  purposeStated: "The purpose is in plain sight",
  promotion: "Little advertising",
  tieSurvival: "Ties are sturdy",
  reach: "Messages are seen",
  outcomes: "Things come of it",
  lifeStage: "As lively as usual",
};

export const fact: Record<LineId, (x: Facts) => string> = {
  needMet: (x) => `${f(x, "answered")} of ${f(x, "asks")} were answered by somebody else within 24 hours.`,
  commonSubject: (x) =>
    `${f(x, "authors")} people, halved at random: how alike are the words of the two halves in one week?`,
  originalShare: (x) =>
    `Of ${f(x, "valued")} messages people responded to, ${f(x, "own")} were neither passed on nor a bare link.`,
  regulars: (x) =>
    `${f(x, "regulars")} of ${f(x, "actives")} active people were there in six of eight weeks and were answered by three others.`,
  supplyDepth: (x) =>
    `${many(x["supplies"], "answer or share", "answers and shares")} by ${people(x["suppliers"])}; the top giver gives ${percent(x["topShare"])}.`,
  exchangeShare: (x) =>
    (x["silent"] ?? 0) > 0
      ? `STAFF posted ${many(x["silent"], "time")} and nobody answered; of ${many(x["all"], "exchange")}, ${f(x, "among")} did not involve STAFF.`
      : `${f(x, "among")} of ${f(x, "all")} exchanges do not involve STAFF.`,
  reciprocity: (x) =>
    `Of ${f(x, "all")} answers to an answer, ${f(x, "returned")} came from the very person answered; chance would give ${percent(x["chance"])}.`,
  noticesAnswered: (x) => `${f(x, "answered")} of ${f(x, "notices")} had a response within three days.`,
  newcomerPath: (x) =>
    `${f(x, "answered")} of ${f(x, "newcomers")} newcomers were answered on their first day; about ${percent(x["staying"])} were still there after four weeks.`,
  purposeStated: (x) =>
    `${many(x["statements"], "announcement or description", "announcements or descriptions")} in the export. Written is not yet known.`,
  promotion: (x) => `${f(x, "promotions")} of ${f(x, "messages")} messages read like adverts.`,
  tieSurvival: (x) =>
    `${f(x, "held")} of ${f(x, "actives")} active people have two sturdy ties. Without STAFF and the most tied tenth, ${f(x, "kept")} of the ${f(x, "left")} left still hang together.`,
  reach: (x) =>
    `Exports carry no read receipts. By responses alone, at least ${percent(x["atLeast"])} saw a message.`,
  outcomes: () => "A chat export records no outcomes.",
  lifeStage: (x) =>
    `${many(x["last"], "message")} in the last eight weeks, ${f(x, "usual")} in a usual eight.`,
};

export const missing: Record<LineId, (has: number, needs: number) => string> = {
  needMet: (has, needs) => `${many(has, "question")}; ${n(needs)} are needed.`,
  commonSubject: (has, needs) => `${many(has, "message")}; ${n(needs)} by 8 people are needed.`,
  originalShare: (has, needs) => `${many(has, "message")} with a response; ${n(needs)} are needed.`,
  regulars: (has, needs) =>
    `Talk on ${many(has, "day")} in eight weeks; ${n(needs)} are needed to see who is always there.`,
  supplyDepth: (has, needs) =>
    `${many(has, "answer or share", "answers and shares")}; ${n(needs)} are needed.`,
  exchangeShare: (has, needs) => `${many(has, "exchange")}; ${n(needs)} are needed.`,
  reciprocity: (has, needs) =>
    `${many(has, "answer to an answer", "answers to an answer")}; ${n(needs)} are needed.`,
  noticesAnswered: (has, needs) => `STAFF started something ${many(has, "time")}; ${n(needs)} are needed.`,
  newcomerPath: (has, needs) => `${many(has, "newcomer")} seen coming; ${n(needs)} are needed.`,
  purposeStated: () =>
    "No description and no announcement in the export. There may be one; it cannot be seen.",
  promotion: (has, needs) => `${many(has, "message")}; ${n(needs)} are needed.`,
  tieSurvival: (has, needs) => `${many(has, "active person", "active people")}; ${n(needs)} are needed.`,
  reach: () => "Exports carry no read receipts: only responses can be seen.",
  outcomes: () => "Deals, joint work, things done: a chat does not record them.",
  lifeStage: () => "The export is too short, or too little was said at its end, to compare with the usual.",
};

export const unit: Record<LineId, (x: number, facts: Facts) => string> = {
  needMet: (x) => many(x, "question"),
  commonSubject: (x) => many(x, "message"),
  originalShare: (x) => many(x, "message"),
  regulars: (x) => `${n(x)} active`,
  supplyDepth: (x) => many(x, "time"),
  exchangeShare: (x, { silent = 0 }) => (silent > 0 ? `${n(x)} posts and exchanges` : many(x, "exchange")),
  reciprocity: (x) => many(x, "answer"),
  noticesAnswered: (x) => many(x, "post"),
  newcomerPath: (x) => many(x, "newcomer"),
  purposeStated: (x) => many(x, "place"),
  promotion: (x) => many(x, "message"),
  tieSurvival: (x) => `${n(x)} active`,
  reach: (x) => many(x, "post"),
  outcomes: () => "",
  lifeStage: (x) => many(x, "stretch", "stretches"),
};

export const next: Record<LineId, string> = {
  needMet: "go through the unanswered questions each evening and ask one person by name who may know.",
  commonSubject: "set one subject a week and ask two people who rarely speak to open it.",
  originalShare: "ask “could you have got this elsewhere?” and keep what gets a no.",
  regulars: "ask two of those who are always there to be on duty for a month: what, and until when.",
  supplyDepth: "give whoever answers most a week off; pass questions to the second and third.",
  exchangeShare: "answer once less and introduce once more: “she has done this, talk to each other.”",
  reciprocity: "two days after an answer, ask how it went, so that talk finds its way back.",
  noticesAnswered: "let the next notice say one thing: who is asked, by when, to reply what.",
  newcomerPath: "name one person who replies to first messages within two hours.",
  purposeStated: "pin three sentences: whom this is for, what it solves, who runs it.",
  promotion: "give promotion a day or a place of its own, and keep the rest free of it.",
  tieSurvival: "hold one gathering, or ask those who talk most to exchange one contact outside the chat.",
  reach: "send what matters as a notice with receipts, to know how many saw it.",
  outcomes: "from today, note each thing that comes about: who, with whom, what.",
  lifeStage: "make one call and see who comes; those are the ones still there.",
};

export const how: Record<LineId, string> = {
  needMet:
    "Questions that begin something. Answered means that another person, not a bot, answered within 24 hours. Wilson interval at 90%, widened by how sure inferred replies are.",
  commonSubject:
    "Active people are halved at random; the Jensen-Shannon similarity of what the halves say within a week, less the same across weeks, averaged over eight ways of halving. Above zero: they talk of the same things.",
  originalShare:
    "Of the messages that got a response, those that were not passed on, not a bare link, and not nearly the same as something in another chat imported with it. Finding no copy does not prove there is none, so the best grade is “in doubt” until members are asked.",
  regulars:
    "In at least six of eight weeks they said something of substance, and at least three different people answered or thanked them. Five make it hold; in a small group a tenth of the active, at least two.",
  supplyDepth: "The fewest people who together give 80% of answers and shares. Three make it hold.",
  exchangeShare:
    "One person answering another is an exchange. The share in which neither is an organiser or moderator. Where the export names none, the busiest sender is taken for the organiser.",
  reciprocity:
    "When A has answered B, is it B who answers A? The share seen, less what would come about if people answered in proportion to how much they say. Shuffle the authors and it is zero.",
  noticesAnswered: "Of what organisers begin, the share that had an answer or a reaction within three days.",
  newcomerPath:
    "People first seen at least four weeks into the export and four weeks before its end. Met means that something they said on their first day was answered within 24 hours. Staying is a Kaplan-Meier estimate.",
  purposeStated:
    "Announcements, pinned notices, the description. That it is written does not mean it is known; members must be asked.",
  promotion:
    "By form, never by sender: a call to act, an offer, urgency, a price, a way to reach the seller. Three of them, one of the first two among them.",
  tieSurvival:
    "A sturdy tie goes both ways, at least three times, on different days. Then: how many still hang together without the organiser and the most tied tenth. Whether they are in touch elsewhere cannot be seen, so the best grade is “in doubt”.",
  reach:
    "The different people who responded to a message, over the active; the median. A lower bound, never graded.",
  outcomes: "Only recorded outcomes count; an exported chat has none.",
  lifeStage: "Messages of the last eight weeks over the median of all eight-week stretches before.",
};

export const why: Readonly<Record<string, (x: Figures) => string>> = {
  unanswered: () => "Nobody else answered within 24 hours",
  answered: ([minutes = 0, others = 1]) => `Answered after ${duration(minutes)}, by ${people(others)}`,
  pair: ([times = 0]) => `${many(times, "exchange")} between the two, none through STAFF`,
  returned: () => "Asked, answered, and answered back",
  regular: ([weeks = 0, hearers = 0, said = 0]) =>
    `There in ${n(weeks)} of 8 weeks, answered by ${people(hearers)}, ${many(said, "message")}`,
  supplier: ([times = 0, share = 0]) => `Gave ${many(times, "time")}, ${percent(share)} of all`,
  promotion: ([days = 0, said = 0]) =>
    `Its sender had been here ${many(days, "day")}; ${many(said, "message")} in these eight weeks`,
  sharedTerm: ([others = 0]) => `${people(others)} spoke of the same thing that week`,
  copy: () => "Nearly the same stands in another chat",
  passedOn: () => "Passed on, or a bare link",
  own: ([reactions = 0]) =>
    reactions > 0 ? `Their own words, ${many(reactions, "reaction")}` : "Their own words, and answered",
  silence: () => "Nobody answered",
  unheard: () => "No response within three days",
  heard: () => "A response within three days",
  newcomerUnanswered: ([days = 0]) => `Not answered on the first day; ${stay(days)}`,
  newcomerAnswered: ([days = 0]) => `Answered on the first day; ${stay(days)}`,
  announcement: () => "Announcement",
  strongTie: ([times = 0, days = 0]) => `${many(times, "exchange")} on ${many(days, "different day")}`,
  call: ([others = 0]) =>
    others > 0 ? `${people(others)} came within two weeks` : "Nobody came within two weeks",
};

export const media: Readonly<Record<string, string>> = {
  image: "[picture]",
  voice: "[voice]",
  video: "[video]",
  file: "[file]",
  sticker: "[sticker]",
  link: "[link]",
  location: "[location]",
  redPacket: "[red packet]",
  transfer: "[transfer]",
  poke: "[poke]",
  call: "[call]",
  share: "[share]",
  forward: "[forwarded messages]",
  contact: "[contact]",
  poll: "[poll]",
  announcement: "[announcement]",
  unknown: "[unknown]",
};

function duration(minutes: number): string {
  return minutes < 60 ? many(Math.max(1, minutes), "minute") : many(minutes / 60, "hour");
}

function stay(days: number): string {
  return days < 1 ? "came for one day" : `seen over ${many(days, "day")}`;
}
