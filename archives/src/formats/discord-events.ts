import type { CarrierEvent } from "@kith/contract/archive";
import { fieldsOf, idOf, listOf, textOf, type Fields } from "../values.ts";
import { namedUser } from "./discord-words.ts";

/** What Discord's system rows say. Numbers are kinds the exporter has no name for. */

/** Rows in which somebody talks; slash commands are answered by their bot. */
const TALK = new Set(["Default", "Reply", "Call", "0", "19", "20", "23", "ChatInputCommand"]);

/** Pictures changed, boosts, news followed, stages, subscriptions; and the copy of a message a thread begins with. */
const NO_TALK = new Set(
  (
    "ChannelIconChange 5 8 9 10 11 12 14 15 16 17 21 22 24 25 26 27 28 29 31 32 36 37 38 39 44 46 " +
    "ThreadStarterMessage GuildBoost ChannelFollowAdd"
  ).split(" "),
);

export function isTalk(type: string): boolean {
  return TALK.has(type);
}

export function isNoTalk(type: string): boolean {
  return NO_TALK.has(type);
}

/** What a row says happened, or null when it is a message. */
export function eventOf(type: string, row: Fields): CarrierEvent | null {
  const author = namedUser(row["author"]);
  const others = listOf(row["mentions"]).flatMap((user) => namedUser(user) ?? []);
  const content = textOf(row["content"]) ?? "";
  switch (type) {
    case "GuildMemberJoin":
    case "UserJoin":
    case "7":
      return { kind: "joined", actor: null, targets: author === null ? [] : [author], value: null };
    case "RecipientAdd":
    case "1":
      return { kind: "joined", actor: author, targets: others, value: null };
    case "RecipientRemove":
    case "2":
      return others.every(({ id }) => id === author?.id)
        ? { kind: "left", actor: null, targets: author === null ? [] : [author], value: null }
        : { kind: "removed", actor: author, targets: others, value: null };
    case "ChannelNameChange":
    case "4":
      return { kind: "renamedCarrier", actor: author, targets: [], value: behind(content, "name:") };
    case "ChannelPinnedMessage":
    case "6":
      return {
        kind: "pinned",
        actor: author,
        targets: [],
        value: idOf(fieldsOf(row["reference"])?.["messageId"]),
      };
    case "ThreadCreated":
    case "18":
      return { kind: "topicChanged", actor: author, targets: [], value: behind(content, ":") };
    default:
      return null;
  }
}

/** What follows a mark in the exporter's sentence; null when it says no more. */
function behind(content: string, mark: string): string | null {
  const at = content.indexOf(mark);
  const rest =
    at < 0
      ? ""
      : content
          .slice(at + mark.length)
          .trim()
          .replace(/\.$/, "");
  return rest === "" ? null : rest;
}
