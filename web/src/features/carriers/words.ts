import { Catalogue } from "../../lib/catalogue.ts";
import type { CarrierWords } from "./words/zh-CN.ts";

export const carrierWords = new Catalogue<CarrierWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
