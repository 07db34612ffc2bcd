import type { Motive } from "@kith/contract/charter-content";

const motives: Readonly<Record<Motive, string>> = {
  service: "照顾好已有的用户",
  sales: "卖东西",
  recruitment: "招人",
  fandom: "共同的喜欢",
  study: "一起学习",
  business: "做生意",
  publicGood: "公益",
  friendship: "交朋友",
};

export const words = {
  opening: "正在打开",
  organiser: "组织者",
  moreOrganisers: (count: string) => `另有 ${count} 位组织者`,
  verified: {
    inPerson: "当面核验过身份",
    document: "核验过证件",
    instance: "本站管理者核验过身份",
  },
  unverified: "身份还没有核验过",
  motive: (motive: Motive) => `初衷：${motives[motive]}`,
  talk: {
    exchanged: (members: string, exchanged: string) => `${members} 人里 ${exchanged} 人`,
    within: (weeks: string) => `近 ${weeks} 周彼此说过话。`,
    answered: (newcomers: string, answered: string) =>
      `${newcomers} 位新人的第一句话，${answered} 位有人回，`,
    minutes: (minutes: string) => `通常 ${minutes} 分钟内。`,
    hours: (hours: string) => `通常 ${hours} 小时内。`,
    none: (newcomers: string) => `${newcomers} 位新人的第一句话，没有人回。`,
    unknown: "刚开始，大家彼此说不说话，还看不出来。",
  },
  onlyHere: "只有这里有",
  asks: "要你做的",
  nothingAsked: "没有写要你做什么。",
  fees: "费用",
  noFees: "章程里没有写要收费。",
  noReward: "介绍人来，没有奖励。",
  rules: (count: string) => `规矩，共 ${count} 条`,
  all: "全部规矩与来历",
  sharedNeed: "大家共同的需要",
  values: "看重什么",
  trust: {
    founded: (years: number, months: number) =>
      `成立 ${[years > 0 ? `${years} 年` : "", months > 0 ? ` ${months} 个月` : ""].join("").trim()}`,
    foundedJustNow: "刚成立",
    promises: (kept: string, due: string) => `到期的承诺兑现 ${kept} / ${due}`,
    charter: (version: string) => `章程第 ${version} 版`,
  },
  apply: "申请加入",
  before: {
    takes: {
      questions: (count: string) => `${count} 个问题`,
      evidence: "一份证明",
      referee: "一位成员引荐",
    },
    toDo: {
      questions: (count: string) => `答 ${count} 个问题`,
      evidence: "交一份证明",
      referee: "请一位成员引荐",
    },
    answer: (days: string) => `${days} 天内答复`,
    usual: (hours: string) => `通常 ${hours} 小时内答复`,
    reason: "不通过会说明理由",
    ask: (parts: readonly string[]) => `申请要${parts.join("，")}。`,
    line: (parts: readonly string[]) => parts.join("，"),
    sentence: (parts: readonly string[]) => `${parts.join("，")}。`,
  },
  hidden: "通过之前，看不到任何群的入口",
  codeOver: "你来的这个渠道码已经失效，不影响申请。",
  full: "今天的申请收满了，明天再来。",
  me: {
    member: "你已经在里面了。",
    enter: "进去",
    undecided: "你的申请在等答复。",
    toApplication: "看看到哪一步了",
    again: (day: string) => `上次没有通过，${day}起可以再申请。`,
    last: "看上次的理由",
  },
  shut: {
    title: "这扇门没有开",
    text: "也许地址抄错了，也许门正关着，也许要从一个仍然有效的渠道地址进来。问问把它给你的人。",
    toHome: "回到我的社群",
    toFront: "Kith 是什么",
    later: "没能打开",
    again: "再试一次",
  },
};

export type LandingWords = typeof words;
