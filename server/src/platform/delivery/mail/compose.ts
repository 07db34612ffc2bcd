import type { Bilingual } from "@kith/contract/language";
import type { Outgoing } from "../ports.ts";
import { isUrl, oneLine, type MailSettings } from "./settings.ts";

/** A message as it goes over the wire. */
export interface Composed {
  readonly bytes: Buffer;
  readonly messageId: string;
}

/** Writes a message: plain text, the same as simple HTML, and headers by which it can be known and ended. */
export async function compose(outgoing: Outgoing, settings: MailSettings): Promise<Composed> {
  const { from, publicUrl } = settings;
  const messageId = messageIdOf(outgoing.id, from.address);
  const link = publicUrl === null ? null : publicUrl + outgoing.url;
  const { to, name } = outgoing.to;
  const { default: MailComposer } = await import("nodemailer/lib/mail-composer");
  const bytes = await new MailComposer({
    from,
    to: { name: oneLine(name ?? ""), address: to },
    subject: oneLine(outgoing.title),
    date: outgoing.at,
    messageId,
    headers: headersOf(outgoing),
    text: textOf(outgoing, link),
    html: htmlOf(outgoing, link),
    disableFileAccess: true,
    disableUrlAccess: true,
  })
    .compile()
    .build();
  return { bytes, messageId };
}

/** The same for every try, so that a mailbox can know a second copy as such. */
function messageIdOf(deliveryId: string, fromAddress: string): string {
  return `<${deliveryId}@${fromAddress.slice(fromAddress.lastIndexOf("@") + 1)}>`;
}

/** Source: RFC 3834 (a program wrote it), RFC 2369 and 8058 (how to end it with one click). */
function headersOf({ language, unsubscribeUrl }: Outgoing): Record<string, string> {
  const headers = { "Auto-Submitted": "auto-generated", "Content-Language": language };
  const ending = endingLink(unsubscribeUrl);
  if (ending === null) return headers;
  return {
    ...headers,
    "List-Unsubscribe": `<${ending}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

function endingLink(unsubscribeUrl: string | null): string | null {
  return unsubscribeUrl !== null && isUrl(unsubscribeUrl, ["http:", "https:"]) ? unsubscribeUrl : null;
}

/** Not every mail program shows what the header offers. */
const toEnd: Bilingual = { "zh-CN": "不想再收到这类邮件：", en: "To stop mail of this kind: " };

function textOf({ text, language, unsubscribeUrl }: Outgoing, link: string | null): string {
  const ending = endingLink(unsubscribeUrl);
  const parts = [text, link, ending === null ? null : `${toEnd[language]}${ending}`];
  return `${parts.filter((part) => part !== null).join("\n\n")}\n`;
}

function htmlOf({ title, text, language, unsubscribeUrl }: Outgoing, link: string | null): string {
  const paragraphs = text.split(/\n{2,}/).map((one) => `<p>${escaped(one).replaceAll("\n", "<br>")}</p>`);
  const linked = link === null ? [] : [`<p>${anchor(link)}</p>`];
  const ending = endingLink(unsubscribeUrl);
  const ended = ending === null ? [] : [`<hr>\n<p><small>${toEnd[language]}${anchor(ending)}</small></p>`];
  const body = [...paragraphs, ...linked, ...ended].join("\n");
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(oneLine(title))}</title></head><body>\n${body}\n</body></html>\n`;
}

function anchor(link: string): string {
  return `<a href="${escaped(link)}">${escaped(link)}</a>`;
}

const entities: Readonly<Record<string, string>> = {
  "&": "&amp;",
  "<": "&lt;",
  ">": "&gt;",
  '"': "&quot;",
  "'": "&#39;",
};

function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (character) => entities[character] ?? character);
}
