import { listed } from "./listed.en.ts";
import { many, n, percent } from "./figures.en.ts";
import * as line from "./line.en.ts";
import type { Overlay } from "./zh-CN.ts";

/** What reads otherwise for a community that lives here; living.zh-CN.ts is the master. */
export const livingEn: Overlay = {
  because: {
    unknown: (claims) => `What is missing is ${listed(claims)}: there is too little yet to tell.`,
    silentSince: (date) => `After ${date} it grew quiet, with far less talk than usual.`,
    tiesUnknown: (survival) =>
      survival === undefined
        ? "Whether they could find each other without the chats, nobody has recorded yet."
        : `Were all its chats gone and the organisers silent, ${percent(survival)} of its members would still be found.`,
  },
  fact: {
    purposeStated: (x) =>
      `${many(x["statements"], "statement")} in charter and announcements. Written is not yet known.`,
    tieSurvival: (x) =>
      x["survival"] === undefined
        ? line.fact.tieSurvival(x)
        : `${n(x["held"])} of ${n(x["actives"])} active people have two ties away from the chats. Were the chats gone and STAFF silent, ${percent(x["survival"])} of members would still be found.`,
    reach: (x) =>
      `No read receipts are kept. By responses alone, at least ${percent(x["atLeast"])} saw a message.`,
    outcomes: () => "No outcomes have been recorded yet.",
  },
  missing: {
    purposeStated: () => "Neither the charter nor an announcement states it.",
    reach: () => "No read receipts are kept: only responses can be seen.",
    outcomes: () => "Deals, joint work, things done: nobody has recorded any yet.",
    lifeStage: () => "It is too young, or too little was said of late, to compare with the usual.",
  },
  how: {
    exchangeShare:
      "One person answering another is an exchange. The share in which neither holds a role: organiser, moderator, backbone, official.",
    tieSurvival:
      "Ties away from the chats: people who met, were matched, did something together, gave each other a way to be reached, or both call each other classmate or neighbour. How many of the active have two, and how many members would be found were the chats gone and those with roles silent. Half of each makes it hold.",
    newcomerPath:
      "People first seen at least four weeks after the first record and four weeks ago. Met means that something they said on their first day was answered within 24 hours. Staying is a Kaplan-Meier estimate.",
    outcomes: "Only recorded outcomes count.",
  },
  settle: {
    messages: () =>
      "Wait, or bring in earlier talk: it takes at least four weeks, five people, fifty messages.",
    days: () => "It takes eight weeks in a row, not single days.",
  },
  nature: { named: () => "holds a role" },
  footnote: {
    view: () =>
      "Judged is what was said here and what was brought in: not other talk, not what was recalled, not those who never spoke.",
  },
};
