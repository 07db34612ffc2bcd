import { Catalogue } from "../../../lib/catalogue.ts";
import type { ApplyWords } from "./words/zh-CN.ts";

/** What an applicant reads: while asking to come in, and afterwards. */
export type { ApplyWords };

export const applyWords = new Catalogue<ApplyWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
