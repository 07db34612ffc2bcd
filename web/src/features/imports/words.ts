import { Catalogue } from "../../lib/catalogue.ts";
import type { ImportWords } from "./words/zh-CN.ts";

export const importWords = new Catalogue<ImportWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
