import type { SaidLine } from "./script.ts";

/** A chat and who is in it, as somebody would export it. */
export interface Exported {
  readonly name: string;
  readonly platform: "wechat" | "qq";
  readonly begins: Date;
  /** What each is called in the chat, by the script's two digits. */
  readonly names: ReadonlyMap<string, string>;
}

/** What a person of the script goes by on a carrier, the same in each export of it. */
export function accountOf(by: string): string {
  return `demo_${by}`;
}

/** A script as an archive in ChatLab's exchange format, one JSON value a line. Source: formats.md section 3. */
export function archiveOf(script: readonly SaidLine[], chat: Exported): string {
  const { name, platform, begins, names } = chat;
  const header = {
    _type: "header",
    chatlab: { version: "0.0.1", exportedAt: secondsAt(begins, script.at(-1)?.afterMs ?? 0) },
    meta: { name, platform, type: "group", groupId: `demo-${platform}` },
  };
  const members = [...names].map(([by, accountName]) => ({
    _type: "member",
    platformId: accountOf(by),
    accountName,
  }));
  const messages = script.map(({ by, afterMs, text, answers }, place) => ({
    _type: "message",
    platformMessageId: String(place),
    sender: accountOf(by),
    accountName: names.get(by) ?? by,
    timestamp: secondsAt(begins, afterMs),
    type: 0,
    content: text,
    ...(answers === null ? {} : { replyToMessageId: String(answers) }),
  }));
  return [header, ...members, ...messages].map((line) => `${JSON.stringify(line)}\n`).join("");
}

function secondsAt(begins: Date, afterMs: number): number {
  return Math.floor((begins.getTime() + afterMs) / 1000);
}
