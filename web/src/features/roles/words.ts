import { Catalogue } from "../../lib/catalogue.ts";
import type { RoleWords } from "./words/zh-CN.ts";

export const roleWords = new Catalogue<RoleWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
