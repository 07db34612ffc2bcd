import type { ClaimId, Grade, RichText, VerdictWord } from "@kith/contract/diagnosis";
import { n, percent } from "./figures.zh-CN.ts";
import * as line from "./line.zh-CN.ts";
import { overlaid, type OverlayOf } from "./overlaid.ts";
import { withStaff } from "./staff.ts";

/**
 * 报告里的话。中文是底本，英文须逐条对应，少一条都过不了类型检查。`STAFF` 处填“群主”；导出里没写谁是群主时，
 * 填“说话最多的人”，因为那只是个推测。
 */

const grade: Record<Grade, string> = {
  holds: "成立",
  inDoubt: "存疑",
  fails: "不成立",
  notEnough: "证据不足",
};

const headline: Record<VerdictWord | "communityInDoubt", string> = {
  community: "是社群。",
  communityInDoubt: "是社群，只是还不够结实。",
  chatGroup: "只是一个群。",
  broadcastList: "是广播群，不是社群。",
  advertisingChannel: "是广告群，不是社群。",
  undecided: "还定不下来。",
  notEnough: "证据不足，还不能说。",
};

const pastHeadline: Record<VerdictWord | "communityInDoubt", string> = {
  community: "最后热闹的时候，是社群。",
  communityInDoubt: "最后热闹的时候，是社群，只是不够结实。",
  chatGroup: "最后热闹的时候，只是一个群。",
  broadcastList: "最后热闹的时候，是广播群。",
  advertisingChannel: "最后热闹的时候，是广告群。",
  undecided: "最后热闹的时候，也定不下来。",
  notEnough: "证据不足，还不能说。",
};

const verdictWord: Record<VerdictWord, string> = {
  community: "社群",
  chatGroup: "群聊",
  broadcastList: "广播群",
  advertisingChannel: "广告群",
  undecided: "未定",
  notEnough: "证据不足",
};

const claim: Record<ClaimId, string> = {
  sharedNeed: "共同的需要",
  notInPublic: "别处得不到",
  backbone: "骨干",
  mesh: "成员之间的来往",
  newcomers: "新人",
  littleNoise: "广告",
  tiesOutlast: "连接是否结实",
  reach: "触达",
  outcomes: "成果",
  lifeStage: "活力",
};

