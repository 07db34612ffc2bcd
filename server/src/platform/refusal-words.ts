import { languageOf, type Bilingual, type Language } from "@kith/contract/language";
import type { Refusal } from "@kith/contract/platform";

/** What a refusal says to a person; programs act on its `error` and `reason`. */
export const refusalWords: Readonly<Record<Refusal["error"], Bilingual>> = {
  invalidInput: {
    en: "What was sent cannot be understood.",
    "zh-CN": "看不懂送来的内容。",
  },
  notSignedIn: { en: "Sign in first.", "zh-CN": "请先登录。" },
  notAllowed: { en: "You may not do this.", "zh-CN": "你不能做这件事。" },
  notFound: { en: "There is nothing here.", "zh-CN": "这里什么也没有。" },
  refused: { en: "A rule stands against it.", "zh-CN": "有一条规则不允许。" },
  tooOften: {
    en: "That was tried too often. Wait a little, then try again.",
    "zh-CN": "试得太多次了，过一会儿再试。",
  },
  tooLarge: { en: "Too much was sent at once.", "zh-CN": "一次送来的太多了。" },
  away: {
    en: "The database cannot be reached just now. Try again in a moment.",
    "zh-CN": "暂时连不上数据库，请稍等片刻再试。",
  },
  unexpected: {
    en: "Something went wrong here; whoever runs this instance can look it up by the request id.",
    "zh-CN": "服务器出了意外；管理这个实例的人可以按请求编号查到原因。",
  },
};

/**
 * The language a browser or program asks for, by its weights; the first named wins among equals, and English
 * where neither is asked for. Source: RFC 9110, 12.5.4.
 */
export function languageAsked(acceptLanguage: string | undefined): Language {
  const asked = (acceptLanguage ?? "")
    .split(",")
    .map((part) => {
      const [tag = "", ...parameters] = part.split(";").map((piece) => piece.trim());
      const weight = parameters.find((one) => one.startsWith("q="))?.slice(2);
      return { tag, weight: weight === undefined ? 1 : Number(weight) || 0 };
    })
    .filter(({ tag, weight }) => /^(?:zh|en)\b/i.test(tag) && weight > 0)
    .toSorted((a, b) => b.weight - a.weight);
  return languageOf(asked[0]?.tag);
}
