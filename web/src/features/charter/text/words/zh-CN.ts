import type { AnchorKind, CharterItem, OpeningNeed } from "@kith/contract/charter-content";
import type { PromiseState } from "@kith/contract/promises";
import type { VocabularyKey } from "@kith/contract/vocabulary";

interface ItemWords {
  /** What the part is called, in the charter and in lists. */
  readonly title: string;
  /** What is asked, when one writes it. */
  readonly ask: string;
  readonly hint: string;
  /** What a good one looks like. */
  readonly example: string;
}

const items: Readonly<Record<CharterItem, ItemWords>> = {
  purpose: {
    title: "目的",
    ask: "为什么要有它？",
    hint: "一两句话，写给还不认识你们的人。",
    example: "让住在同一栋楼里的人叫得出彼此的名字，有事敲得开门。",
  },
  sharedNeed: {
    title: "共同的需要",
    ask: "大家离不开它的，是哪一件事？",
    hint: "不是兴趣，是没有它就办不成、别处也难得到的那件事。",
    example: "白天都上班，孩子放学到晚饭这两个小时没有人管。",
  },
  anchor: {
    title: "聚在一起的那个点",
    ask: "大家是因为什么聚到一起的？",
    hint: "兴趣、爱好、身份、需要，选最贴近的一种，再写一句。",
    example: "身份：2008 届三班的同学。",
  },
  onlyHere: {
    title: "只有这里有的",
    ask: "有什么是在这里才得到的？",
    hint: "一行写一样，至少一样。别处搜得到的不用写。",
    example: "每周一场模拟面试，考官是考过的人\n自己人改过的个人陈述，改了什么都留着",
  },
  motive: {
    title: "牵头的缘由",
    ask: "你为什么牵这个头？",
    hint: "说在明处。想卖东西也可以，写清楚就不算骗人。",
    example: "",
  },
  asks: {
    title: "对大家的要求",
    ask: "来的人要做到什么？",
    hint: "一行写一条。没有就空着。",
    example: "每月至少来一次\n换了电话说一声",
  },
  fees: {
    title: "费用",
    ask: "要花钱吗？",
    hint: "不收也写一句，别人看了放心。",
    example: "不收费；聚会的饭钱当天平摊，账目贴出来。",
  },
  rules: {
    title: "规则",
    ask: "守哪几条规则？",
    hint: "至少一条。每条有自己的编号，撤了的编号不再给别的规则用；处理人和事，都要指到某一条。",
    example: "不外传别人在这里说的私事。",
  },
  values: {
    title: "价值观",
    ask: "你们看重什么？",
    hint: "一行写一条，短一点。没有就空着。",
    example: "互相托底\n说真话",
  },
  vocabulary: {
    title: "自己的叫法",
    ask: "你们怎么称呼自己人？",
    hint: "写了的，页面、通知和邮件里都会这样叫；空着的用原来的叫法。",
    example: "书友、领读人、舵主……",
  },
  goal: {
    title: "目标",
    ask: "有没有一个看得见的目标？",
    hint: "数得出来、有日子的。没有就空着。",
    example: "一年一起读完一百本书，到 12 月 31 日。",
  },
};

const needs: Readonly<Record<OpeningNeed, string>> = {
  purpose: items.purpose.title,
  sharedNeed: items.sharedNeed.title,
  anchor: items.anchor.title,
  onlyHere: items.onlyHere.title,
  motive: items.motive.title,
  rules: items.rules.title,
  organiser: "一位⟨organiser⟩",
  backbone: "一位⟨backbone⟩",
};

const anchors: Readonly<Record<AnchorKind, { readonly word: string; readonly text: string }>> = {
  interest: { word: "兴趣", text: "都想了解同一件事" },
  hobby: { word: "爱好", text: "都在做同一件事" },
  identity: { word: "身份", text: "都是同一种人：同学、邻居、同行" },
  need: { word: "需要", text: "都要办成同一件事" },
};

const vocabulary: Readonly<Record<VocabularyKey, string>> = {
  member: "一位成员叫",
  members: "几位成员叫（英文的复数，中文不用填）",
  organiser: "组织者叫",
  moderator: "管理员叫",
  backbone: "骨干叫",
  official: "官方叫",
};

const states: Readonly<Record<PromiseState, string>> = { open: "还没到", kept: "兑现了", broken: "没做到" };

