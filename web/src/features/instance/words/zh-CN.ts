import type { OpenDeliveryState } from "@kith/contract/instance";
import type { NoticePurpose } from "@kith/contract/notices";

const purposes: Readonly<Record<NoticePurpose, string>> = { service: "办事结果", promotion: "推荐" };

const states: Readonly<Record<OpenDeliveryState, string>> = {
  due: "到时就发",
  held: "等邮件设好",
  sending: "正在发",
  unknown: "可能已送到",
  failed: "被拒收",
  dead: "不再试了",
};

export const words = {
  title: "这个实例",
  toAccount: "我的账号",
  opening: "正在打开",
  intro: "通知有没有送到人手里。只有管理这个实例的人看得到这一页；通知里写了什么，这里不显示。",
  refresh: "再看一次",
  refreshing: "正在看",
  purposes,
  states,
  mail: {
    title: "邮件",
    on: (from: string) => `已设好，从 ${from} 发出。`,
    off: "还没设好，所以邮件都在等。站内的通知照常。",
    offAct:
      "在启动 Kith 的环境里写上 KITH_SMTP_URL（发信服务器）和 KITH_MAIL_FROM（发信地址），再重新启动。等着的会自己发出去。",
    noUrl:
      "KITH_URL 没有设，Kith 不知道自己的网址：邮件里没有链接，推荐也不会发出去，因为收信人没法退订。写上 KITH_URL，再重新启动。",
  },
  waiting: {
    title: "还没发出去的",
    none: "没有。",
    act: "到时的会自己发，不用做什么。",
    held: "邮件设好以后会自己发。",
  },
  troubled: {
    title: "没有好好送到的",
    none: "没有。",
    unknown:
      "发信服务器收下了信，却没有回话。多半已经送到；Kith 不再发第二次，免得人收到两封。要紧的，当面问一声。",
    failed: "发信服务器不收，再试也一样。多半是地址写错了，下面有它的原话。站内的通知那个人看得到。",
    dead: "试了几次都没成，或者过了时候，Kith 不再试了。看看下面的原话，先让发信服务器好起来；站内的通知那个人看得到。",
  },
  gone: "已注销的人",
  dueAt: "",
  dueAfter: "发",
  tries: (count: number) => `试过 ${count} 次`,
  quiet: "那时对方不在安静时间了",
  atMost: (count: number) => `只列出 ${count} 条。`,
};

export type InstanceWords = typeof words;
