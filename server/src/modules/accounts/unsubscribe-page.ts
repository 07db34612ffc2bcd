import type { Language } from "@kith/contract/language";
import type { NoticePurpose } from "@kith/contract/notices";
import { createHash } from "node:crypto";

/** What the page behind the link of a mail says: it asks, it was done, or the link is not one of ours. */
export type UnsubscribePage =
  { readonly is: "asked" | "done"; readonly purpose: NoticePurpose } | { readonly is: "unknown" };

interface Words {
  readonly asked: Readonly<Record<NoticePurpose, { readonly title: string; readonly text: string }>>;
  readonly stop: string;
  readonly done: { readonly title: string; readonly text: string };
  readonly unknown: { readonly title: string; readonly text: string };
  readonly toKith: string;
}

const words: Readonly<Record<Language, Words>> = {
  "zh-CN": {
    asked: {
      service: {
        title: "不再收这类邮件？",
        text: "这类邮件说的是你自己要办的事，比如你带进来的历史好了没有。停了以后，这些消息仍然在 Kith 里等你，只是不再发到邮箱。",
      },
      promotion: { title: "不再收推荐邮件？", text: "停了以后，不会再有推荐发给你，站内也没有。" },
    },
    stop: "不再发给我",
    done: { title: "好了，不再发给你", text: "想再收的时候，在“我的账号”里打开就行。" },
    unknown: {
      title: "这个链接不对",
      text: "也许没有复制完整。你也可以登录后在“我的账号”里停掉邮件。",
    },
    toKith: "去 Kith",
  },
  en: {
    asked: {
      service: {
        title: "Stop this mail?",
        text: "It tells you of what you asked for yourself, such as whether the history you brought in is ready. Once stopped, it still waits for you in Kith, but no longer comes by mail.",
      },
      promotion: {
        title: "Stop recommendations?",
        text: "Once stopped, none are sent to you any more, nor shown in Kith.",
      },
    },
    stop: "Stop it",
    done: { title: "Stopped", text: "If you want it again, turn it on under My account." },
    unknown: {
      title: "This link is not right",
      text: "Perhaps it was not copied whole. You can also sign in and stop mail under My account.",
    },
    toKith: "Go to Kith",
  },
};

const STYLE = `
:root{--paper:#faf8f4;--ink:#1f1d1a;--faded:#665f56;--line:#e6e0d6;--thread:#b8382b;--on:#fff;color-scheme:light}
@media (prefers-color-scheme:dark){:root{--paper:#141312;--ink:#ede8e0;--faded:#a79f93;--line:#33302b;--thread:#e2695b;--on:#141312;color-scheme:dark}}
*{box-sizing:border-box}
body{margin:0;background:var(--paper);color:var(--ink);font:1rem/1.625 -apple-system,BlinkMacSystemFont,"Segoe UI","PingFang SC","Noto Sans SC","Noto Sans CJK SC","Microsoft YaHei",sans-serif}
main{max-width:460px;margin:0 auto;padding:12vh 20px 56px}
.mark{color:var(--ink);font-weight:600;margin:0 0 24px;padding-bottom:12px;border-bottom:1.5px solid var(--ink)}
h1{font-size:1.4375rem;line-height:1.5;margin:0 0 8px}
p{margin:0 0 24px;color:var(--faded)}
button{font:inherit;font-weight:600;min-height:48px;padding:0 20px;border:0;border-radius:10px;background:var(--thread);color:var(--on);cursor:pointer}
a{color:inherit;display:inline-flex;align-items:center;min-height:44px;text-underline-offset:5px}
:focus-visible{outline:2px solid var(--ink);outline-offset:2px}
`;

/** What the page may load and do: its own style, and a form that goes back to it. */
export const UNSUBSCRIBE_SECURITY = [
  "default-src 'none'",
  `style-src 'sha256-${createHash("sha256").update(STYLE).digest("base64")}'`,
  "form-action 'self'",
  "base-uri 'none'",
  "frame-ancestors 'none'",
].join(";");

/** A page that needs neither scripts nor a sign-in: it has to work in whatever shows a mail. */
export function unsubscribePage(page: UnsubscribePage, language: Language): string {
  const said = words[language];
  const { title, text } = page.is === "asked" ? said.asked[page.purpose] : said[page.is];
  const act =
    page.is === "asked"
      ? `<form method="post"><button>${said.stop}</button></form>`
      : `<a href="/">${said.toKith}</a>`;
  return `<!doctype html>
<html lang="${language}"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1">
<meta name="robots" content="noindex"><title>${title} · Kith</title><style>${STYLE}</style></head>
<body><main><p class="mark">Kith</p><h1>${title}</h1><p>${text}</p>${act}</main></body></html>
`;
}