const book = {
  grade,
  headline,
  pastHeadline,
  verdictWord,
  claim,
  ...line,
  percent,
  count: n,

  meta: {
    people: (people: number) => `${n(people)} 人`,
    messages: (messages: number) => `${n(messages)} 条消息`,
  },

  because: {
    tooLittle: (messages: number, speakers: number, weeks: number) =>
      `一共 ${n(messages)} 条消息，${n(speakers)} 个人，${n(weeks)} 周。要谈得上判断，至少得有 50 条、5 个人、4 周。`,
    noStretch: () => "没有哪八周里有五个人说过五十条话，又分布在十四天以上。零星的几天，看不出一个群的日常。",
    promotion: (promoted: number, roots: number) =>
      `自己开头的话有 ${n(roots)} 条，其中 ${n(promoted)} 条是推广。`,
    broadcast: (share: number) => `只有 ${percent(share)} 的来往发生在成员之间，其余都绕着STAFF转。`,
    silence: (posts: number) => `STAFF说了 ${n(posts)} 次没有人接，成员之间也几乎不说话。`,
    oneWay: () => "话说出去很少接得回来：谁答谁，和随机凑在一起差不多。",
    unheard: (answered: number, notices: number) =>
      `STAFF开的头有 ${n(notices)} 条，三天内有回应的 ${n(answered)} 条。`,
    community: (regulars: number, share: number) =>
      `${n(regulars)} 人常在，而且有人接话；${percent(share)} 的来往发生在成员之间，不经过STAFF。`,
    lively: () => "聊得起来，",
    noNeed: (answered: number, asks: number) =>
      `可是 ${n(asks)} 个提问里只有 ${n(answered)} 个在一天里有人答，还看不出一个共同的需要。`,
    noReturn: () => "可是话说出去很少接得回来：谁答谁，和随机凑在一起差不多。",
    noBackbone: (regulars: number) =>
      regulars === 0
        ? "可是没有一个人八周里有六周在、又有人接话，还没有骨干。"
        : `可是常在又有人接话的只有 ${n(regulars)} 人，还没有骨干。`,
    unknown: (claims: readonly string[]) => `差在${claims.join("和")}：这段记录里的证据还不够。`,
    doubtful: (claims: readonly string[]) => `差在${claims.join("和")}：看得到一些，还不够确定。`,
    thinTies: (kept: number, left: number) =>
      `有人常在，也有人接话，可是连接又少又散：STAFF和连接最多的一成人一走，剩下 ${n(left)} 人里只有 ${n(kept)} 人还连在一起。`,
    silentSince: (date: string) =>
      `${date} 之后，这份记录里没有多少话了。以后的事，一份导出说不出来，也说不出这些人是否还找得到彼此。`,
    asUsual: (share: number) =>
      share < 2 ? `眼下说的话是平时的 ${percent(share)}。` : `眼下说的话是平时的 ${n(share)} 倍。`,
    pulsing: (share: number) => `眼下说的话只有平时的 ${percent(share)}；以前也安静过，后来又回来了。`,
    fading: (share: number) => `眼下说的话只有平时的 ${percent(share)}，比以往任何时候都少。`,
    tiesUnknown: (_survival?: number) => "群以外还找不找得到彼此，聊天记录里看不到。",
  },

  dispute: {
    notAnAsk: "这不是提问",
    notPromotion: "这不是广告",
    notAnAnswer: "这句不是在答它",
    notANotice: "这不算开头",
    notShared: "这不是同一件事",
    bot: "这是机器人",
    person: "这是真人",
    notStaff: "这不是群主",
    notANewcomer: "这不是新人",
  },

  without: (value: string) => `拿掉上面这些，这个数会是 ${value}。`,

  condition: {
    v1Need: "共同的需要",
    v2Insider: "别处得不到",
    v3Backbone: "有骨干在供给",
    need: (answered: number, asks: number): RichText => [
      { strong: `${n(asks)} 个提问里 ${n(answered)} 个` },
      "在一天里有别人答。",
    ],
    insider: (own: number, valued: number): RichText => [
      `有人回应的 ${n(valued)} 条里，`,
      { strong: `${n(own)} 条` },
      "是自己的话。别处有没有，要问过成员才知道。",
    ],
    backbone: (regulars: number, topShare: number): RichText => [
      { strong: `${n(regulars)} 人` },
      `八周里有六周在，有人接话。给得最多的一人占 ${percent(topShare)}。`,
    ],
  },

  mesh: {
    heading: (ties: number) => `${n(ties)} 条连接`,
    deep: (ties: number) => `深连接 ${n(ties)}`,
    ordinary: (ties: number) => `一般 ${n(ties)}`,
    backbone: (people: number) => `骨干 ${n(people)}`,
    alone: (people: number) => `尚无连接 ${n(people)}`,
    caption: (people: number, ties: number, deep: number) =>
      `${n(people)} 人之间有 ${n(ties)} 条连接，其中 ${n(deep)} 条是深连接。旁边的名单说的是同样的事；位置没有含义。`,
    row: (ties: number, deep: number): RichText => [
      { strong: n(ties) },
      deep > 0 ? ` 条，深 ${n(deep)}` : " 条",
    ],
    circle: (name: string, people: number) => `${name}等 ${n(people)} 人`,
    smallCircles: (circles: number) => `另有 ${n(circles)} 个小圈`,
    peers: "成员互连",
    centralisation: "中心势",
    band: {
      unknown: "人太少",
      silent: "没有来往",
      star: "围着一个人",
      semi: "半去中心",
      diffuse: "分散",
    },
    without: (gone: number) => `走掉最连着的 ${n(gone)} 人`,
    stillTied: (kept: number, left: number) => `${n(left)} 人里 ${n(kept)} 人仍相连`,
  },

  role: { owner: "群主", admin: "管理员", busiest: "说话最多" },

  nature: {
    bot: (messages: number) => `${n(messages)} 条，几乎都是同样的写法`,
    exportBot: (messages: number) => `导出里标明是机器人，${n(messages)} 条`,
    relay: (people: number) => `替另一边的 ${n(people)} 人传话，已经拆开，算到各人名下`,
    busiest: (messages: number) => `记录里没写谁是群主，取说话最多的人，${n(messages)} 条`,
    named: () => "导出里写明的",
  },

  firmness: {
    without: (name: string, verdict: string) => `要是不算 ${name}，结论会变成“${verdict}”。`,
    cut: (line: string, isUp: boolean, verdict: string) =>
      `“${line}”的判定线${isUp ? "抬高" : "降低"} 10%，结论会变成“${verdict}”。`,
    firm: () => "不算来往最多的五人中的任何一位，或把任何一条判定线移动 10%，结论都不变。",
  },

  settle: {
    messages: () => "再导出更长的一段：至少四周、五个人、五十条话。",
    days: () => "导出连续的八周，不要只留几天。",
    line: (text: string) => text,
    ask: () =>
      "也可以直接问成员：这个群为了什么？谁在管？在这里得到什么别处没有的？没有这个群，你还找得到其中三个人吗？",
  },

  footnote: {
    links: (explicit: number, inferred: number) =>
      `回复关系 ${percent(explicit)} 来自明确的引用或标记，${percent(inferred)} 为推断，每条都带着把握。`,
    intervals: () => "区间为 90%。竖线是判定线。",
    view: () => "导出是导出者看到的样子：他进群之前的话、撤回的话、没出过声的人，都看不到。",
    window: (from: string, to: string) => `判断的是 ${from}至${to}。`,
    zone: (zone: string) => `日期按 ${zone} 计算。`,
  },

  spoken: (parts: { grade: string; title: string; value: string; interval: string; unit: string }) =>
    `${parts.grade}：${[parts.title, parts.value, parts.interval && `区间 ${parts.interval}`, parts.unit].filter(Boolean).join("，")}。`,

  html: {
    title: (name: string) => `${name} · 体检`,
    conditions: "三个条件",
    lines: "逐条看",
    next: "下一步：",
    how: "怎么算的",
    firmness: "结论有多稳",
    settle: "怎样才能说清",
    natures: "认作机器人、转发器或群主的",
    loss: "读进来多少",
    people: "每个人的连接",
    masked: "人名已隐去。",
    made: (date: string) => `由 Kith 在本机生成，${date}。没有上传任何内容。`,
  },

  redacted: { phone: "〔电话〕", mail: "〔邮箱〕", account: "〔账号〕" },
  masked: (initial: string, number: number) => (number > 1 ? `${initial}某${n(number)}` : `${initial}某`),
  nobody: "（没写是谁）",
  recalled: "（已撤回）",
};

export type PhraseBook = typeof book;
export type StaffName = "organiser" | "busiest";

const STAFF: Readonly<Record<StaffName, string>> = { organiser: "群主", busiest: "说话最多的人" };

/** Sentences that stand in place of the book's own. */
export type Overlay = OverlayOf<PhraseBook>;

export const zhCN = (staff: StaffName, overlay: Overlay = {}): PhraseBook =>
  withStaff(overlaid(book, overlay), STAFF[staff]);
