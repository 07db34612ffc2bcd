import type { Bilingual } from "@kith/contract/language";

/** What several chats put together are called, in the list and in their report. */
export const togetherName: Bilingual = { "zh-CN": "全部聊天合起来", en: "All chats together" };
