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
    text: link === null ? outgoing.text : `${outgoing.text}\n\n${link}\n`,
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
  if (unsubscribeUrl === null || !isUrl(unsubscribeUrl, ["http:", "https:"])) return headers;
  return {
    ...headers,
    "List-Unsubscribe": `<${unsubscribeUrl}>`,
    "List-Unsubscribe-Post": "List-Unsubscribe=One-Click",
  };
}

function htmlOf({ title, text, language }: Outgoing, link: string | null): string {
  const paragraphs = text.split(/\n{2,}/).map((one) => `<p>${escaped(one).replaceAll("\n", "<br>")}</p>`);
  const linked = link === null ? [] : [`<p><a href="${escaped(link)}">${escaped(link)}</a></p>`];
  const body = [...paragraphs, ...linked].join("\n");
  return `<!doctype html>\n<html lang="${language}"><head><meta charset="utf-8"><title>${escaped(oneLine(title))}</title></head><body>\n${body}\n</body></html>\n`;
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
