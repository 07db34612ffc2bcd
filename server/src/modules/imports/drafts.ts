import {
  messageKinds,
  type ArchiveItem,
  type ArchiveMessage,
  type CarrierEvent,
} from "@kith/contract/archive";
import { talkFlags } from "@kith/contract/talk";
import { MessageKeys } from "./keys.ts";
import { senderOf, type PeopleInArchive } from "./people.ts";

/** A message or event that has been read and is not in yet. */
export interface Draft {
  readonly key: string;
  readonly at: number;
  readonly message: ArchiveMessage;
  /** Id of the sender on the carrier, or null. */
  readonly sender: string | null;
  /** Whether an earlier run of this import got as far already. */
  readonly isPast: boolean;
}

/** What readers hand on, told apart: chats and people are learned, messages become drafts. */
export class Drafting {
  readonly #keys = new MessageKeys();
  readonly #chats = new Map<string, { name: string; isPrivate: boolean; platform: string }>();
  readonly #people: PeopleInArchive;
  /** Messages below are in, said the last run; those just below are looked at again, since answers refer to them. */
  readonly #done: number;
  readonly #lookedAtFrom: number;
  /** Messages seen. */
  position = 0;
  private = 0;

  constructor(people: PeopleInArchive, done: number) {
    this.#people = people;
    this.#done = done;
    this.#lookedAtFrom = done - LOOKED_AT_AGAIN;
  }

  /** Whether there is any chat that is no talk between two. */
  get hasOpenChat(): boolean {
    return [...this.#chats.values()].some(({ isPrivate }) => !isPrivate);
  }

  nameOf(chat: string): string {
    return this.#chats.get(chat)?.name || chat;
  }

  take(items: readonly ArchiveItem[]): Draft[] {
    const drafts: Draft[] = [];
    for (const item of items) {
      if (item.type === "chat") {
        const { name, shape, platform } = item;
        this.#chats.set(item.key, { name, isPrivate: shape === "private", platform });
      } else if (item.type === "person") {
        if (!this.#isPrivate(item.chat)) this.#people.meet(item.id, item.name, { isBot: item.isBot });
      } else {
        const draft = this.#draft(item);
        if (draft !== null) drafts.push(draft);
      }
    }
    return drafts;
  }

  #isPrivate(chat: string): boolean {
    return this.#chats.get(chat)?.isPrivate ?? false;
  }

  #draft(message: ArchiveMessage): Draft | null {
    const place = this.position++;
    if (message.at === null || !Number.isFinite(message.at)) return null;
    if (this.#isPrivate(message.chat)) {
      if (place >= this.#done) this.private++;
      return null;
    }
    // Also of what is not looked at again: the keys of equal messages count each other.
    const key = this.#keys.of(message, message.at);
    const sender = message.event === null ? senderOf(message) : null;
    if (sender !== null) this.#people.meet(sender, message.name, { speaks: true, isBot: message.isBot });
    this.#meetNamed(message);
    if (place < this.#lookedAtFrom) return null;
    return { key, at: message.at, message, sender, isPast: place < this.#done };
  }

  #meetNamed({ chat, event, mentions, reactedBy }: ArchiveMessage): void {
    for (const { id, name } of mentions) if (id !== null) this.#people.meet(id, name ?? "");
    for (const { id, name } of reactedBy) if (id !== null) this.#people.meet(id, name ?? "");
    if (event === null || !(event.kind in ACT_OF_EVENT)) return;
    // Whoever looks into an open network's channel and says nothing is no member of anything.
    if (this.#chats.get(chat)?.platform === "irc") return;
    for (const { id, name } of concerned(event)) if (id !== null) this.#people.meet(id, name ?? "");
  }
}

const LOOKED_AT_AGAIN = 20_000;

/** The acts that events are. */
export const ACT_OF_EVENT: Readonly<Partial<Record<CarrierEvent["kind"], "joined" | "left">>> = {
  joined: "joined",
  left: "left",
  removed: "left",
};

/** Whom an event happened to. */
export function concerned({ targets, actor }: CarrierEvent) {
  if (targets.length > 0) return targets;
  return actor === null ? [] : [actor];
}

const FORMS = new Map(messageKinds.map((kind, index) => [kind, index]));

export function formOf({ kind }: ArchiveMessage): number {
  return FORMS.get(kind) ?? messageKinds.length - 1;
}

export function flagsOf(message: ArchiveMessage): number {
  return (
    (message.isForwarded ? talkFlags.forwarded : 0) |
    (message.isRecalled ? talkFlags.recalled : 0) |
    (message.hasAttachment ? talkFlags.attachment : 0)
  );
}
