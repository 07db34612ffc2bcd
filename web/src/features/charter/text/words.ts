import { Catalogue } from "../../../lib/catalogue.ts";
import type { CharterTextWords } from "./words/zh-CN.ts";

export const charterTextWords = new Catalogue<CharterTextWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
