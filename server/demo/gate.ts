import { randomUUID } from "node:crypto";
import type { GateSettings } from "@kith/contract/gate";
import { createPerson, type Actor } from "../src/modules/accounts/index.ts";
import { apply, ask, countView, gateToBeginWith, makeCode, setGate } from "../src/modules/gate/index.ts";
import type { Ctx } from "../src/platform/ctx.ts";
import type { Building, DemoDoor } from "./community.ts";

/** The door of mba-2019: on its first day a poster and a word from last year's class bring people; then it asks. */

const POSTER = "poster";
const ALUMNI = "alumni";

const questions: GateSettings["questions"] = [
  {
    id: "year",
    kind: "number",
    text: "你考哪一年的联考？",
    purpose: "题目和进度都跟着年份走，差一年就对不上。",
    isRequired: true,
    options: [],
    least: 2018,
    most: 2030,
  },
  {
    id: "why",
    kind: "longText",
    text: "现在备考到哪一步了，最缺什么？",
    purpose: "好知道谁能帮你，你能帮谁。",
    isRequired: true,
    options: [],
    least: null,
    most: null,
  },
];

const onlyThisYear: GateSettings["rules"][number] = {
  criterion: { not: { fact: "answer", question: "year", op: "equals", value: 2019 } },
  outcome: "refuse",
  reason: "这里只收考 2019 年的人：别的年份，题目和进度都对不上。",
};

const common = { ...gateToBeginWith, isOpen: true, questions, referee: "optional" as const, answerDays: 2 };

/** Source: requirements.md R09, R10. */
export const mbaDoor: DemoDoor = {
  cameBy: new Map([
    ["04", POSTER],
    ["05", POSTER],
    ["06", ALUMNI],
    ["07", ALUMNI],
  ]),
  open: async (building, ctx) => {
    const founder = building.actor("01");
    const free = { currency: "CNY", costMinor: 0, endsAt: null };
    const paid = { ...free, costMinor: 1000, name: "图书馆海报", word: POSTER };
    const codeIds = [
      await makeCode(ctx, founder, building.slug, paid),
      await makeCode(ctx, founder, building.slug, { ...free, name: "学长的介绍", word: ALUMNI }),
    ];
    const welcome: GateSettings["rules"][number] = {
      criterion: { fact: "channelCode", op: "oneOf", value: codeIds },
      outcome: "admit",
      reason: "开张第一天，从海报和学长那里来的人，直接进。",
    };
    const settings = { ...common, rules: [onlyThisYear, welcome] };
    await setGate(ctx, founder, building.slug, { version: 0, settings });
    await lookedAt(ctx, building, POSTER, 10);
    await lookedAt(ctx, building, ALUMNI, 4);
  },
  enter: async (building, ctx, actor, code) => {
    await applies(ctx, building, actor, {
      code,
      gateVersion: 1,
      year: 2019,
      why: "刚买了书，缺一起往下走的人。",
    });
  },
};

/** Each by a browser of their own, from addresses that are nobody's. */
async function lookedAt(ctx: Ctx, { slug }: Building, code: string, visitors: number): Promise<void> {
  for (let number = 1; number <= visitors; number++) {
    const userAgent = `Mozilla/5.0 (Linux; Android 14) Chrome/130.0 Mobile Safari/537.36`;
    const visitor = { address: `192.0.2.${String(number)}`, userAgent };
    await countView(ctx, slug, { code, visitor });
  }
}

interface Told {
  readonly code?: string;
  readonly gateVersion: number;
  readonly year: number;
  readonly why: string;
  readonly referee?: string;
}

async function applies(ctx: Ctx, { slug }: Building, actor: Actor, told: Told): Promise<string> {
  const { code, gateVersion, year, why, referee } = told;
  const asked = {
    id: randomUUID(),
    ...(code !== undefined && { code }),
    gateVersion,
    charterVersion: 1,
    acceptsCharter: true,
    answers: { year, why },
    referee: referee === undefined ? null : ({ by: "name", name: referee } as const),
    age: null,
  } as const;
  const newcomers = { become: () => Promise.reject(new Error("everybody here is somebody already")) };
  const { applicationId } = await apply(ctx, newcomers, { slug, asked, actor });
  return applicationId;
}

/** Since then a referee lets in, whoever is of another year is told so, and people decide about the rest. */
export async function lookOut(building: Building): Promise<void> {
  const vouched: GateSettings["rules"][number] = {
    criterion: { fact: "hasReferee" },
    outcome: "admit",
    reason: "有研友作保。",
  };
  const settings = { ...common, rules: [onlyThisYear, vouched] };
  await setGate(building.ctxInWeek(1), building.actor("01"), building.slug, { version: 1, settings });
  await comes(building, 3, "白露", { gateVersion: 2, year: 2020, why: "想提前一年开始准备。" });
  const asked = await comes(building, 2, "傅西洲", {
    gateVersion: 2,
    year: 2019,
    why: "数学过了一遍，面试还没开始。白天在医院上班，只有夜里有空。",
  });
  const reviewer = { actor: building.actor("01"), slug: building.slug };
  await ask(building.ctxDaysAgo(1.5), reviewer, asked, "我们周日晚上有模拟面试，你夜班能调开吗？");
  await comes(building, 1, "方以宁", {
    gateVersion: 2,
    year: 2019,
    why: "英语还行，逻辑一塌糊涂。可以帮大家改英语作文。",
    referee: "陆一帆",
  });
}

async function comes(building: Building, daysAgo: number, name: string, told: Told): Promise<string> {
  const ctx = building.ctxDaysAgo(daysAgo);
  const personId = await ctx.db.transaction().execute((tx) => createPerson(tx, ctx, { name }));
  return applies(ctx, building, { personId }, told);
}
