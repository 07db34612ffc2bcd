export const words = {
  title: "通知",
  toHome: "我的社群",
  opening: "正在打开",
  unread: "未读",
  urgent: "急",
  readAll: "都标为已读",
  readingAll: "正在标",
  more: "再早一些的",
  fetching: "正在取",
  emptyTitle: "还没有通知",
  emptyText: "你托 Kith 办的事有了结果，会在这里告诉你。",
};

export type NoticeWords = typeof words;
