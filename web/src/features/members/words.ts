import { Catalogue } from "../../lib/catalogue.ts";
import type { MemberWords } from "./words/zh-CN.ts";

export const memberWords = new Catalogue<MemberWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
