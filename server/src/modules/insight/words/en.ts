import type { ClaimId, Grade, Lifecycle, VerdictWord } from "@kith/contract/diagnosis";
import type { MeshBandWord, RungWord } from "@kith/contract/insight";
import type { Role } from "@kith/contract/members";
import type { InsightWords } from "./zh-CN.ts";

/** The words of the pages on which a community looks at itself; zh-CN.ts is the master. */

const percent = (share: number) => `${Math.round(100 * share)}%`;
const people = (count: number) => (count === 1 ? "1 person" : `${count} people`);

const verdict: Record<VerdictWord, string> = {
  community: "a community",
  chatGroup: "a chat group",
  broadcastList: "a broadcast list",
  advertisingChannel: "an advertising channel",
  undecided: "undecided",
  notEnough: "not enough to tell",
};

const life: Record<Lifecycle, { readonly title: string; readonly why: string }> = {
  forming: { title: "Forming", why: "Less than half a year old: let it grow first." },
  alive: { title: "Alive", why: "People speak, and are answered." },
  dormant: {
    title: "Dormant",
    why: "Quiet, not gone: its people would find each other without the chat, or came when last called.",
  },
  dead: {
    title: "Dead",
    why: "A year of silence, no way to find each other, and nobody came to the last three calls.",
  },
  closed: { title: "Closed", why: "⟨An organiser⟩ closed it." },
  unknown: {
    title: "Hard to say",
    why: "Quiet, and nothing tells rest from the end yet. Make one call and see who comes.",
  },
};

const claim: Record<ClaimId, string> = {
  sharedNeed: "A shared need",
  notInPublic: "Something not to be had elsewhere",
  backbone: "⟨A backbone⟩",
  mesh: "Talk between ⟨members⟩",
  newcomers: "Newcomers",
  littleNoise: "Advertising",
  tiesOutlast: "Ties that outlast the chat",
  reach: "Reach",
  outcomes: "Outcomes",
  lifeStage: "As lively as usual",
};

const grade: Record<Grade, string> = {
  holds: "held",
  inDoubt: "was in doubt",
  fails: "failed",
  notEnough: "could not be told",
};

const gradeNow: Record<Grade, string> = {
  holds: "holds",
  inDoubt: "is in doubt",
  fails: "fails",
  notEnough: "cannot be told",
};

const role: Record<Role, string> = {
  organiser: "⟨Organiser⟩",
  moderator: "⟨Moderator⟩",
  official: "⟨Official⟩",
  backbone: "⟨Backbone⟩",
};

const rung: Record<RungWord, string> = {
  phone: "Somebody holds their number or another contact",
  place: "Others know where to find them",
  friend: "Found through a friend",
  lost: "Lost",
};

const band: Record<MeshBandWord, (name: string) => string> = {
  unknown: () => "Too few people to see a shape.",
  silent: () => "Hardly any exchange in the last eight weeks.",
  star: (name) =>
    `Nearly all of it turns round ${name === "" ? "a few" : name}; ⟨members⟩ hardly exchange with each other.`,
  semi: () => "Half decentralised: ⟨a backbone⟩ is there, and ⟨members⟩ exchange with each other as well.",
  diffuse: () => "A mesh: exchange is spread among many and hangs on nobody.",
};

export const en: InsightWords = {
  role,
  rung,
  band,
  life,
  somebody: "⟨a member⟩",
  erased: "(erased)",
  removedPost: "(taken away)",
  changes: {
    verdict: (before, now) => `A week ago it was ${verdict[before]}; now it is ${verdict[now]}.`,
    life: (before, now) => `From ${life[before].title.toLowerCase()} to ${life[now].title.toLowerCase()}.`,
    grade: (id, before, now) => `“${claim[id]}” ${grade[before]} a week ago and ${gradeNow[now]} now.`,
    came: (names) => `Now always there: ${names.join(", ")}.`,
    went: (names) => `No longer always there: ${names.join(", ")}.`,
    cameCount: (count) => `${people(count)} more always there.`,
    wentCount: (count) => `${people(count)} fewer always there.`,
  },
  dispute: {
    notAnAsk: "This is no question",
    notPromotion: "This is no advert",
    notAnAnswer: "This does not answer it",
    notANotice: "This begins nothing",
    notShared: "This is something else",
    bot: "This is a bot",
    person: "This is a person",
    notStaff: "They hold no role",
    notANewcomer: "This is no newcomer",
  },
  drill: {
    sound: (survival) => `Were the chat dissolved, ${percent(survival)} of ⟨members⟩ would still be found.`,
    onlyChat: (survival) =>
      `It is only a chat group: without the chat and without those with roles, ${percent(survival)} of ⟨members⟩ would still be found.`,
    nobody: "There are no ⟨members⟩ yet.",
    askLost: (count) =>
      `Ask the ${people(count)} who would be lost to give one ⟨member⟩ a number each, or to say where they can be found.`,
    gather: "Hold one gathering: people who have met are a way to each other.",
    share: "All contacts lie with those who hold roles. Let ⟨members⟩ give each other one as well.",
    spread: (name) => `Too much hangs on “${name}”. A second place to meet makes its loss bearable.`,
    keep: "Ask once a year: does your number still work, are you still there?",
  },
};
