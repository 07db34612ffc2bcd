import { Catalogue } from "../../lib/catalogue.ts";
import type { GateWords } from "./words/zh-CN.ts";

/** What those read who keep the door. What applicants read stands in `apply/words.ts`. */
export const gateWords = new Catalogue<GateWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
export type { GateWords };
