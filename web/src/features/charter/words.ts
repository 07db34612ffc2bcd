import { Catalogue } from "../../lib/catalogue.ts";
import type { CharterWords } from "./words/zh-CN.ts";

export const charterWords = new Catalogue<CharterWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
