import { Catalogue } from "../../lib/catalogue.ts";
import type { InstanceWords } from "./words/zh-CN.ts";

export const instanceWords = new Catalogue<InstanceWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
