import type { ClaimId, Grade, LineId, RichText, VerdictWord } from "@kith/contract/diagnosis";
import { withStaff } from "./staff.ts";

/**
 * 报告里的话。中文是底本，英文须逐条对应，少一条都过不了类型检查。`STAFF` 处填“群主”；导出里没写谁是群主时，
 * 填“说话最多的人”，因为那只是个推测。
 */

type Facts = Readonly<Record<string, number>>;
type Figures = readonly number[];

const n = (value: number | undefined) => Math.round(value ?? 0).toLocaleString("zh-CN");
const percent = (value: number | undefined) => `${Math.round(100 * (value ?? 0))}%`;
const f = (facts: Facts, key: string) => n(facts[key]);

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

const title: Record<LineId, string> = {
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

const fact: Record<LineId, (x: Facts) => string> = {
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

const missing: Record<LineId, (has: number, needs: number) => string> = {
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

const unit: Record<LineId, (x: number, facts: Facts) => string> = {
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
  lifeStage: (x) => `${n(x)} 个八周`,
};

const next: Record<LineId, string> = {
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

const how: Record<LineId, string> = {
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

const why: Readonly<Record<string, (x: Figures) => string>> = {
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

const media: Readonly<Record<string, string>> = {
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

const book = {
  grade,
  headline,
  pastHeadline,
  verdictWord,
  claim,
  title,
  fact,
  missing,
  unit,
  next,
  how,
  why,
  media,
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
    asUsual: (share: number) => `眼下说的话是平时的 ${percent(share)}。`,
    pulsing: (share: number) => `眼下说的话只有平时的 ${percent(share)}；以前也安静过，后来又回来了。`,
    fading: (share: number) => `眼下说的话只有平时的 ${percent(share)}，比以往任何时候都少。`,
    tiesUnknown: () => "群以外还找不找得到彼此，聊天记录里看不到。",
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

export const zhCN = (staff: StaffName): PhraseBook => withStaff(book, STAFF[staff]);
