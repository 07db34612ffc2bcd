import type { ArchiveChat, ArchiveMessage } from "@kith/contract/archive";
import { fileOfText, type ArchiveFile } from "../../src/index.ts";

/** Writes chats as a Slack export: ids are times with six digits, people are `U1`, `U2` … */
export function renderSlack(
  chats: readonly ArchiveChat[],
  messages: readonly ArchiveMessage[],
): ArchiveFile[] {
  const users = new Map<string, string>();
  const days = Map.groupBy(
    messages,
    ({ chat, at }) => `${chat}\n${new Date(at ?? 0).toISOString().slice(0, 10)}`,
  );
  const files = [...days].map(([day, own]) => {
    const [chat = "", date = ""] = day.split("\n");
    return fileOfText(
      `${folderOf(chat)}/${date}.json`,
      JSON.stringify(
        own.map((one) => rowOf(one, users)),
        null,
        4,
      ),
    );
  });
  const channels = chats.map(({ key, purpose }) => ({
    id: key.replace(/^slack:/, ""),
    name: folderOf(key),
    members: [],
    purpose: { value: purpose ?? "" },
  }));
  const list = [...users].map(([id, name]) => ({ id, name, profile: { display_name: name } }));
  return [
    fileOfText("channels.json", JSON.stringify(channels)),
    fileOfText("users.json", JSON.stringify(list)),
    ...files,
  ];
}

/** A channel's folder; a colon has no place in one. */
function folderOf(key: string): string {
  return key.replace(/^slack:/, "").replaceAll(/[^\w-]/g, "-");
}

function rowOf(one: ArchiveMessage, users: Map<string, string>): object {
  if (one.sender !== null) users.set(one.sender, one.name);
  const { event, replyTo } = one;
  if (event !== null) {
    const target = event.targets[0];
    if (target?.id !== null && target !== undefined) users.set(target.id, target.name ?? "");
    const subtype = event.kind === "joined" ? "channel_join" : "channel_leave";
    return { type: "message", subtype, user: target?.id, text: "…", ts: one.id };
  }
  if (one.isRecalled)
    return { type: "message", subtype: "tombstone", user: "USLACKBOT", ts: one.id, ...threadOf(one) };
  if (replyTo?.sender !== null && replyTo !== null) users.set(replyTo.sender, replyTo.name ?? "");
  return {
    type: "message",
    user: one.sender,
    text: withMentions(one, users),
    ts: one.id,
    ...threadOf(one),
    ...(one.hasAttachment ? { files: [{ name: "x.zip" }] } : {}),
    ...(one.reactions > 0
      ? { reactions: [{ name: "tea", count: one.reactions, users: one.reactedBy.map(({ id }) => id) }] }
      : {}),
  };
}

function threadOf({ replyTo }: ArchiveMessage): object {
  if (replyTo === null) return {};
  return { thread_ts: replyTo.id, ...(replyTo.sender === null ? {} : { parent_user_id: replyTo.sender }) };
}

/** Every person mentioned stands in the text as `@Name`. */
function withMentions({ text, mentions }: ArchiveMessage, users: Map<string, string>): string {
  let written = "";
  let at = 0;
  for (const { id, name } of mentions) {
    const from = text.indexOf(`@${name}`, at);
    if (from < 0 || id === null) continue;
    users.set(id, name ?? "");
    written += `${escaped(text.slice(at, from))}<@${id}>`;
    at = from + 1 + (name?.length ?? 0);
  }
  return written + escaped(text.slice(at));
}

function escaped(text: string): string {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;");
}
