import { Catalogue } from "../../lib/catalogue.ts";
import type { ReportWords } from "./words/zh-CN.ts";

/** What every report says around its own sentences. */
export const reportWords = new Catalogue<ReportWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
