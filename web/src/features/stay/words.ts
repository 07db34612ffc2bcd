import { Catalogue } from "../../lib/catalogue.ts";
import type { StayWords } from "./words/zh-CN.ts";

export const stayWords = new Catalogue<StayWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
