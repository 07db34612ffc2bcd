import { Catalogue } from "../../lib/catalogue.ts";
import type { TalkWords } from "./words/zh-CN.ts";

export const talkWords = new Catalogue<TalkWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
