import { percentOf } from "@kith/contract/charter-pages";
import type { FootingPlace, FootingTest } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import { FOOTING_DAYS, type Finding, type FootingFacts } from "./rules.ts";

/** What is said of a test: the fact that decides it, and the next act where one is due. */
export interface Said {
  readonly fact: string;
  readonly next: { readonly words: string; readonly place: FootingPlace } | null;
}

export interface FootingWords {
  readonly titles: Readonly<Record<FootingTest, string>>;
  say(finding: Finding, facts: FootingFacts): Said;
}

const to = (place: FootingPlace, words: string) => ({ words, place });

const zhCN: FootingWords = {
  titles: { purpose: "有目的", carried: "有承载", service: "持续提供服务" },
  say: ({ because }, facts) => {
    const { goal, carriers, ownPosts, staffActs, staff } = facts;
    const progress =
      goal === null ? "" : `${goal.recorded} / ${goal.target} ${goal.unit}，${percentOf(goal)}%`;
    const says: Readonly<Record<Finding["because"], Said>> = {
      unwritten: { fact: "还没写下为什么要有它。", next: to("charter", "写一句目的") },
      draft: { fact: "目的写了，章程还是草稿，没有开门。", next: to("charter", "补齐章程，开门") },
      goalPast: {
        fact: `目标的日子 ${goal?.until ?? ""} 过了，停在 ${progress}，之后没有新的目标。`,
        next: to("charter", "定一个新的目标"),
      },
      goal: { fact: `目的写在章程里，目标做到 ${progress}。`, next: null },
      written: { fact: "目的写在现行的章程里。", next: to("charter", "再定一个看得见的目标") },
      both: { fact: `${carriers} 个载体在用，这里 ${FOOTING_DAYS} 天里说了 ${ownPosts} 条。`, next: null },
      carriers: {
        fact: `${carriers} 个载体在用，这里 ${FOOTING_DAYS} 天没有人说话。`,
        next: to("topics", "在这里开一个话题"),
      },
      talk: { fact: `没有载体在用，这里 ${FOOTING_DAYS} 天里说了 ${ownPosts} 条，撑得住。`, next: null },
      nothing: {
        fact: `没有在用的载体，这里也 ${FOOTING_DAYS} 天没有人说话。`,
        next: to("carriers", "加一个碰面的地方"),
      },
      acts: { fact: `在任的 ${staff} 位，${FOOTING_DAYS} 天里为大家做了 ${staffActs} 件事。`, next: null },
      silent: {
        fact: `在任的 ${staff} 位，${FOOTING_DAYS} 天里没有为大家做过什么。`,
        next: to("topics", "回一个还没人接的话题"),
      },
      nobody: { fact: "现在没有人在任，没有人能持续提供服务。", next: to("people", "请一位⟨backbone⟩") },
    };
    return says[because];
  },
};

const en: FootingWords = {
  titles: { purpose: "It has a purpose", carried: "Something carries it", service: "A service goes on" },
  say: ({ because }, facts) => {
    const { goal, carriers, ownPosts, staffActs, staff } = facts;
    const progress =
      goal === null ? "" : `${goal.recorded} of ${goal.target} ${goal.unit}, ${percentOf(goal)} percent`;
    const inUse = `${carriers} ${carriers === 1 ? "carrier is" : "carriers are"} in use`;
    const posts = `${ownPosts} ${ownPosts === 1 ? "post" : "posts"}`;
    const people = `${staff} ${staff === 1 ? "person" : "people"} with a role`;
    const says: Readonly<Record<Finding["because"], Said>> = {
      unwritten: { fact: "Nothing says yet why it exists.", next: to("charter", "Write its purpose") },
      draft: {
        fact: "A purpose is written, but the charter is a draft and nothing has opened.",
        next: to("charter", "Complete the charter and open"),
      },
      goalPast: {
        fact: `The day of its goal, ${goal?.until ?? ""}, is over at ${progress}; no other was set since.`,
        next: to("charter", "Set a new goal"),
      },
      goal: { fact: `Its purpose stands in the charter; the goal is at ${progress}.`, next: null },
      written: {
        fact: "Its purpose stands in the charter in force.",
        next: to("charter", "Set a goal that can be seen"),
      },
      both: { fact: `${inUse}; ${posts} here in ${FOOTING_DAYS} days.`, next: null },
      carriers: {
        fact: `${inUse}; nobody spoke here in ${FOOTING_DAYS} days.`,
        next: to("topics", "Open a topic here"),
      },
      talk: {
        fact: `No carrier is in use, but ${posts} here in ${FOOTING_DAYS} days carry it.`,
        next: null,
      },
      nothing: {
        fact: `No carrier is in use, and nobody spoke here in ${FOOTING_DAYS} days.`,
        next: to("carriers", "Add a place to meet"),
      },
      acts: {
        fact: `${people} did ${staffActs} ${staffActs === 1 ? "thing" : "things"} for others in ${FOOTING_DAYS} days.`,
        next: null,
      },
      silent: {
        fact: `${people} did nothing for others in ${FOOTING_DAYS} days.`,
        next: to("topics", "Answer a topic nobody has answered"),
      },
      nobody: {
        fact: "Nobody holds a role now, so nobody can keep a service going.",
        next: to("people", "Ask somebody to be ⟨backbone⟩"),
      },
    };
    return says[because];
  },
};

export const footingWords: Readonly<Record<Language, FootingWords>> = { "zh-CN": zhCN, en };
