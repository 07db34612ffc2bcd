import type { AppWords } from "./zh-CN.ts";

export const words: AppWords = {
  toContent: "Skip to content",
  home: "Kith, front page",
  back: "Back",
  otherLanguage: "中文",
  theme: { light: "Light", dark: "Dark" },
  themeLong: { light: "Switch to light", dark: "Switch to dark" },
  loading: "Opening",
  notices: {
    title: "Notices",
    unread: (count, n) => (n === 1 ? "1 unread notice" : `${count} unread notices`),
  },
  broken: {
    title: "This page broke",
    text: "The fault is with Kith, not with you. Your file never left this device; open the page again and hand it over once more.",
    again: "Open again",
    details: "What the error says",
  },
  notFound: {
    title: "There is nothing here",
    text: "The address is wrong, or the page is gone.",
    toFront: "To the front page",
  },
};
