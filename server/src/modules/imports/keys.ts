import type { ArchiveMessage } from "@kith/contract/archive";
import { hash } from "node:crypto";

/** A longer key would not fit into an index, or costs more than it tells. */
const LONGEST_KEY = 150;

/** 22 characters of base64 are 132 bits. */
const HASH_CHARS = 22;

/** The key by which one message of a carrier is the same in every archive of it. */
export function keyOfId(chat: string, id: string): string {
  return shortened(`${chat}/${id}`);
}

export function keyOfTopic(chat: string, topic: string | null): string {
  return shortened(topic === null ? chat : `${chat}\u001f${topic}`);
}

/**
 * Gives each message its key: the carrier's own id, or who said what when. Equal words of one person at one instant are
 * told apart by counting them, so that five times "1" are five posts. Messages must come in the order of the archive.
 */
export class MessageKeys {
  /** By chat, how often each thing was said at the instant being read. */
  readonly #instants = new Map<string, { at: number; said: Map<string, number> }>();

  of(message: ArchiveMessage, at: number): string {
    if (message.id !== null) return keyOfId(message.chat, message.id);
    const what = message.event === null ? message.text : JSON.stringify(message.event);
    const said = digest([message.chat, message.sender ?? "", message.kind, String(at), what].join("\u001f"));
    return `~${said}${this.#ordinal(message.chat, at, said)}`;
  }

  #ordinal(chat: string, at: number, said: string): string {
    let instant = this.#instants.get(chat);
    if (instant === undefined) this.#instants.set(chat, (instant = { at, said: new Map() }));
    if (instant.at !== at) {
      instant.at = at;
      instant.said.clear();
    }
    const nth = instant.said.get(said) ?? 0;
    instant.said.set(said, nth + 1);
    return nth === 0 ? "" : `+${nth}`;
  }
}

function shortened(key: string): string {
  return key.length <= LONGEST_KEY && !key.includes("\0") ? key : `#${digest(key)}`;
}

function digest(text: string): string {
  return hash("sha256", text, "base64url").slice(0, HASH_CHARS);
}
