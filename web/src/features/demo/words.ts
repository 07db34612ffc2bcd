import { Catalogue } from "../../lib/catalogue.ts";
import type { DemoWords } from "./words/zh-CN.ts";

export const demoWords = new Catalogue<DemoWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
