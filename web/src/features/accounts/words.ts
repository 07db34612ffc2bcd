import { Catalogue } from "../../lib/catalogue.ts";
import type { AccountWords } from "./words/zh-CN.ts";

export const accountWords = new Catalogue<AccountWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
