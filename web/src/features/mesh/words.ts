import { Catalogue } from "../../lib/catalogue.ts";
import type { MeshWords } from "./words/zh-CN.ts";

export const meshWords = new Catalogue<MeshWords>({
  "zh-CN": () => import("./words/zh-CN.ts"),
  en: () => import("./words/en.ts"),
});
