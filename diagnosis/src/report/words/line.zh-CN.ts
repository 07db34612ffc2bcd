import type { LineId } from "@kith/contract/diagnosis";
import { n, percent } from "./figures.zh-CN.ts";

/** 报告里关于一条判据、一件证据的话。 */

type Facts = Readonly<Record<string, number>>;
type Figures = readonly number[];

const f = (facts: Facts, key: string) => n(facts[key]);

export const title: Record<LineId, string> = {
  needMet: "提问有人答",
  commonSubject: "同一周说同一件事",
  originalShare: "受看重的是自己的东西",
  regulars: "有常在的人",
  supplyDepth: "供给不只靠一个人",
  exchangeShare: "成员之间有来往",
  reciprocity: "有来有往",
  noticesAnswered: "STAFF开的头有回音",
  newcomerPath: "新人有人接",
  purposeStated: "看得到群是干什么的",
  promotion: "广告不多",
  tieSurvival: "连接结实",
  reach: "话有人看到",
  outcomes: "做成了事",
  lifeStage: "和平时一样有人说话",
};

export const fact: Record<LineId, (x: Facts) => string> = {
  needMet: (x) => `${f(x, "asks")} 个提问里，${f(x, "answered")} 个在 24 小时内有别人答。`,
  commonSubject: (x) => `把 ${f(x, "authors")} 人随机分成两半，看两半人同一周用的词有多像。`,
  originalShare: (x) => `有人回应的 ${f(x, "valued")} 条里，${f(x, "own")} 条不是转发，也不只是链接。`,
  regulars: (x) =>
    `${f(x, "actives")} 个活跃的人里，${f(x, "regulars")} 人八周里有六周在，且有三人以上接过话。`,
  supplyDepth: (x) =>
    `${f(x, "supplies")} 次解答和分享，出自 ${f(x, "suppliers")} 人；最多的一人占 ${percent(x["topShare"])}。`,
  exchangeShare: (x) =>
    (x["silent"] ?? 0) > 0
      ? `STAFF说了 ${f(x, "silent")} 次没有人接；另有 ${f(x, "all")} 次来往，其中 ${f(x, "among")} 次双方都不是STAFF。`
      : `${f(x, "all")} 次来往里，${f(x, "among")} 次双方都不是STAFF。`,
  reciprocity: (x) =>
    `${f(x, "all")} 次接着答的话里，${f(x, "returned")} 次出自刚被答的那个人；随机只会有 ${percent(x["chance"])}。`,
  noticesAnswered: (x) => `${f(x, "notices")} 条里，${f(x, "answered")} 条三天内有人回应。`,
  newcomerPath: (x) =>
    `${f(x, "newcomers")} 位新人里，${f(x, "answered")} 位第一天的话有人答；四周后还在的约 ${percent(x["staying"])}。`,
  purposeStated: (x) => `记录里有 ${f(x, "statements")} 处公告或群说明。写了，不等于人人知道。`,
  promotion: (x) => `${f(x, "messages")} 条消息里，${f(x, "promotions")} 条像广告。`,
  tieSurvival: (x) =>
    `${f(x, "actives")} 个活跃的人里，${f(x, "held")} 人至少有两条结实的连接。STAFF和连接最多的一成人都走了，剩下 ${f(x, "left")} 人里 ${f(x, "kept")} 人仍连在一起。`,
  reach: (x) => `导出里没有已读记录。只看回应：一条话至少有 ${percent(x["atLeast"])} 的人看到。`,
  outcomes: () => "聊天记录里没有记下成果。",
  lifeStage: (x) => `最近八周 ${f(x, "last")} 条，平时的八周 ${f(x, "usual")} 条。`,
};

