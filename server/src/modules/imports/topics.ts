import type { ArchiveMessage } from "@kith/contract/archive";
import type { Tx } from "../../platform/db/open.ts";
import type { Ids } from "../../platform/ids.ts";
import { addCarrierTopics, type CarrierImport, type CarrierTopic } from "../talk/index.ts";
import { keyOfTopic } from "./keys.ts";

const LONGEST_TITLE = 300;

/** As many topics are remembered as are likely to be met again; the database knows the others. */
const REMEMBERED = 50_000;

/** A message that needs its topic, and what its chat is called. */
export interface Placed {
  readonly message: ArchiveMessage;
  readonly at: number;
  readonly chatName: string;
}

/** The chats of an archive as channels, and the topics inside them as topics. */
export class TopicsInArchive {
  readonly #ids = new Map<string, string>();
  readonly #of: CarrierImport;
  readonly #makeId: Ids;

  constructor(of: CarrierImport, makeId: Ids) {
    this.#of = of;
    this.#makeId = makeId;
  }

  /** Finds or makes the topics of these messages. @returns how many were made. */
  async settle(tx: Tx, messages: readonly Placed[]): Promise<number> {
    if (this.#ids.size > REMEMBERED) this.#ids.clear();
    const missing = new Map<string, CarrierTopic>();
    for (const { message, at, chatName } of messages) {
      const externalId = keyOfTopic(message.chat, message.topic);
      if (this.#ids.has(externalId) || missing.has(externalId)) continue;
      const title = (message.topic ?? chatName).trim().slice(0, LONGEST_TITLE) || "…";
      const isChannel = message.topic === null;
      missing.set(externalId, { id: this.#makeId(), externalId, title, isChannel, openedAt: new Date(at) });
    }
    const { ids, added } = await addCarrierTopics(tx, this.#of, [...missing.values()]);
    for (const [externalId, id] of ids) this.#ids.set(externalId, id);
    return added;
  }

  idOf({ chat, topic }: ArchiveMessage): string | null {
    return this.#ids.get(keyOfTopic(chat, topic)) ?? null;
  }
}
