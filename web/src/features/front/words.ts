import { Catalogue } from "../../lib/catalogue.ts";
import type { FrontWords } from "./words/zh-CN.ts";

export const frontWords = new Catalogue<FrontWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
