import type { Language } from "@kith/contract/language";
import { PASSWORD, type SignInAs } from "./cast.ts";

/** What a demo says to whoever starts it. */

const zhCN = {
  loading: "正在放入三个示范社群……",
  notADemo: (folder: string) =>
    `${folder} 里是一个真的实例，不是示范。示范要用自己的目录：npm run demo -- --data ./data-demo`,
  greeting: (rows: string, now: string) => `
三个示范社群，人名全是虚构的。这样登录（密码都是 ${PASSWORD}）：

${rows}

示范里现在是 ${now}。拨快时间：在页面顶上点“+1 天”“+10 天”，或在另一个终端里
  npx kith clock +10d
到期的事会随之发生。停掉示范时，它的时间也停下。
`,
};

export type DemoWords = typeof zhCN;

const en: DemoWords = {
  loading: "Putting three demo communities in…",
  notADemo: (folder) =>
    `${folder} holds a real instance, not a demo. A demo needs a folder of its own: npm run demo -- --data ./data-demo`,
  greeting: (rows, now) => `
Three demo communities; every name is invented. Sign in as (the password is always ${PASSWORD}):

${rows}

In the demo it is ${now}. To put its clock forward, press "+1 day" or
"+10 days" at the top of the page, or type in another terminal:
  npx kith clock +10d
What becomes due then happens. While the demo is stopped, its time stands still.
`,
};

export function demoWords(language: Language): DemoWords {
  return language === "zh-CN" ? zhCN : en;
}

/** One line for each sign-in. */
export function rowsOf(signIns: readonly SignInAs[], language: Language): string {
  const longest = Math.max(...signIns.map(({ username }) => username.length));
  return signIns
    .map(({ username, who }) => `  ${username.padEnd(longest)}  ${PASSWORD}  ${who[language]}`)
    .join("\n");
}

/** A date and time where the demo's people live. */
export function timeIn(language: Language, timeZone: string, at: Date): string {
  return new Intl.DateTimeFormat(language === "zh-CN" ? "zh-CN" : "en-GB", {
    dateStyle: "long",
    timeStyle: "short",
    timeZone,
  }).format(at);
}
