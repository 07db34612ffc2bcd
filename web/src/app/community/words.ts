import { Catalogue } from "../../lib/catalogue.ts";
import type { FrameWords } from "./words/zh-CN.ts";

export const frameWords = new Catalogue<FrameWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
