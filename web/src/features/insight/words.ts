import { Catalogue } from "../../lib/catalogue.ts";
import type { InsightWords } from "./words/zh-CN.ts";

export const insightWords = new Catalogue<InsightWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
