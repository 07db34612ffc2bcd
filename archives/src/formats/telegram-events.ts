import type { CarrierEvent, Named } from "@kith/contract/archive";
import { exactIdOf, idOf, listOf, textOf, type Fields } from "../values.ts";

/** A sender id as today's exports write it; older ones left the bare number. */
export function senderOf(value: unknown): string | null {
  const id = exactIdOf(value);
  return id !== null && /^\d+$/.test(id) ? `user${id}` : id;
}

/** What a service row says happened to people or to the chat; null for calls, photos, timers and the like. */
export function eventOfService(row: Fields): CarrierEvent | null {
  const actor: Named = { id: senderOf(row["actor_id"]), name: textOf(row["actor"]) };
  const title = textOf(row["title"]);
  switch (textOf(row["action"]) ?? "") {
    case "create_group":
    case "create_channel":
    case "migrate_from_group":
      return { kind: "created", actor, targets: membersOf(row, actor), value: title };
    case "join_group_by_link":
    case "join_group_by_request":
      return { kind: "joined", actor: null, targets: [actor], value: null };
    case "invite_members":
      return arrival(actor, membersOf(row, actor));
    case "remove_members":
      return departure(actor, membersOf(row, actor));
    case "edit_group_title":
    case "edit_chat_title":
      return { kind: "renamedCarrier", actor, targets: [], value: title };
    case "pin_message":
      return { kind: "pinned", actor, targets: [], value: idOf(row["message_id"]) };
    case "topic_created":
      return { kind: "topicChanged", actor, targets: [], value: title };
    case "topic_edit":
      return { kind: "topicChanged", actor, targets: [], value: textOf(row["new_title"]) };
    default:
      return null;
  }
}

/** People in service rows have names only, and who deleted the account not even that. */
function membersOf(row: Fields, actor: Named): Named[] {
  return listOf(row["members"]).map((member) => {
    const name = textOf(member);
    return name !== null && name === actor.name ? actor : { id: null, name };
  });
}

/** Telegram writes joining by oneself as inviting oneself. */
function arrival(actor: Named, members: readonly Named[]): CarrierEvent {
  if (members.every((member) => member === actor))
    return { kind: "joined", actor: null, targets: [actor], value: null };
  return { kind: "joined", actor, targets: members, value: null };
}

/** Telegram writes leaving as removing oneself; who has no name left has deleted the account. */
function departure(actor: Named, members: readonly Named[]): CarrierEvent {
  const isOwn = members.every(({ name }) => name === actor.name);
  if (isOwn) return { kind: "left", actor: null, targets: [actor], value: null };
  return { kind: "removed", actor, targets: members, value: null };
}
