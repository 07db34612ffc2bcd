import type { ArchiveMessage, MessageKind, Named } from "@kith/contract/archive";
import { fieldsOf, idOf, listOf, numberOf, textOf, type Fields } from "../values.ts";
import { kindOfFile } from "../file-kind.ts";
import type { Bridges } from "./bridges.ts";

/** Reading what a Discord message says and who says it. Source: formats.md section 5. */

/** Discord gives everybody who deleted their account this one name and number: they are many people. */
export const DELETED_USER_ID = "456226577798135808";
export const DELETED_USER_TAG = "Deleted User#0000";

type Author = Pick<ArchiveMessage, "sender" | "name" | "isBot">;

/** Who wrote a message. Webhooks are those of Discord's bots that have no number. */
export function authorOf(value: unknown, webhooks: Bridges): Author {
  const user = fieldsOf(value);
  const id = idOf(user?.["id"]);
  const name = nameOf(user) ?? "";
  if (user === null || id === null || id === DELETED_USER_ID) return { sender: null, name, isBot: false };
  const isBot = user["isBot"] === true;
  const isWebhook = isBot && /^0+$/.test(textOf(user["discriminator"]) ?? "");
  return isWebhook ? { name, ...webhooks.speak(id, name) } : { sender: id, name, isBot };
}

/** The name people saw: the one given on this server, else the account's. */
function nameOf(user: Fields | null): string | null {
  const nickname = textOf(user?.["nickname"]);
  return nickname === null || nickname === "" ? textOf(user?.["name"]) : nickname;
}

export function namedUser(value: unknown): Named | null {
  const user = fieldsOf(value);
  const id = idOf(user?.["id"]);
  return id === null ? null : { id: id === DELETED_USER_ID ? null : id, name: nameOf(user) };
}

/** The people a list of users names, each once. */
export function mentionsOf(users: unknown): Named[] {
  const people = listOf(users).flatMap((user) => namedUser(user) ?? []);
  return people.length < 2 ? people : [...new Map(people.map((one) => [one.id ?? one.name, one])).values()];
}

export function reactionsOf(value: unknown): Pick<ArchiveMessage, "reactions" | "reactedBy"> {
  let reactions = 0;
  const users: (readonly unknown[])[] = [];
  for (const one of listOf(value)) {
    const reaction = fieldsOf(one);
    const count = numberOf(reaction?.["count"]) ?? 0;
    if (Number.isSafeInteger(count) && count > 0) reactions += count;
    users.push(listOf(reaction?.["users"]));
  }
  return { reactions, reactedBy: mentionsOf(users.flat()) };
}

/** What was said; what only an embed says counts where there are no other words. */
export function textIn(content: Fields, mentions: readonly Named[]): string {
  const own = readable(textOf(content["content"]) ?? "", mentions).trim();
  return own === "" ? listOf(content["embeds"]).map(textOfEmbed).filter(Boolean).join("\n") : own;
}

function textOfEmbed(value: unknown): string {
  const embed = fieldsOf(value);
  const words = [textOf(embed?.["title"]), textOf(embed?.["description"])];
  return words
    .filter((part) => part !== null && part !== "")
    .join("\n")
    .trim();
}

/** Marks that stay when an export is made without formatting: `<@1>`, `<#1>`, `<:name:1>`. */
function readable(text: string, mentions: readonly Named[]): string {
  if (!text.includes("<")) return text;
  return text
    .replace(/<@!?(\d{1,20})>/g, (mark, id: string) => {
      const name = mentions.find((one) => one.id === id)?.name ?? null;
      return name === null ? mark : `@${name}`;
    })
    .replace(/<a?(:\w{1,64}:)\d{1,20}>/g, "$1");
}

/** A message with words is text, whatever hangs on it. */
export function kindOf(content: Fields, text: string): MessageKind {
  if (text !== "") return "text";
  if (listOf(content["stickers"]).length > 0) return "sticker";
  const first = fieldsOf(listOf(content["attachments"])[0]);
  return first === null ? "text" : kindOfFile(textOf(first["fileName"]) ?? textOf(first["url"]) ?? "");
}
