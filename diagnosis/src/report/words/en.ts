import type { ClaimId, Grade, LineId, RichText, VerdictWord } from "@kith/contract/diagnosis";
import { withStaff } from "./staff.ts";
import type { PhraseBook, StaffName } from "./zh-CN.ts";

/** The report's words in English; zh-CN.ts is the master and gives the type and the meaning of STAFF. */

type Facts = Readonly<Record<string, number>>;
type Figures = readonly number[];

const n = (value: number | undefined) => Math.round(value ?? 0).toLocaleString("en-GB");
const percent = (value: number | undefined) => `${Math.round(100 * (value ?? 0))}%`;
const f = (facts: Facts, key: string) => n(facts[key]);
const many = (value: number | undefined, one: string, more = `${one}s`) =>
  `${n(value)} ${Math.round(value ?? 0) === 1 ? one : more}`;
const people = (value: number | undefined) => many(value, "person", "people");

const grade: Record<Grade, string> = {
  holds: "Holds",
  inDoubt: "In doubt",
  fails: "Fails",
  notEnough: "Not enough",
};

const headline: Record<VerdictWord | "communityInDoubt", string> = {
  community: "A community.",
  communityInDoubt: "A community, not yet a sturdy one.",
  chatGroup: "Only a chat group.",
  broadcastList: "A broadcast list, not a community.",
  advertisingChannel: "An advertising channel, not a community.",
  undecided: "Undecided.",
  notEnough: "Not enough evidence to say.",
};

const pastHeadline: Record<VerdictWord | "communityInDoubt", string> = {
  community: "When last lively, a community.",
  communityInDoubt: "When last lively, a community, not a sturdy one.",
  chatGroup: "When last lively, only a chat group.",
  broadcastList: "When last lively, a broadcast list.",
  advertisingChannel: "When last lively, an advertising channel.",
  undecided: "Undecided, even when last lively.",
  notEnough: "Not enough evidence to say.",
};

const verdictWord: Record<VerdictWord, string> = {
  community: "community",
  chatGroup: "chat group",
  broadcastList: "broadcast list",
  advertisingChannel: "advertising channel",
  undecided: "undecided",
  notEnough: "not enough evidence",
};

const claim: Record<ClaimId, string> = {
  sharedNeed: "a shared need",
  notInPublic: "something not to be had elsewhere",
  backbone: "a backbone",
  mesh: "talk between members",
  newcomers: "newcomers",
  littleNoise: "advertising",
  tiesOutlast: "sturdy ties",
  reach: "reach",
  outcomes: "outcomes",
  lifeStage: "life",
};