export const missing: Record<LineId, (has: number, needs: number) => string> = {
  needMet: (has, needs) => `只有 ${n(has)} 个提问，要 ${n(needs)} 个才能判断。`,
  commonSubject: (has, needs) => `只有 ${n(has)} 条话；要 ${n(needs)} 条、8 个人，才能判断。`,
  originalShare: (has, needs) => `只有 ${n(has)} 条话有人回应，要 ${n(needs)} 条才能判断。`,
  regulars: (has, needs) => `八周里只有 ${n(has)} 天有话，要 ${n(needs)} 天才看得出谁常在。`,
  supplyDepth: (has, needs) => `只有 ${n(has)} 次解答和分享，要 ${n(needs)} 次才能判断。`,
  exchangeShare: (has, needs) => `只有 ${n(has)} 次来往，要 ${n(needs)} 次才能判断。`,
  reciprocity: (has, needs) => `只有 ${n(has)} 次接着答的话，要 ${n(needs)} 次才能判断。`,
  noticesAnswered: (has, needs) => `STAFF只开过 ${n(has)} 次头，要 ${n(needs)} 次才能判断。`,
  newcomerPath: (has, needs) => `看得清来去的新人只有 ${n(has)} 位，要 ${n(needs)} 位才能判断。`,
  purposeStated: () => "记录里没有群说明，也没有公告。不等于没有，只是看不到。",
  promotion: (has, needs) => `只有 ${n(has)} 条消息，要 ${n(needs)} 条才能判断。`,
  tieSurvival: (has, needs) => `活跃的人只有 ${n(has)} 个，要 ${n(needs)} 个才能判断。`,
  reach: () => "导出里没有已读记录，只能看到谁回应了。",
  outcomes: () => "成交、合作、办成的事，聊天记录里看不到，要另外记。",
  lifeStage: () => "记录太短，或者后来没有多少话，没法和平时比。",
};

export const unit: Record<LineId, (x: number, facts: Facts) => string> = {
  needMet: (x) => `${n(x)} 问`,
  commonSubject: (x) => `${n(x)} 条`,
  originalShare: (x) => `${n(x)} 条`,
  regulars: (x) => `${n(x)} 人活跃`,
  supplyDepth: (x) => `${n(x)} 次`,
  exchangeShare: (x, { silent = 0 }) => (silent > 0 ? `${n(x)} 次发言和来往` : `${n(x)} 次来往`),
  reciprocity: (x) => `${n(x)} 次`,
  noticesAnswered: (x) => `${n(x)} 条`,
  newcomerPath: (x) => `${n(x)} 位新人`,
  purposeStated: (x) => `${n(x)} 处`,
  promotion: (x) => `${n(x)} 条`,
  tieSurvival: (x) => `${n(x)} 人活跃`,
  reach: (x) => `${n(x)} 条`,
  outcomes: () => "",
  lifeStage: (x) => `${n(x)} 段`,
};

export const next: Record<LineId, string> = {
  needMet: "每天傍晚把没人答的提问再捞一遍，点名请一个可能知道的人。",
  commonSubject: "每周定一个话题，请两个平时不搭话的人各说一段。",
  originalShare: "问一句“这个在别处拿得到吗？”，把答“拿不到”的攒起来。",
  regulars: "请两位常在的人当值一个月，写明做什么、到哪天为止。",
  supplyDepth: "请答得最多的人歇一周，把提问转给第二、第三个人。",
  exchangeShare: "少答一句，改成牵一句：“这个某某做过，你们聊聊。”",
  reciprocity: "答完过两天追问一句“后来怎么样了”，让话接得回来。",
  noticesAnswered: "下一条通知只说一件事，写明请谁、在哪天前、回什么。",
  newcomerPath: "新人第一次说话，由固定的人在两小时内接第一句。",
  purposeStated: "把“这个群为谁、解决什么、谁在管”写成三句话，置顶。",
  promotion: "推广放进单独的一天或单独的地方，其他时候不发。",
  tieSurvival: "办一次见面，或请常聊的人互留一个群外的联系方式。",
  reach: "要紧的事改成要回执的通知，才知道多少人看到了。",
  outcomes: "从今天起，成一件事就记一笔：谁、和谁、成了什么。",
  lifeStage: "发起一次召集，看谁来；来的人就是还在的人。",
};

