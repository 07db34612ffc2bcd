import { emptyCharter } from "@kith/contract/charter-content";
import { castOf } from "./cast.ts";
import type { DemoCommunity } from "./community.ts";

/**
 * Ten in a group that says it is for study: everybody answers the owner and nobody anybody else, and two in five of what
 * the owner says sells something. Only the owner holds anybody's number. Source: requirements.md, demo data.
 */
export const englishClub: DemoCommunity = {
  asked: {
    slug: "english-club",
    name: "每日一词英语角",
  },
  charter: {
    ...emptyCharter,
    purpose: "每天一个词，坚持一年，把英语捡回来。",
    sharedNeed: "想学好英语，没有大块的时间。",
    anchor: { kind: "interest", text: "学英语" },
    onlyHere: ["每天早上一个词，配一句例句"],
    motive: "study",
    asks: ["每天打一次卡"],
    fees: "进群不收费。群主另有收费的课，买不买都行。",
    rules: [
      { number: null, text: "按时打卡，不刷屏。" },
      { number: null, text: "不加陌生人私聊。" },
    ],
    values: ["坚持"],
    vocabulary: { organiser: "群主" },
  },
  cast: castOf("程悦 马晓彤 丁浩然 罗佳宜 秦子谦 夏雨枫 傅晓峰 阮思绮 卢一铭 蒋文静"),
  founder: "01",
  signIns: new Map([
    [
      "01",
      {
        username: "owner",
        who: { "zh-CN": "程悦：“每日一词英语角”的群主", en: "程悦: owner of english-club" },
      },
    ],
  ]),
  chat: { name: "每日一词打卡群", platform: "wechat" },
  furnish: async (building) => {
    for (const by of ["02", "03", "04", "05", "06"]) await building.givesPhone(2, by, ["01"]);
  },
};
