import { addPlace, appoint } from "../src/modules/members/index.ts";
import { recordMet } from "../src/modules/ties/index.ts";
import { emptyCharter } from "@kith/contract/charter-content";
import { makePromise, recordProgress, settlePromise } from "../src/modules/charter/index.ts";
import { castOf } from "./cast.ts";
import type { Building, DemoCommunity } from "./community.ts";
import { lookOut, mbaDoor } from "./gate.ts";

/**
 * Ten who study for the same examination beside their work: two of staff tied to everybody but each other, the eight
 * others in a ring. Were their chat gone, four would be found by phone, two at work, one through a friend; three would
 * not. Source: requirements.md, demo data.
 */
export const mba2019: DemoCommunity = {
  asked: {
    slug: "mba-2019",
    name: "在职考研 2019 组",
  },
  charter: {
    ...emptyCharter,
    purpose: "一边上班一边考上 2019 级 MBA：一起做题、互相改材料、轮流当面试官。",
    sharedNeed: "都要考 2019 年的联考和面试，都只有下班后的时间。",
    anchor: { kind: "need", text: "考上 2019 级的在职 MBA" },
    onlyHere: [
      "自己人改出来的个人陈述，改过什么、为什么改都留着",
      "每周一场模拟面试，考官是考过的人",
      "各校面试当天的真题，当晚就整理出来",
    ],
    motive: "study",
    asks: ["每周至少交一套题", "别人交上来的材料，三天内给一条意见"],
    fees: "不收费。打印和场地的钱，用多少摊多少，账目公开。",
    rules: [
      { number: null, text: "别人的个人陈述只在这里看，不外传。" },
      { number: null, text: "不卖课，不拉人报班。" },
      { number: null, text: "约好的模拟面试，来不了提前一天说。" },
    ],
    values: ["互相托底", "说真话"],
    vocabulary: { member: "研友", backbone: "学长" },
    goal: { number: null, text: "一起刷完一百套真题", target: 100, unit: "套", until: "2027-12-31" },
  },
  cast: castOf("顾行舟 苏明远 陆一帆 江若彤 韩牧之 叶青禾 周砺 宋以安 唐果 梁望"),
  founder: "01",
  door: mbaDoor,
  signIns: new Map([
    [
      "01",
      {
        username: "m01",
        who: {
          "zh-CN": "顾行舟：“在职考研 2019 组”的组织者，也管理这个实例",
          en: "顾行舟: organiser of mba-2019; runs this instance",
        },
      },
    ],
    [
      "02",
      {
        username: "m02",
        who: { "zh-CN": "苏明远：同一社群的骨干", en: "苏明远: backbone of the same community" },
      },
    ],
    [
      "03",
      {
        username: "m03",
        who: { "zh-CN": "陆一帆：同一社群的成员", en: "陆一帆: a member of the same community" },
      },
    ],
  ]),
  chat: { name: "备考 2019 微信群", platform: "wechat" },
  furnish: async (building) => {
    await appointStaff(building);
    await building.givesPhone(10, "03", ["04"]);
    await building.givesPhone(10, "04", ["03"]);
    await building.givesPhone(20, "05", ["06"]);
    await building.givesPhone(20, "06", ["05"]);
    await showWorkplaces(building);
    await letMeet(building);
    await lookOut(building);
    await countPapers(building);
    await promise(building);
  },
};

async function appointStaff(building: Building): Promise<void> {
  const { slug } = building;
  const ctx = building.ctxInWeek(0.1);
  for (const by of ["01", "02"]) {
    for (const role of ["backbone", "official"] as const) {
      // Whoever founded it was its backbone when it opened.
      if (by === "01" && role === "backbone") continue;
      const term = { role, endsAt: null, reason: "上届考过，带这一届" };
      await appoint(ctx, building.actor("01"), slug, { memberId: building.memberId(by), ...term });
    }
  }
}

async function showWorkplaces(building: Building): Promise<void> {
  const workplaces = [
    ["07", "城南水务调度中心"],
    ["08", "青屿物流华东仓"],
  ] as const;
  for (const [by, name] of workplaces) {
    const place = { kind: "workplace", name, shownTo: "members" } as const;
    await addPlace(building.ctxInWeek(12), building.actor(by), building.slug, place);
  }
}

/** Two who answer each other anyway, at the library: the mesh stays as it is. */
async function letMeet(building: Building): Promise<void> {
  const { communityId } = building;
  const ctx = building.ctxInWeek(28.5);
  const memberIds = [building.memberId("08"), building.memberId("09")];
  await ctx.db.transaction().execute((tx) => recordMet(tx, ctx, { communityId, memberIds }));
}

/** Forty papers of the hundred, a few at a time. */
async function countPapers(building: Building): Promise<void> {
  const papers = [
    [6, 12, "数学真题，十二套"],
    [12, 16, "逻辑和写作"],
    [20, 12, "英语"],
  ] as const;
  for (const [week, amount, note] of papers) {
    await building.founderDoes(week, (tx, ctx, insider) =>
      recordProgress(tx, ctx, insider, { amount, note }),
    );
  }
}

/** Four promises whose day is over: three were kept. */
async function promise(building: Building): Promise<void> {
  const promises = [
    [2, "每周日晚上放出一周的错题解析", 8, "kept", "到今天一周没落下"],
    [3, "请三位考过的人来当面试官", 12, "kept", "来了四位"],
    [5, "把各校面试的真题整理成册", 16, "kept", ""],
    [9, "办一次线下的全天模拟", 18, "broken", "场地没借到，改成了线上半天"],
  ] as const;
  for (const [week, text, dueWeek, state, note] of promises) {
    const dueOn = building.ctxInWeek(dueWeek).clock.now().toISOString().slice(0, 10);
    let id = "";
    await building.founderDoes(week, async (tx, ctx, insider) => {
      id = await makePromise(tx, ctx, insider, { text, dueOn });
    });
    await building.founderDoes(dueWeek, (tx, ctx, insider) =>
      settlePromise(tx, ctx, insider, { id, state, note }),
    );
  }
}
