import type { ArchiveItem, Named } from "@kith/contract/archive";
import { message } from "../reader.ts";
import type { ZulipMention } from "./zulip-post.ts";
import type { Realm } from "./zulip-realm.ts";

/** The conversations of an export, each told of when its first message comes. */
export class Talks {
  readonly realm: Realm;
  readonly #known = new Set<string>();
  #idByName: Map<string, string> | null = null;

  constructor(realm: Realm) {
    this.realm = realm;
  }

  nameOf(user: string): string {
    return this.realm.users.get(user)?.name ?? "";
  }

  named(user: string): Named {
    const name = this.nameOf(user);
    return { id: user, name: name === "" ? null : name };
  }

  /** A mention that was never rendered may hold a name alone. */
  idOf({ userId, name }: ZulipMention): string | null {
    if (userId !== null) return userId;
    this.#idByName ??= new Map([...this.realm.users].map(([id, user]) => [user.name, id]));
    return this.#idByName.get(name) ?? null;
  }

  /** The key of the chat a message belongs to; whatever is new of that chat goes to `items`. */
  chatOf(recipientId: string, sender: string, items: ArchiveItem[]): string {
    const recipient = this.realm.recipients.get(recipientId);
    const isPair = recipient?.kind === "person";
    const pair = isPair ? [sender, recipient.targetId].toSorted().join("+") : "";
    const own = isPair ? `with:${pair}` : (recipient?.targetId ?? `recipient:${recipientId}`);
    const key = `zulip:${this.realm.name}:${recipient?.kind === "people" ? "people:" : ""}${own}`;
    if (this.#known.has(key)) return key;
    this.#known.add(key);
    const people = isPair ? [sender, recipient.targetId] : (this.realm.subscribers.get(recipientId) ?? []);
    const channel = recipient?.kind === "channel" ? this.realm.channels.get(recipient.targetId) : undefined;
    items.push({
      type: "chat",
      key,
      name: channel?.name || this.#namesOf(people) || key,
      platform: "zulip",
      // Newer servers keep talks of two as groups of two.
      shape: isPair || (recipient?.kind === "people" && people.length < 3) ? "private" : "group",
      purpose: channel?.purpose ?? null,
      exportedAt: null,
    });
    this.#tellMembers(key, people, items);
    if (channel !== undefined && recipient !== undefined) this.#tellArrivals(key, recipient.targetId, items);
    return key;
  }

  #namesOf(people: readonly string[]): string {
    const names = people.slice(0, 5).map((user) => this.nameOf(user));
    return names.filter((name) => name !== "").join(", ");
  }

  #tellMembers(chat: string, people: readonly string[], items: ArchiveItem[]): void {
    for (const id of new Set(people)) {
      const user = this.realm.users.get(id);
      if (user === undefined || !user.isActive) continue;
      items.push({ type: "person", chat, id, name: user.name, role: user.role, isBot: user.isBot });
    }
  }

  #tellArrivals(chat: string, channel: string, items: ArchiveItem[]): void {
    for (const { at, user, by, isLeaving } of this.realm.arrivals.get(channel) ?? []) {
      const actor = by === null || by === user ? null : this.named(by);
      const kind = isLeaving ? (actor === null ? "left" : "removed") : "joined";
      const event = { kind, actor, targets: [this.named(user)], value: null } as const;
      items.push(message({ chat, at, timeBasis: "epoch", kind: "system", event }));
    }
  }
}
