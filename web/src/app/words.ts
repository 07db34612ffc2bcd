import { Catalogue } from "../lib/catalogue.ts";
import type { AppWords } from "./words/zh-CN.ts";

export const appWords = new Catalogue<AppWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
