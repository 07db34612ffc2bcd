import type { ArchiveMessage, MessageKind, Named } from "@kith/contract/archive";
import { kindOfFile } from "../file-kind.ts";
import { fieldsOf, idOf, listOf, numberOf, textOf, type Fields } from "../values.ts";
import { namedIn, type SlackTeam } from "./slack-team.ts";

/** Reading what a Slack message says. Source: formats.md section 6. */

const MARK = /<([^<>\n]{1,3000})>/g;

/** Slack's markup as text: people and channels by name, links by their label. */
export function readable(mrkdwn: string, team: SlackTeam): string {
  const text = mrkdwn.includes("<")
    ? mrkdwn.replace(MARK, (_, inside: string) => textOfMark(inside, team))
    : mrkdwn;
  if (!text.includes("&")) return text.trim();
  return text.replaceAll("&lt;", "<").replaceAll("&gt;", ">").replaceAll("&amp;", "&").trim();
}

/** `@U1|name`, `#C1|name`, `!channel`, `!date^…|fallback`, `https://…|label`. */
function textOfMark(inside: string, team: SlackTeam): string {
  const bar = inside.indexOf("|");
  const target = bar < 0 ? inside : inside.slice(0, bar);
  const label = bar < 0 ? "" : inside.slice(bar + 1);
  const sign = target[0];
  const id = target.slice(1);
  if (sign === "@") return `@${team.users.get(id)?.name || label || id}`;
  if (sign === "#") return `#${team.channels.get(id)?.name || label || id}`;
  if (sign !== "!") return label || target;
  return label || `@${id.replace(/\^.*$/s, "")}`;
}

/** The people a text mentions, each once. */
export function mentionsIn(mrkdwn: string, team: SlackTeam): Named[] {
  if (!mrkdwn.includes("<@")) return [];
  const people = new Map<string, Named>();
  for (const [, id = "", label = ""] of mrkdwn.matchAll(/<@([A-Z\d]{2,20})(?:\|([^<>\n]{1,200}))?>/g)) {
    const known = namedIn(team, id);
    people.set(id, known.name === null && label !== "" ? { id, name: label } : known);
  }
  return [...people.values()];
}

/** What an app says stands in its attachments as often as in its text. */
export function textOfApp(row: Fields, team: SlackTeam): string {
  const own = readable(textOf(row["text"]) ?? "", team);
  if (own !== "") return own;
  const parts = listOf(row["attachments"]).flatMap((value) => {
    const attachment = fieldsOf(value);
    const words = ["pretext", "title", "text"].map((key) => textOf(attachment?.[key]) ?? "");
    return words.some((word) => word !== "") ? words : [textOf(attachment?.["fallback"]) ?? ""];
  });
  return readable(parts.filter((part) => part !== "").join("\n"), team);
}

export function reactionsOf(
  value: unknown,
  team: SlackTeam,
): Pick<ArchiveMessage, "reactions" | "reactedBy"> {
  let reactions = 0;
  const users = new Set<string>();
  for (const one of listOf(value)) {
    const reaction = fieldsOf(one);
    const named = listOf(reaction?.["users"]).filter((user) => typeof user === "string");
    const count = numberOf(reaction?.["count"]) ?? 0;
    // The list may be shorter than the count, never longer.
    reactions += Math.max(named.length, Number.isSafeInteger(count) ? count : 0);
    for (const user of named) users.add(user);
  }
  return { reactions, reactedBy: [...users].map((user) => namedIn(team, user)) };
}

/** A message with words is text, whatever hangs on it. */
export function kindOf(row: Fields, text: string): MessageKind {
  const first = fieldsOf(listOf(row["files"])[0]);
  if (text !== "" || first === null) return "text";
  const type = textOf(first["mimetype"]) ?? "";
  if (type.startsWith("image/")) return "image";
  if (type.startsWith("video/")) return "video";
  return type.startsWith("audio/") ? "voice" : kindOfFile(textOf(first["name"]) ?? "");
}

/** Somebody passed on what was said elsewhere. */
export function isForwarded(row: Fields): boolean {
  return listOf(row["attachments"]).some((value) => fieldsOf(value)?.["is_share"] === true);
}

/** A user's id as messages hold it. */
export function userIn(row: Fields, key = "user"): string | null {
  return idOf(row[key]);
}
