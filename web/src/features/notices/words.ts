import { Catalogue } from "../../lib/catalogue.ts";
import type { NoticeWords } from "./words/zh-CN.ts";

export const noticeWords = new Catalogue<NoticeWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
