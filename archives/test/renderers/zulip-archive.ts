import type { ArchiveChat, ArchiveMessage } from "@kith/contract/archive";
import { fileOfText, type ArchiveFile } from "../../src/index.ts";
import { Numbering, renderedPost } from "./zulip-post.ts";

/** Writes chats as zulip-archive does: a folder per channel, a file per topic. Messages need ids. */
export function renderZulipArchive(
  chats: readonly ArchiveChat[],
  messages: readonly ArchiveMessage[],
): ArchiveFile[] {
  const people = new Numbering();
  const folders = new Map(chats.map(({ key, name }, i) => [key, folderOf(key, name, i)]));
  const topics = Map.groupBy(messages, ({ chat, topic }) => `${chat}\n${topic ?? "general"}`);
  return [...topics.values()].map((all) => {
    const { chat, topic } = all[0]!;
    const path = `zulip_json/${folders.get(chat) ?? "1-lost"}/${dotted(topic ?? "general")}.json`;
    const rows = all.map((one) => ({
      content: renderedPost(one, people),
      id: Number(one.id),
      sender_full_name: one.name,
      timestamp: Math.floor((one.at ?? 0) / 1000),
    }));
    return fileOfText(path, JSON.stringify(rows, null, 4));
  });
}

function folderOf(key: string, name: string, index: number): string {
  const number = /^zulip:(\d+)$/.exec(key)?.[1] ?? String(1000 + index);
  return `${number}-${dotted(name.replaceAll(" ", "-"))}`;
}

function dotted(name: string): string {
  return encodeURIComponent(name).replaceAll(".", "%2E").replaceAll("%", ".");
}
