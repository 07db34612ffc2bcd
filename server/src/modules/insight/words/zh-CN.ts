import type { ClaimId, Grade, Lifecycle, VerdictWord } from "@kith/contract/diagnosis";
import type { MeshBandWord, RungWord } from "@kith/contract/insight";
import type { Role } from "@kith/contract/members";

/** 社群看自己的那几页上的话。中文是底本，英文逐条对应。 */

const percent = (share: number) => `${Math.round(100 * share)}%`;

const verdict: Record<VerdictWord, string> = {
  community: "社群",
  chatGroup: "群聊",
  broadcastList: "广播群",
  advertisingChannel: "广告群",
  undecided: "未定",
  notEnough: "证据不足",
};

const life: Record<Lifecycle, { readonly title: string; readonly why: string }> = {
  forming: { title: "初生", why: "还不满半年，先看它怎么长。" },
  alive: { title: "活跃", why: "眼下有人说话，有人接话。" },
  dormant: { title: "沉寂", why: "安静了，但没有散：离了聊天，大家还找得到彼此，或者上次召集还有人来。" },
  dead: { title: "死群", why: "一年没有人说话，找不到彼此，最近三次召集也没有人来。" },
  closed: { title: "已关闭", why: "⟨organiser⟩把它关了。" },
  unknown: { title: "说不准", why: "安静了，还看不出是歇着，还是散了。发起一次召集，看谁来。" },
};

const claim: Record<ClaimId, string> = {
  sharedNeed: "共同的需要",
  notInPublic: "别处得不到的东西",
  backbone: "⟨backbone⟩",
  mesh: "⟨members⟩之间的来往",
  newcomers: "新人",
  littleNoise: "广告",
  tiesOutlast: "离了聊天还在的连接",
  reach: "触达",
  outcomes: "成果",
  lifeStage: "和平时比",
};

const grade: Record<Grade, string> = {
  holds: "成立",
  inDoubt: "存疑",
  fails: "不成立",
  notEnough: "证据不足",
};

const role: Record<Role, string> = {
  organiser: "⟨organiser⟩",
  moderator: "⟨moderator⟩",
  official: "⟨official⟩",
  backbone: "⟨backbone⟩",
};

const rung: Record<RungWord, string> = {
  phone: "有人有他的电话或别的联系方式",
  place: "知道在哪里能找到他",
  friend: "能通过朋友找到他",
  lost: "找不到了",
};

const band: Record<MeshBandWord, (name: string) => string> = {
  unknown: () => "人还太少，看不出形状。",
  silent: () => "最近八周几乎没有人来往。",
  star: (name) =>
    name === ""
      ? "几乎都绕着少数人转，⟨members⟩之间很少来往。"
      : `几乎都绕着${name}转，⟨members⟩之间很少来往。`,
  semi: () => "半去中心化：有⟨backbone⟩在，⟨members⟩之间也彼此来往。",
  diffuse: () => "网状：来往散在大家之间，不靠哪一个人。",
};

export const zhCN = {
  role,
  rung,
  band,
  life,
  somebody: "一位⟨member⟩",
  erased: "（已注销）",
  removedPost: "（已撤下）",
  changes: {
    verdict: (before: VerdictWord, now: VerdictWord) => `一周前是${verdict[before]}，现在是${verdict[now]}。`,
    life: (before: Lifecycle, now: Lifecycle) => `从${life[before].title}变成了${life[now].title}。`,
    grade: (id: ClaimId, before: Grade, now: Grade) =>
      `“${claim[id]}”一周前${grade[before]}，现在${grade[now]}。`,
    came: (names: readonly string[]) => `${names.join("、")}成了常在的人。`,
    went: (names: readonly string[]) => `${names.join("、")}不再常在。`,
    cameCount: (count: number) => `多了 ${count} 位常在的人。`,
    wentCount: (count: number) => `少了 ${count} 位常在的人。`,
  },
  dispute: {
    notAnAsk: "这不是提问",
    notPromotion: "这不是广告",
    notAnAnswer: "这不是在答它",
    notANotice: "这不是开头",
    notShared: "这是另一回事",
    bot: "这是机器人",
    person: "这是真人",
    notStaff: "这不是在任的人",
    notANewcomer: "这不是新人",
  },
  drill: {
    sound: (survival: number) => `解散了聊天，还有 ${percent(survival)} 的⟨members⟩找得到。`,
    onlyChat: (survival: number) =>
      `仅仅是一个群：聊天一没，在任的人不帮忙，只有 ${percent(survival)} 的⟨members⟩还找得到。`,
    nobody: "还没有⟨members⟩。",
    askLost: (count: number) => `请找不到的 ${count} 位各给一位⟨member⟩留一个电话，或写明在哪里能找到他。`,
    gather: "办一次线下聚会：见过面的人，彼此就是一条路。",
    share: "联系方式都在在任的人手里。让⟨members⟩之间也互相留一个。",
    spread: (name: string) => `太靠“${name}”了。再有一个见面的地方，它没了也不怕。`,
    keep: "一年问一次大家：电话还通吗，人还在那里吗？",
  },
};

export type InsightWords = typeof zhCN;
