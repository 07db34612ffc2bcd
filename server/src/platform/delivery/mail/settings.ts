/** How this instance sends mail. */
export interface MailSettings {
  /** `smtp://` or `smtps://`, with user and password where the server wants them. */
  readonly smtpUrl: string;
  readonly from: { readonly name: string; readonly address: string };
  /** Where people reach this instance, without a slash at the end; null where it is not known: then mail has no link. */
  readonly publicUrl: string | null;
}

/** What is wrong with the settings for mail. */
export class BadMailSettings extends Error {
  readonly reason: "noFrom" | "noServer" | "badFrom" | "badServer" | "badPublicUrl";

  constructor(reason: BadMailSettings["reason"]) {
    super(reason);
    this.reason = reason;
  }
}

/** What was given as text; empty is the same as not given. */
export interface MailTexts {
  readonly smtpUrl: string | undefined;
  readonly from: string | undefined;
  readonly publicUrl: string | undefined;
}

/** @returns null where mail is not set up. @throws {BadMailSettings} */
export function parseMailSettings({ smtpUrl, from, publicUrl }: MailTexts): MailSettings | null {
  if (!smtpUrl && !from) return null;
  if (!smtpUrl) throw new BadMailSettings("noServer");
  if (!from) throw new BadMailSettings("noFrom");
  if (!isUrl(smtpUrl, ["smtp:", "smtps:"])) throw new BadMailSettings("badServer");
  if (publicUrl && !isUrl(publicUrl, ["http:", "https:"])) throw new BadMailSettings("badPublicUrl");
  return { smtpUrl, from: senderOf(from), publicUrl: publicUrl ? publicUrl.replace(/\/+$/, "") : null };
}

/** `name@example.org`, or `Name <name@example.org>`. */
function senderOf(text: string): MailSettings["from"] {
  const [, name = "", bracketed = text] = /^\s*"?([^"<>]*?)"?\s*<([^<>]*)>\s*$/.exec(text) ?? [];
  const address = bracketed.trim();
  if (!isMailAddress(address)) throw new BadMailSettings("badFrom");
  return { name: name === "" ? "Kith" : oneLine(name), address };
}

export function isUrl(text: string, protocols: readonly string[]): boolean {
  const url = URL.parse(text);
  // The parser takes spaces and line breaks away; whoever wrote them meant something else.
  return url !== null && protocols.includes(url.protocol) && url.host !== "" && !/[\s<>]/.test(text);
}

/** One address and nothing else: no name, no list, nothing that could begin another header or command. */
export function isMailAddress(text: string): boolean {
  return text.length <= 254 && /^[^\s\p{Cc}<>()[\]\\,;:@"]+@[^\s\p{Cc}<>()[\]\\,;:@"]+$/u.test(text);
}

/** On one line, without anything that is not to be seen. */
export function oneLine(text: string): string {
  return text.replaceAll(/[\p{Cc}\p{Zl}\p{Zp}\s]+/gu, " ").trim();
}