export const how: Record<LineId, string> = {
  needMet:
    "数的是自己开头的提问。24 小时内有另一个人答（机器人不算），就算有人答。区间为 Wilson 90%，推断出来的回复按把握放宽。",
  commonSubject:
    "把活跃的人随机分成两半，算两半人每周用词的 Jensen-Shannon 相似度；同一周的减去跨周的，分八次，取平均。大于零，说明大家在说同一批事。",
  originalShare:
    "有人回应的话里，不是转发、不只是链接、在一起导入的其他群里也没有近似内容的，占多少。没找到相同的，不等于别处得不到，所以最好也只算“存疑”，问过成员才能成立。",
  regulars:
    "八周里有六周以上说过有内容的话，并且有三个以上不同的人接过话或道过谢。满五人算成立；小群为活跃者的十分之一，至少两人。",
  supplyDepth: "把解答和分享按人排好，看最少几个人合起来占到 80%。三人以上算成立。",
  exchangeShare:
    "一个人答另一个人，算一次来往。双方都不是群主或管理员的占多少。记录里没写谁是群主，就取说话最多的人。",
  reciprocity:
    "甲答了乙，接着答甲的人是不是乙？用实际的比例，减去按各人说话多少随机碰上的比例。把说话的人打乱，这个数就是零。",
  noticesAnswered: "群主或管理员自己开头的话，三天内有人答、或有表情回应的，占多少。",
  newcomerPath:
    "只数记录开始四周以后才出现、离结尾还有四周的人。第一天说的话 24 小时内有人答，算接住了。留存按 Kaplan-Meier 估计。",
  purposeStated: "看公告、置顶和群说明里有没有写。有，也不等于人人知道，问过成员才能成立。",
  promotion:
    "只看写法，不看是谁发的：叫人行动、给好处、催促、报价、留联系方式，占了三样，其中有前两样之一，就像广告。",
  tieSurvival:
    "结实的连接：有来有往，至少三次，不在同一天。再看群主和连接最多的一成人不在了，还有多少人连成一片。群外还有没有联系，记录里看不到，所以最好也只算“存疑”。",
  reach: "一条话下面回应过的不同的人，除以活跃的人数，取中位数。这是下限，不评级。",
  outcomes: "有记录才算。导出的聊天里没有这样的记录。",
  lifeStage: "最近八周的消息数，除以以往各个八周的中位数。",
};

export const why: Readonly<Record<string, (x: Figures) => string>> = {
  unanswered: () => "24 小时内没有别人答",
  answered: ([minutes = 0, people = 1]) => `${duration(minutes)}后有人答，共 ${n(people)} 人`,
  pair: ([times = 0]) => `两人来往 ${n(times)} 次，都不经过STAFF`,
  returned: () => "问，答，又接了回来",
  regular: ([weeks = 0, hearers = 0, said = 0]) =>
    `八周里 ${n(weeks)} 周在，${n(hearers)} 人接过话，说过 ${n(said)} 条`,
  supplier: ([times = 0, share = 0]) => `给过 ${n(times)} 次，占 ${percent(share)}`,
  promotion: ([days = 0, said = 0]) => `发的人来了 ${n(days)} 天，这八周发过 ${n(said)} 条`,
  sharedTerm: ([people = 0]) => `这一周有 ${n(people)} 人说到同一件事`,
  copy: () => "另一个群里有几乎一样的话",
  passedOn: () => "转发，或只有链接",
  own: ([reactions = 0]) => (reactions > 0 ? `自己的话，${n(reactions)} 个回应` : "自己的话，有人接"),
  silence: () => "没有人接话",
  unheard: () => "三天内没有回应",
  heard: () => "三天内有回应",
  newcomerUnanswered: ([days = 0]) => `第一天没人答；${stay(days)}`,
  newcomerAnswered: ([days = 0]) => `第一天有人答；${stay(days)}`,
  announcement: () => "公告",
  strongTie: ([times = 0, days = 0]) => `来往 ${n(times)} 次，在 ${n(days)} 个不同的日子`,
  call: ([people = 0]) => (people > 0 ? `两周内 ${n(people)} 人回应` : "两周内没有人回应"),
};

export const media: Readonly<Record<string, string>> = {
  image: "［图片］",
  voice: "［语音］",
  video: "［视频］",
  file: "［文件］",
  sticker: "［表情］",
  link: "［链接］",
  location: "［位置］",
  redPacket: "［红包］",
  transfer: "［转账］",
  poke: "［拍一拍］",
  call: "［通话］",
  share: "［分享］",
  forward: "［转发的记录］",
  contact: "［名片］",
  poll: "［投票］",
  announcement: "［公告］",
  unknown: "［未知］",
};

function duration(minutes: number): string {
  return minutes < 60 ? `${n(Math.max(1, minutes))} 分钟` : `${n(minutes / 60)} 小时`;
}

function stay(days: number): string {
  return days < 1 ? "只来过一天" : `前后 ${n(days)} 天`;
}
