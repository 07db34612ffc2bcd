import type { ArchiveChat, ArchiveMessage, Named } from "@kith/contract/archive";
import { fileOfText, type ArchiveFile } from "../../src/index.ts";
import { Numbering, renderedPost } from "./zulip-post.ts";

const MESSAGES_A_FILE = 1000;

/** Writes chats as Zulip's own export does. Messages and events alike; people are known by name. */
export function renderZulipExport(
  chats: readonly ArchiveChat[],
  messages: readonly ArchiveMessage[],
  people: Numbering,
): ArchiveFile[] {
  const channels = new Numbering();
  for (const { key } of chats) channels.of(key);
  const words = messages.filter(({ event }) => event === null).map((one) => rowOf(one, channels, people));
  const realm = realmOf(chats, messages, channels, people);
  const files = [fileOfText("realm.json", JSON.stringify(realm, null, 2))];
  for (let at = 0; at < words.length; at += MESSAGES_A_FILE) {
    const number = String(at / MESSAGES_A_FILE + 1).padStart(6, "0");
    const table = { zerver_message: words.slice(at, at + MESSAGES_A_FILE), zerver_usermessage: [] };
    files.push(fileOfText(`messages-${number}.json`, JSON.stringify(table, null, 2)));
  }
  return files;
}

function realmOf(
  chats: readonly ArchiveChat[],
  messages: readonly ArchiveMessage[],
  channels: Numbering,
  people: Numbering,
): object {
  const zerver_realmauditlog = messages.flatMap((one) => arrivalOf(one, channels, people));
  return {
    zerver_realm: [{ id: 1, string_id: "written" }],
    zerver_realmauditlog,
    zerver_userprofile: people.all.map(([full_name, id]) => ({ id, full_name, is_bot: false, role: 400 })),
    zerver_stream: chats.map(({ key, name, purpose }) => ({
      id: channels.of(key),
      name,
      description: purpose ?? "",
    })),
    zerver_recipient: chats.map(({ key }) => ({ id: channels.of(key), type: 2, type_id: channels.of(key) })),
    zerver_reaction: messages.flatMap(({ id, reactedBy }) =>
      reactedBy.map(({ name }) => ({ message: Number(id), user_profile: people.of(name ?? "") })),
    ),
  };
}

function arrivalOf({ chat, at, event }: ArchiveMessage, channels: Numbering, people: Numbering): object[] {
  if (event?.kind !== "joined" && event?.kind !== "left") return [];
  const numberOf = ({ name }: Named) => people.of(name ?? "");
  return event.targets.map((target) => ({
    event_type: event.kind === "joined" ? 301 : 303,
    event_time: (at ?? 0) / 1000,
    modified_stream: channels.of(chat),
    modified_user: numberOf(target),
    acting_user: numberOf(event.actor ?? target),
  }));
}

function rowOf(one: ArchiveMessage, channels: Numbering, people: Numbering): object {
  return {
    id: Number(one.id),
    sender: people.of(one.name),
    recipient: channels.of(one.chat),
    subject: one.topic ?? "",
    content: one.text,
    rendered_content: renderedPost(one, people),
    date_sent: (one.at ?? 0) / 1000,
    has_attachment: one.hasAttachment,
  };
}
