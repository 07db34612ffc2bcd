import type { ArchiveChat, ArchiveMessage, Named } from "@kith/contract/archive";
import { fileOfText, type ArchiveFile } from "../../src/index.ts";

/** Writes chats as DiscordChatExporter does: a file per channel, and one per thread of it. */
export function renderDiscordJson(
  chats: readonly ArchiveChat[],
  messages: readonly ArchiveMessage[],
): ArchiveFile[] {
  return chats.flatMap((chat) => {
    const own = messages.filter((one) => one.chat === chat.key);
    return [...Map.groupBy(own, ({ topic }) => topic)].map(([topic, rows], i) => {
      const document = {
        guild: { id: "1", name: "Written" },
        channel: topic === null ? channelOf(chat) : threadOf(chat, topic, i),
        dateRange: { after: null, before: null },
        exportedAt: chat.exportedAt === null ? null : new Date(chat.exportedAt).toISOString(),
        messages: rows.map(rowOf),
        messageCount: rows.length,
      };
      return fileOfText(`${chat.name.replaceAll("/", " - ")} ${i}.json`, JSON.stringify(document, null, 2));
    });
  });
}

function idIn(key: string): string {
  return key.replace(/^discord:/, "");
}

function channelOf({ key, name, purpose, shape }: ArchiveChat): object {
  const [category, own] = name.includes("/") ? name.split("/") : [null, name];
  const type = shape === "private" ? "DirectTextChat" : "GuildTextChat";
  return { id: idIn(key), type, categoryId: null, category, name: own, topic: purpose };
}

function threadOf({ key, name }: ArchiveChat, topic: string, index: number): object {
  return {
    id: `${idIn(key)}-${index}`,
    type: "GuildPublicThread",
    categoryId: idIn(key),
    category: name,
    name: topic,
    topic: null,
  };
}

function rowOf(one: ArchiveMessage): object {
  const { event, replyTo } = one;
  const author =
    event === null ? { id: one.sender, name: one.name } : (event.targets[0] ?? { id: null, name: null });
  return {
    id: one.id,
    type: event !== null ? "GuildMemberJoin" : replyTo === null ? "Default" : "Reply",
    timestamp: new Date(one.at ?? 0).toISOString().replace("Z", "+00:00"),
    content: event === null ? one.text : "Joined the server.",
    author: userOf(author, one.isBot),
    attachments: one.hasAttachment ? [{ fileName: one.kind === "image" ? "a.png" : "a.zip" }] : [],
    reactions: reactionsOf(one),
    mentions: one.mentions.map((user) => userOf(user)),
    ...(replyTo === null ? {} : { reference: { type: "Default", messageId: replyTo.id } }),
  };
}

function userOf({ id, name }: Named, isBot = false): object {
  return { id, name, nickname: name, discriminator: "0001", isBot };
}

function reactionsOf({ reactions, reactedBy }: ArchiveMessage): object[] {
  if (reactions === 0) return [];
  return [{ emoji: { name: "tea" }, count: reactions, users: reactedBy.map((user) => userOf(user)) }];
}
