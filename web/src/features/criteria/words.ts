import { Catalogue } from "../../lib/catalogue.ts";
import type { CriteriaPageWords } from "./words/zh-CN.ts";

export const criteriaWords = new Catalogue<CriteriaPageWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
