import { fileOfText, type ArchiveFile } from "../../src/index.ts";
import type { Said } from "./canon.ts";

/** A single chat, or an export of everything with the chat in it. */
export type TelegramForm = "chat" | "everything";

/** Senders as Telegram numbers them, in the order in which they first speak. */
export function usersOf(said: readonly Said[]): Map<string, string> {
  const senders = [...new Set(said.map(({ sender }) => sender))];
  return new Map(senders.map((sender, i) => [sender, `user${5_000_000_001 + i}`]));
}

/** The talk as Telegram Desktop writes it, with ids of whole numbers. */
export function renderTelegram(said: readonly Said[], form: TelegramForm): ArchiveFile {
  const users = usersOf(said);
  const numbers = new Map(said.map(({ id }, i) => [id, i + 1]));
  const messages = said.map((one, i) => ({
    id: i + 1,
    type: "message",
    date: new Date(one.at).toISOString().slice(0, 19),
    date_unixtime: String(one.at / 1000),
    from: one.name,
    from_id: users.get(one.sender),
    ...(one.replyTo === null ? {} : { reply_to_message_id: numbers.get(one.replyTo) ?? 1_000_000_000 }),
    text: i % 2 === 0 ? one.text : pieces(one.text),
    text_entities: [{ type: "plain", text: one.text }],
  }));
  const chat = { name: "Made", type: "public_supergroup", id: 1_800_000_001, messages };
  const other = { name: "Other", type: "personal_chat", id: 7, messages: [] };
  const whole = { about: "", chats: { about: "", list: [other, chat] } };
  return fileOfText("result.json", JSON.stringify(form === "chat" ? chat : whole, null, 1));
}

/** A text as plain pieces and entities by turns. */
function pieces(text: string): (string | object)[] {
  const words = text.split(/(?<= )/);
  return words.map((word, i) => (i % 3 === 1 ? { type: "bold", text: word } : word));
}
