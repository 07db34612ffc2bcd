import type { CarrierEvent, CarrierEventKind } from "@kith/contract/archive";
import { textOf, type Fields } from "../values.ts";
import { namedIn, type SlackTeam } from "./slack-team.ts";
import { readable, userIn } from "./slack-words.ts";

/** What Slack's system rows say, by their subtype. */

/** Subtypes in which somebody talks. */
const TALK = new Set(
  (
    "bot_message thread_broadcast reply_broadcast me_message file_share file_comment file_mention " +
    "tombstone huddle_thread slackbot_response"
  ).split(" "),
);

const NO_TALK =
  /^(?:(?:channel|group)_(?:archive|unarchive|convert_to_private|convert_to_public|posting_permissions)|bot_(?:add|remove|enable|disable)|reminder_\w+|sh_room_\w+|message_(?:changed|deleted|replied)|channel_canvas_\w+|document_\w+|tabbed_\w+|ekm_access_denied|joiner_notification\w*|unpinned_item)$/;

/** Of each kind the field that holds the new value. */
const EVENTS: ReadonlyMap<string, { readonly kind: CarrierEventKind; readonly value?: string }> = new Map([
  ["join", { kind: "joined" }],
  ["leave", { kind: "left" }],
  ["topic", { kind: "topicChanged", value: "topic" }],
  ["purpose", { kind: "topicChanged", value: "purpose" }],
  ["name", { kind: "renamedCarrier", value: "name" }],
]);

export function isTalk(subtype: string): boolean {
  return subtype === "" || TALK.has(subtype);
}

export function isNoTalk(subtype: string): boolean {
  return NO_TALK.test(subtype);
}

/** What a row says happened, or null when it is a message. */
export function eventOf(subtype: string, row: Fields, team: SlackTeam): CarrierEvent | null {
  const user = userIn(row);
  const who = user === null ? null : namedIn(team, user);
  if (subtype === "pinned_item") return { kind: "pinned", actor: who, targets: [], value: null };
  const event = EVENTS.get(/^(?:channel|group)_(\w+)$/.exec(subtype)?.[1] ?? "");
  if (event === undefined) return null;
  if (event.value !== undefined) {
    const value = readable(textOf(row[event.value]) ?? "", team);
    return { kind: event.kind, actor: who, targets: [], value: value === "" ? null : value };
  }
  const inviter = userIn(row, "inviter");
  const actor = inviter === null || inviter === user ? null : namedIn(team, inviter);
  return { kind: event.kind, actor, targets: who === null ? [] : [who], value: null };
}