const title: Record<LineId, string> = {
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

const fact: Record<LineId, (x: Facts) => string> = {
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

const missing: Record<LineId, (has: number, needs: number) => string> = {
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

const unit: Record<LineId, (x: number, facts: Facts) => string> = {
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
  lifeStage: (x) => `${n(x)} × 8 weeks`,
};

const next: Record<LineId, string> = {
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

const how: Record<LineId, string> = {
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

const why: Readonly<Record<string, (x: Figures) => string>> = {
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

const media: Readonly<Record<string, string>> = {
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

function listed(parts: readonly string[]): string {
  return parts.length < 2 ? parts.join("") : `${parts.slice(0, -1).join(", ")} and ${parts.at(-1) ?? ""}`;
}

const book: PhraseBook = {
  grade,
  headline,
  pastHeadline,
  verdictWord,
  claim,
  title,
  fact,
  missing,
  unit,
  next,
  how,
  why,
  media,
  percent,
  count: n,

  meta: {
    people: (count: number) => people(count),
    messages: (count: number) => many(count, "message"),
  },

  because: {
    tooLittle: (messages, speakers, weeks) =>
      `${many(messages, "message")} by ${people(speakers)} in ${many(weeks, "week")}. It takes at least 50 messages, 5 people and 4 weeks to say anything.`,
    noStretch: () =>
      "In no eight weeks did five people say fifty things spread over fourteen days. A few scattered days do not show how a group lives.",
    promotion: (promoted, roots) =>
      `Of ${n(roots)} messages that begin something, ${n(promoted)} are promotion.`,
    broadcast: (share) =>
      `Only ${percent(share)} of exchanges are between members; the rest turn round STAFF.`,
    silence: (posts) =>
      `STAFF posted ${many(posts, "time")} and nobody answered; members hardly talk with each other.`,
    oneWay: () => "What is said seldom finds its way back: who answers whom looks like chance.",
    unheard: (answered, notices) =>
      `STAFF began something ${many(notices, "time")}; ${n(answered)} had a response within three days.`,
    community: (regulars, share) =>
      `${people(regulars)} are always there and are answered; ${percent(share)} of exchanges are between members, past STAFF.`,
    lively: () => "There is talk, ",
    noNeed: (answered, asks) =>
      `but only ${n(answered)} of ${many(asks, "question")} had an answer within a day: no shared need can be seen yet.`,
    noBackbone: (regulars) =>
      regulars === 0
        ? "but nobody was there in six of eight weeks and answered by others: there is no backbone yet."
        : `but only ${people(regulars)} are always there and answered by others: there is no backbone yet.`,
    unknown: (claims) => `What is missing is ${listed(claims)}: the export holds too little to tell.`,
    doubtful: (claims) => `What is missing is ${listed(claims)}: there is some, not enough to be sure.`,
    thinTies: (kept, left) =>
      `Some are always there, and answered; but ties are few and scattered: without STAFF and the most tied tenth, only ${n(kept)} of the ${n(left)} left hang together.`,
    silentSince: (date) =>
      `After ${date} the export holds little talk. What came later it cannot say, nor whether its people still find each other.`,
    asUsual: (share) => `At present there is ${percent(share)} of the usual talk.`,
    pulsing: (share) =>
      `At present only ${percent(share)} of the usual talk; it has been quiet before, and came back.`,
    fading: (share) => `At present only ${percent(share)} of the usual talk, less than ever before.`,
    tiesUnknown: () => "Whether they could find each other outside the chat, an export cannot show.",
  },

  dispute: {
    notAnAsk: "This is no question",
    notPromotion: "This is no advert",
    notAnAnswer: "This does not answer it",
    notANotice: "This begins nothing",
    notShared: "This is something else",
    bot: "This is a bot",
    person: "This is a person",
    notStaff: "This is not the organiser",
    notANewcomer: "This is no newcomer",
  },

  without: (value) => `Without these, the figure would be ${value}.`,

  condition: {
    v1Need: "A shared need",
    v2Insider: "Nowhere else",
    v3Backbone: "A backbone that supplies",
    need: (answered, asks): RichText => [
      { strong: `${n(answered)} of ${many(asks, "question")}` },
      " had an answer from somebody else within a day.",
    ],
    insider: (own, valued): RichText => [
      { strong: `${n(own)} of ${n(valued)}` },
      " messages people responded to were their own. Whether it can be had elsewhere, only members can say.",
    ],
    backbone: (regulars, topShare): RichText => [
      { strong: people(regulars) },
      ` there in six of eight weeks, and answered. The top giver gives ${percent(topShare)}.`,
    ],
  },

  mesh: {
    heading: (ties) => many(ties, "tie"),
    deep: (ties) => `${n(ties)} deep`,
    ordinary: (ties) => `${n(ties)} ordinary`,
    backbone: (count) => `${n(count)} backbone`,
    alone: (count) => `${n(count)} not tied yet`,
    caption: (count, ties, deep) =>
      `${many(ties, "tie")} among ${people(count)}, ${n(deep)} of them deep. The list beside it says the same; places carry no meaning.`,
    row: (ties, deep): RichText =>
      deep > 0 ? [{ strong: n(ties) }, `, ${n(deep)} deep`] : [{ strong: n(ties) }],
    circle: (name, count) => `${name} and ${n(count - 1)} more`,
    smallCircles: (circles) => `and ${many(circles, "small circle")}`,
    peers: "Member to member",
    centralisation: "Centralisation",
    band: {
      unknown: "too few",
      silent: "no exchange",
      star: "round one person",
      semi: "semi",
      diffuse: "diffuse",
    },
    without: (gone) => `Without the ${n(gone)} most tied`,
    stillTied: (kept, left) => `${n(kept)} of ${n(left)} tied`,
  },

  role: { owner: "Organiser", admin: "Moderator", busiest: "Says most" },

  nature: {
    bot: (messages) => `${many(messages, "message")}, nearly all of the same form`,
    exportBot: (messages) => `marked as a bot by the export, ${many(messages, "message")}`,
    relay: (count) =>
      `carries the words of ${people(count)} from elsewhere; each is counted in their own name`,
    busiest: (messages) =>
      `the export names no organiser; this is the busiest sender, ${many(messages, "message")}`,
    named: () => "named by the export",
  },

  firmness: {
    without: (name, verdict) => `Without ${name} the verdict would be “${verdict}”.`,
    cut: (line, isUp, verdict) =>
      `With the threshold of “${line}” ${isUp ? "raised" : "lowered"} by 10% the verdict would be “${verdict}”.`,
    firm: () =>
      "The verdict stays the same without any one of the five people with most exchanges, and with any threshold moved by 10%.",
  },

  settle: {
    messages: () => "Export a longer stretch: at least four weeks, five people, fifty messages.",
    days: () => "Export eight weeks in a row, not single days.",
    line: (text) => text,
    ask: () =>
      "Or ask members: what is this group for? Who runs it? What do you get here and nowhere else? Could you find three of the others without it?",
  },

  footnote: {
    links: (explicit, inferred) =>
      `${percent(explicit)} of replies are explicit, ${percent(inferred)} inferred, each with its probability.`,
    intervals: () => "Intervals are 90%. Upright ticks are the thresholds.",
    view: () =>
      "An export is what its maker could see: not what was said before they came, not what was recalled, not those who never spoke.",
    window: (from, to) => `Judged: ${from} to ${to}.`,
    zone: (zone) => `Days are counted in ${zone}.`,
  },

  spoken: (parts) =>
    `${parts.grade}: ${[parts.title, parts.value, parts.interval && `between ${parts.interval.replace("–", " and ")}`, parts.unit && `of ${parts.unit}`].filter(Boolean).join(", ")}.`,

  html: {
    title: (name) => `${name} · check-up`,
    conditions: "Three conditions",
    lines: "Line by line",
    next: "Next: ",
    how: "How it is counted",
    firmness: "How firm this is",
    settle: "What would settle it",
    natures: "Taken for bots, relays or organisers",
    loss: "What was read",
    people: "Everybody’s ties",
    masked: "Names are masked.",
    made: (date) => `Made by Kith on this device, ${date}. Nothing was uploaded.`,
  },

  redacted: { phone: "[phone]", mail: "[mail]", account: "[account]" },
  masked: (initial, number) => (number > 1 ? `${initial}. (${n(number)})` : `${initial}.`),
  nobody: "(not said who)",
  recalled: "(recalled)",
};

const STAFF: Readonly<Record<StaffName, string>> = {
  organiser: "the organiser",
  busiest: "the busiest sender",
};

export const en = (staff: StaffName): PhraseBook => withStaff(book, STAFF[staff]);
