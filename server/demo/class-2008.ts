import { actMany } from "../src/modules/ties/index.ts";
import { emptyCharter } from "@kith/contract/charter-content";
import { castOf } from "./cast.ts";
import type { Building, DemoCommunity } from "./community.ts";

/**
 * Thirty classmates: a lively time while they prepared a reunion two years ago, two lines a month since. They are
 * classmates and hold each other's numbers, so what rests is not dead. Source: requirements.md, demo data.
 */
export const class2008: DemoCommunity = {
  asked: {
    slug: "class-2008",
    name: "2008 届三班",
  },
  charter: {
    ...emptyCharter,
    purpose: "毕业了还是同学：有事找得到人，隔几年聚一次。",
    sharedNeed: "同窗三年，想一直找得到彼此。",
    anchor: { kind: "identity", text: "2008 届三班的同学" },
    onlyHere: ["三班的通讯录，每年对一次", "当年的照片和同学录"],
    motive: "friendship",
    asks: ["换了号码，说一声"],
    fees: "不收费。聚会的钱当天摊。",
    rules: [
      { number: null, text: "通讯录不给班外的人。" },
      { number: null, text: "不在这里推销、拉票、借钱。" },
    ],
    vocabulary: { member: "同学", organiser: "班长" },
  },
  cast: castOf(
    "沈立群 邹慧敏 方静宜 雷志刚 白晓川 温国平 贺春燕 简明宇 鲁建业 袁丽红 柯文博 施雅琴 曹永康 费思远 祝海燕 " +
      "龚学军 凌晓东 穆佩兰 石大鹏 汤振华 苗秀英 殷素梅 谷长青 牛建平 章晓蕾 戚伟民 洪向阳 甘雨霖 葛绍文 蓝淑芬",
  ),
  founder: "01",
  signIns: new Map([
    [
      "01",
      {
        username: "monitor",
        who: { "zh-CN": "沈立群：“2008 届三班”的班长", en: "沈立群: class monitor of class-2008" },
      },
    ],
  ]),
  chat: { name: "三班老同学", platform: "qq" },
  furnish: async (building) => {
    await declareClassmates(building);
    await exchangePhones(building);
  },
};

/** All of them say of all others that they are classmates, said anew not long ago. */
async function declareClassmates(building: Building): Promise<void> {
  const { communityId } = building;
  const ids = [...class2008.cast.keys()].map((by) => building.memberId(by));
  const ctx = building.ctxInWeek(112);
  const acts = ids.flatMap((actorId) =>
    ids
      .filter((targetId) => targetId !== actorId)
      .map((targetId) => ({ kind: "classmate", actorId, targetId, source: "declared" }) as const),
  );
  await ctx.db.transaction().execute((tx) => actMany(tx, ctx, { communityId, acts }));
}

/** Whoever sat side by side has each other's number; six of the last rows never gave theirs. */
async function exchangePhones(building: Building): Promise<void> {
  const all = [...class2008.cast.keys()].slice(0, 24);
  for (const [place, by] of all.entries()) {
    const holders = [all[place - 1], all[place + 1]].filter((holder) => holder !== undefined);
    await building.givesPhone(7, by, holders);
  }
}
