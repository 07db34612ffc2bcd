import { Catalogue } from "../../lib/catalogue.ts";
import type { CheckWords } from "./words/zh-CN.ts";

export const checkWords = new Catalogue<CheckWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
