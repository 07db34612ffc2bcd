import type { Language } from "@kith/contract/language";

/** What the pages of carriers and roles say. */
export interface ToldOfCarriers {
  readonly add: string;
  readonly kind: string;
  readonly qq: string;
  readonly name: string;
  readonly link: string;
  readonly expires: string;
  readonly capacity: string;
  readonly headcount: string;
  readonly addAct: string;
  readonly cancel: string;
  readonly full: string;
  readonly expired: string;
  readonly due: RegExp;
  readonly linkWrong: RegExp;
  readonly take: RegExp;
  readonly open: string;
  readonly change: RegExp;
  readonly move: string;
  readonly moveAct: string;
  readonly confirm: string;
  readonly confirmed: string;
  readonly count: RegExp;
  readonly makeCode: string;
  readonly codeName: string;
  readonly makeCodeAct: string;
  readonly leadsTo: RegExp;
  readonly notVerified: string;
  readonly verify: RegExp;
  readonly verifyAct: string;
  readonly verified: RegExp;
  readonly handOver: RegExp;
  readonly findName: string;
  readonly askAct: string;
  readonly accept: string;
  readonly vacant: RegExp;
  readonly signIn: string;
}

export const toldOfCarriers: Readonly<Record<Language, ToldOfCarriers>> = {
  "zh-CN": {
    add: "加一个载体",
    kind: "哪一种",
    qq: "QQ 群",
    name: "叫什么",
    link: "入口链接",
    expires: "入口用到哪一天",
    capacity: "最多多少人",
    headcount: "现在多少人",
    addAct: "加上",
    cancel: "不改了",
    full: "满员",
    expired: "入口过期",
    due: /的入口已经过期/,
    linkWrong: /贴完整的网址/,
    take: /^怎么进/,
    open: "打开",
    change: /^改/,
    move: "换地方",
    moveAct: "换过去",
    confirm: "我已经在新的地方",
    confirmed: "你已确认",
    count: /人里 1 人已确认/,
    makeCode: "做一个活码",
    codeName: "用在哪里",
    makeCodeAct: "做好",
    leadsTo: /现在带去/,
    notVerified: "未核验",
    verify: /^记下已核验/,
    verifyAct: "记下",
    verified: /已核验：顾行舟见过本人/,
    handOver: /^交接/,
    findName: "输入名字",
    askAct: "请他接手",
    accept: "接下",
    vacant: /上一任是苏明远/,
    signIn: "先登录",
  },
  en: {
    add: "Add a carrier",
    kind: "What kind",
    qq: "QQ group",
    name: "What it is called",
    link: "Link that leads in",
    expires: "Until which day the way in holds",
    capacity: "Room for how many",
    headcount: "How many are in it now",
    addAct: "Add",
    cancel: "Cancel",
    full: "Full",
    expired: "Way in expired",
    due: /has expired; put in a new one/,
    linkWrong: /Paste the whole address/,
    take: /^How to get in/,
    open: "Open",
    change: /^Change/,
    move: "Move",
    moveAct: "Move",
    confirm: "I am at the new place",
    confirmed: "You confirmed",
    count: /1 of \d+ confirmed/,
    makeCode: "Make a live code",
    codeName: "Where it is used",
    makeCodeAct: "Make it",
    leadsTo: /Leads to .* now/,
    notVerified: "Not verified",
    verify: /^Record a verification/,
    verifyAct: "Record it",
    verified: /Verified: 顾行舟 met them/,
    handOver: /^Hand over/,
    findName: "Type a name",
    askAct: "Ask them to take over",
    accept: "Take over",
    vacant: /last held by 苏明远/,
    signIn: "Sign in first",
  },
};
