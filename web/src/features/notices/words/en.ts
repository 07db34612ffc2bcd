import type { NoticeWords } from "./zh-CN.ts";

export const words: NoticeWords = {
  title: "Notices",
  toHome: "My communities",
  opening: "Opening",
  unread: "Unread",
  urgent: "Urgent",
  readAll: "Mark all as read",
  readingAll: "Marking",
  more: "Earlier ones",
  fetching: "Fetching",
  emptyTitle: "No notices yet",
  emptyText: "When something you asked Kith to do is done, you are told here.",
};
