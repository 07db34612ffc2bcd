import type { ArchiveChat, ArchiveItem } from "@kith/contract/archive";
import type { Talk, TalkCarries } from "@kith/contract/talk";
import { readUnit, type OpenArchive, type ReadOptions } from "../open.ts";
import { ChatStore } from "./store.ts";
import { talkOf } from "./talk.ts";
import { talkTogether } from "./together.ts";

/** Reads an opened archive and takes all of it in, ready to be put together chat by chat. */
export async function collectArchive(
  archive: OpenArchive,
  options: ReadOptions = {},
): Promise<TalkCollector> {
  const collector = new TalkCollector();
  for (const unit of archive.units) {
    for await (const items of readUnit(archive, unit, options)) collector.add(items, unit.reader.carries);
  }
  return collector;
}

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

const NOTHING_CARRIED: TalkCarries = { replies: false, mentions: false, joins: false, roster: false };

/** Takes in what readers hand on, chat by chat, and makes talks of it. Holds every message once. */
export class TalkCollector {
  readonly #stores = new Map<string, { store: ChatStore; carries: TalkCarries }>();

  add(items: readonly ArchiveItem[], carries: TalkCarries = NOTHING_CARRIED): void {
    for (const item of items) {
      if (item.type === "chat") this.#learn(item, carries);
      else if (item.type === "person") this.#store(item.chat, carries).addPerson(item);
      else this.#store(item.chat, carries).addMessage(item);
    }
  }

  /** The chats that have messages, the one with most first. */
  chats(): ChatSummary[] {
    return [...this.#stores]
      .filter(([, { store }]) => store.length > 0)
      .map(([key, { store }]) => summaryOf(key, store))
      .toSorted((a, b) => b.messages - a.messages || (a.key < b.key ? -1 : 1));
  }

  /** Puts one chat together, its days counted in `timeZone`; undefined when there is none with this key. */
  talk(key: string, timeZone: string): Talk | undefined {
    const found = this.#stores.get(key);
    return found === undefined ? undefined : talkOf(found.store, found.carries, timeZone);
  }

  /** Several chats put together as the channels of one community; undefined when none is there. */
  together(keys: readonly string[], name: string, timeZone: string): Talk | undefined {
    const talks = keys.flatMap((key) => this.talk(key, timeZone) ?? []);
    return talks.length === 0 ? undefined : talkTogether(name, talks);
  }

  #learn(chat: ArchiveChat, carries: TalkCarries): void {
    const found = this.#stores.get(chat.key);
    if (found === undefined) this.#stores.set(chat.key, { store: new ChatStore(chat), carries });
    else found.store.chat = { ...chat, purpose: chat.purpose ?? found.store.chat.purpose };
  }

  #store(key: string, carries: TalkCarries): ChatStore {
    let found = this.#stores.get(key);
    if (found === undefined) {
      const chat = { key, name: key, platform: "unknown", purpose: null, exportedAt: null };
      found = { store: new ChatStore({ type: "chat", ...chat, shape: "unknown" }), carries };
      this.#stores.set(key, found);
    }
    return found.store;
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
