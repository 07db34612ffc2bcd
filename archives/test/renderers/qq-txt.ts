import type { Said } from "./canon.ts";

const RULE = "=".repeat(64);
const SHANGHAI_MS = 8 * 3_600_000;

/** How QQ writes senders: by number, by mail address, or by name alone. */
export type SenderForm = "number" | "mail" | "name";

/** Numbers in the order in which people first speak; QQ's own voices have smaller ones. */
export function numbersOf(said: readonly Said[]): Map<string, string> {
  const senders = [...new Set(said.map(({ sender }) => sender))];
  return new Map(senders.map((sender, i) => [sender, String(20_000_001 + i)]));
}

/** What QQ's text can hold of a text: no blank lines around it, one kind of line end. */
export function asQqText(text: string): string {
  return text.replace(/\r\n/g, "\n").replace(/^\n+|\s+$/g, "");
}

/** The talk as QQ's message manager saves it, in a zone eight hours ahead. */
export function qqTxt(said: readonly Said[], form: SenderForm, isTwelveHours: boolean): string {
  const numbers = numbersOf(said);
  const blocks = said.map(({ at, sender, name, text }) => {
    const id = numbers.get(sender) ?? "";
    const shown = { number: `${name}(${id})`, mail: `${name}<${id}@example.org>`, name }[form];
    return `${clockOf(at, isTwelveHours)} ${shown}\n${asQqText(text)}\n`;
  });
  const head = `消息记录（此消息记录为文本格式，不支持重新导入）\n\n${RULE}\n消息分组:我的群聊\n${RULE}\n消息对象:Rendered\n${RULE}\n`;
  return `\ufeff${[head, ...blocks].join("\n")}`.replace(/\n/g, "\r\n");
}

function clockOf(at: number, isTwelveHours: boolean): string {
  const [date = "", clock = ""] = new Date(at + SHANGHAI_MS).toISOString().slice(0, 19).split("T");
  if (!isTwelveHours) return `${date} ${clock}`;
  const hours = Number(clock.slice(0, 2));
  return `${date} ${((hours + 11) % 12) + 1}${clock.slice(2)} ${hours < 12 ? "AM" : "PM"}`;
}
