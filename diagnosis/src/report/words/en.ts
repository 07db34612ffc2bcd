import type { ClaimId, Grade, RichText, VerdictWord } from "@kith/contract/diagnosis";
import { many, n, people, peopleAre, percent } from "./figures.en.ts";
import * as line from "./line.en.ts";
import { listed } from "./listed.en.ts";
import { overlaid } from "./overlaid.ts";
import { withStaff } from "./staff.ts";
import type { Overlay, PhraseBook, StaffName } from "./zh-CN.ts";

/** The report's words in English; zh-CN.ts is the master and gives the type and the meaning of STAFF. */

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

const book: PhraseBook = {
  grade,
  headline,
  pastHeadline,
  verdictWord,
  claim,
  ...line,
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
      `${peopleAre(regulars)} always there and are answered; ${percent(share)} of exchanges are between members, past STAFF.`,
    lively: () => "There is talk, ",
    noNeed: (answered, asks) =>
      `but only ${n(answered)} of ${many(asks, "question")} had an answer within a day: no shared need can be seen yet.`,
    noReturn: () => "but answers seldom find their way back: who answers whom looks like chance.",
    noBackbone: (regulars) =>
      regulars === 0
        ? "but nobody was there in six of eight weeks and answered by others: there is no backbone yet."
        : `but only ${peopleAre(regulars)} always there and answered by others: there is no backbone yet.`,
    unknown: (claims) => `What is missing is ${listed(claims)}: the export holds too little to tell.`,
    doubtful: (claims) => `What is missing is ${listed(claims)}: there is some, not enough to be sure.`,
    thinTies: (kept, left) =>
      `Some are always there, and answered; but ties are few and scattered: without STAFF and the most tied tenth, only ${n(kept)} of the ${n(left)} left hang together.`,
    silentSince: (date) =>
      `After ${date} the export holds little talk. What came later it cannot say, nor whether its people still find each other.`,
    asUsual: (share) =>
      share < 2
        ? `At present there is ${percent(share)} of the usual talk.`
        : `At present there is ${n(share)} times the usual talk.`,
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

export const en = (staff: StaffName, overlay: Overlay = {}): PhraseBook =>
  withStaff(overlaid(book, overlay), STAFF[staff]);
