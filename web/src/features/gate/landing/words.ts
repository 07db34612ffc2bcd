import { Catalogue } from "../../../lib/catalogue.ts";
import type { LandingWords } from "./words/zh-CN.ts";

export const landingWords = new Catalogue<LandingWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
