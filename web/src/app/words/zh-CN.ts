export const words = {
  toContent: "跳到正文",
  home: "Kith 首页",
  back: "返回",
  otherLanguage: "English",
  theme: { light: "浅色", dark: "深色" },
  themeLong: { light: "换成浅色", dark: "换成深色" },
  loading: "正在打开",
  notices: {
    title: "通知",
    unread: (count: string, _n: number) => `${count} 条通知未读`,
  },
  broken: {
    title: "这一页出了错",
    text: "是 Kith 的问题，不是你的。你的文件没有离开这台设备，重新打开这一页再放一次就好。",
    again: "重新打开",
    details: "错误原文",
  },
  notFound: {
    title: "这里什么也没有",
    text: "这个地址不对，或者那一页已经不在了。",
    toFront: "回到首页",
  },
};

export type AppWords = typeof words;
