import type { ArchiveChat, ArchiveItem } from "@kith/contract/archive";
import type { Talk, TalkCarries } from "@kith/contract/talk";
import { ChatStore } from "./store.ts";
import { talkOf } from "./talk.ts";

const NOTHING_CARRIED: TalkCarries = { replies: false, mentions: false, joins: false, roster: false };

/** A chat that has been read, before it is put together. */
export interface ChatSummary {
  readonly key: string;
  readonly chat: ArchiveChat;
  readonly messages: number;
  readonly people: number;
  readonly duplicates: number;
  /** ms UTC. */
  readonly from: number;
  readonly to: number;
}

/** Takes in what readers hand on, chat by chat, and makes talks of it. Holds every message once. */
export class TalkCollector {
  readonly #stores = new Map<string, ChatStore>();

  add(items: readonly ArchiveItem[]): void {
    for (const item of items) {
      if (item.type === "chat") this.#learn(item);
      else if (item.type === "person") this.#store(item.chat).addPerson(item);
      else this.#store(item.chat).addMessage(item);
    }
  }

  /** The chats that have messages, the one with most first. */
  chats(): ChatSummary[] {
    return [...this.#stores]
      .filter(([, store]) => store.length > 0)
      .map(([key, store]) => summaryOf(key, store))
      .toSorted((a, b) => b.messages - a.messages || (a.key < b.key ? -1 : 1));
  }

  /** Puts one chat together; undefined when there is none with this key. */
  talk(key: string, timeZone: string, carries: TalkCarries = NOTHING_CARRIED): Talk | undefined {
    const store = this.#stores.get(key);
    return store === undefined ? undefined : talkOf(store, carries, timeZone);
  }

  #learn(chat: ArchiveChat): void {
    const store = this.#stores.get(chat.key);
    if (store === undefined) this.#stores.set(chat.key, new ChatStore(chat));
    else store.chat = { ...chat, purpose: chat.purpose ?? store.chat.purpose };
  }

  #store(key: string): ChatStore {
    let store = this.#stores.get(key);
    if (store === undefined) {
      const chat = { key, name: key, platform: "unknown", shape: "unknown", purpose: null, exportedAt: null };
      store = new ChatStore({ type: "chat", ...chat, shape: "unknown" });
      this.#stores.set(key, store);
    }
    return store;
  }
}

function summaryOf(key: string, store: ChatStore): ChatSummary {
  let from = Number.POSITIVE_INFINITY;
  let to = Number.NEGATIVE_INFINITY;
  for (let i = 0; i < store.length; i++) {
    from = Math.min(from, store.at.get(i));
    to = Math.max(to, store.at.get(i));
  }
  const people = store.sightings.filter(({ messages }) => messages > 0).length;
  return { key, chat: store.chat, messages: store.length, people, duplicates: store.duplicates, from, to };
}
