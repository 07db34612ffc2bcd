import { addPlace, appoint } from "../src/modules/members/index.ts";
import { recordMet } from "../src/modules/ties/index.ts";
import { castOf } from "./cast.ts";
import type { Building, DemoCommunity } from "./community.ts";

/**
 * Ten who study for the same examination beside their work: two of staff tied to everybody but each other, the eight
 * others in a ring. Were their chat gone, four would be found by phone, two at work, one through a friend; three would
 * not. Source: requirements.md, demo data.
 */
export const mba2019: DemoCommunity = {
  asked: {
    slug: "mba-2019",
    name: "在职考研 2019 组",
    purpose: "一边上班一边考上 2019 级 MBA：一起做题、互相改材料、轮流当面试官。",
    sharedNeed: "都要考 2019 年的联考和面试，都只有下班后的时间。",
    motive: "study",
  },
  cast: castOf("顾行舟 苏明远 陆一帆 江若彤 韩牧之 叶青禾 周砺 宋以安 唐果 梁望"),
  founder: "01",
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
  },
};

async function appointStaff(building: Building): Promise<void> {
  const { slug } = building;
  const ctx = building.ctxInWeek(0.1);
  for (const by of ["01", "02"]) {
    for (const role of ["backbone", "official"] as const) {
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