export const words = {
  items,
  needs,
  anchors,
  vocabulary,
  title: "章程",
  version: (version: number) => `第 ${version} 版`,
  draft: "草稿",
  inForceSince: (day: string) => `${day}起施行`,
  empty: "还没写",
  edit: "改章程",
  goOn: "接着写",
  allVersions: "历次版本",
  since: "开门于",
  notOpen: {
    title: "还没开门",
    organiser: (count: number) =>
      count === 0 ? "要写的都写了，可以开门了。" : `还缺 ${count} 样，补上就能开门。`,
    member: "⟨organiser⟩还在写，下面是草稿。开门时会请你看一遍。",
  },
  ask: {
    first: "章程定下来了，请看一遍。",
    again: (version: number) => `章程改到了第 ${version} 版，请再看一遍。`,
    changes: "看改了什么",
    accept: "看过并确认",
    accepting: "正在确认",
    accepted: (version: number) => `你确认过第 ${version} 版`,
    done: "已确认，谢谢",
    read: "去看章程",
    counted: (count: string, of: string) => `${of} 位里有 ${count} 位确认了这一版`,
  },
  goal: {
    of: (recorded: string, target: string, unit: string) => `${recorded} / ${target} ${unit}`,
    until: "到",
    record: "记一笔",
    amount: (unit: string) => `多少${unit}`,
    amountHint: "写错了，再记一笔负的就抵掉",
    amountError: "写一个数，最多两位小数，不是零",
    note: "说明（可以不写）",
    act: "记上",
    busy: "正在记",
    list: "记过的",
    none: "还没有记过",
    cancel: "不记了",
  },
  promises: {
    title: "承诺",
    kept: (kept: number, of: number) => `到期的 ${of} 条里，兑现了 ${kept} 条`,
    open: (count: number) => `还有 ${count} 条没到日子`,
    none: "还没有许过什么",
    all: "看全部",
    emptyTitle: "还没有承诺",
    emptyText: "⟨organiser⟩答应过大家的事，写在这里：什么事、到哪一天。到期兑现没有，谁都看得见。",
    add: "许一个承诺",
    text: "答应大家什么",
    textExample: "每月最后一个周日，把账目贴出来",
    due: "到哪一天",
    act: "许下",
    busy: "正在写下",
    cancel: "不许了",
    final: "许下就收不回，也改不了字：到时候只有做到和没做到。",
    errors: { text: "写清楚答应什么，200 字以内", dueOn: "选一个日子" },
    states,
    overdue: "过期了",
    by: "许诺",
    dueOn: "到期",
    settle: { kept: "兑现了", broken: "没做到", open: "改回没到" },
    note: "怎么做到的，或者为什么没做到（可以不写）",
    settling: "正在记",
  },
  editing: {
    title: "写章程",
    intro: "一次写一样，随时停下。写下的马上存进草稿，别的⟨organiser⟩也看得到。",
    needed: "开门前要有",
    optional: "写了更好",
    people: "要有人撑着",
    missing: "还缺",
    there: "写好了",
    changed: "改过",
    appoint: "自己先担任",
    appointOther: "去请别人",
    open: "开门",
    opening: "正在开门",
    openAfter: (count: string) =>
      `开门后章程就是第 1 版；再到“入口”里开始收申请，新人就能进来。${count === "0" ? "" : `已经在的 ${count} 位会请他们看一遍。`}`,
    openNot: (list: string) => `还缺：${list}`,
    publish: "发布这一版",
    publishing: "正在发布",
    publishAfter: (version: number, count: string) =>
      `发布后是第 ${version} 版${count === "0" ? "" : `，会请另外 ${count} 位⟨members⟩再确认一次`}。`,
    unchanged: "草稿和现行的一样，没有要发布的。",
    note: "一句话告诉大家改了什么（可以不写）",
    noteExample: "例如：加了一条不许外传照片的规则",
    preview: "这次改了什么",
    discard: "不改了，回到现行的",
    discardTitle: "放掉草稿？",
    discardGoes: "走的：草稿里还没发布的改动，别人写的也在内。",
    discardStays: (version: number) => `留下：现行的第 ${version} 版，一个字不变。`,
    discardLeave: "留着草稿",
    discardAct: "放掉草稿",
    discarding: "正在放掉",
    published: (version: number) => `第 ${version} 版已经施行`,
    opened: "开门了。接着到“入口”里收申请",
  },
  item: {
    example: "例如",
    saved: "已存",
    saving: "正在存",
    kept: "没连上，先存在本机；网络好了会再存",
    next: (title: string) => `下一样：${title}`,
    back: "回到清单",
    invalid: "这样存不了：太长了，或者有一项没写完。写下的还在本机。",
    conflict: (name: string) => `${name}刚改过这一样，你们写的不一样：`,
    theirs: (name: string) => `${name}写的`,
    mine: "你写的",
    useTheirs: "用这一份",
    useMine: "用我的",
    addRule: "加一条规则",
    withdraw: "撤下这条",
    withdrawn: (number: number) => `R${number} 会撤下`,
    restore: "留着",
    newRule: "新规则",
    goalText: "要做到什么",
    goalTarget: "多少",
    goalUnit: "单位",
    goalUnitHint: "本、公里、场……",
    goalUntil: "到哪一天",
    goalAnother: "换一个新目标（从零记起）",
    goalNone: "不设目标",
    nobody: "有人",
  },
  versions: {
    title: "历次版本",
    inForce: "现行",
    compare: "和上一版比",
    first: "第一版",
    by: (name: string) => `${name}发布`,
    read: "看这一版",
    changesTitle: (from: number, to: number) => `第 ${from} 版到第 ${to} 版`,
    from: "从",
    to: "到",
    same: "两版说的一样。",
    added: "新加",
    removed: "拿掉",
    changed: "改了",
    withdrawn: "撤下",
    order: "次序变了",
    one: (version: number) => `第 ${version} 版`,
    old: "这是旧版，不再施行。",
    emptyTitle: "还没有施行过的版本",
    emptyText: "开门时，草稿成为第 1 版。以后每改一次，旧的都留着。",
  },
};

export type CharterTextWords = typeof words;
