import {
  messageKinds,
  type ArchiveChat,
  type ArchiveMessage,
  type ArchivePerson,
  type CarrierEvent,
  type ReplyRef,
} from "@kith/contract/archive";
import { replyBases, talkFlags, TextPool, type Texts } from "@kith/contract/talk";
import { namesCalled } from "./calls.ts";
import {
  FingerprintIndex,
  fingerprintOf,
  float64s,
  int32s,
  uint16s,
  uint8s,
  type Fingerprint,
} from "./columns.ts";

import { WrapperTally } from "./relays.ts";

/** A sender or listed member as the export knows them, before aliases are joined. */
export interface Sighting {
  readonly id: string;
  /** Every name seen, last first. */
  names: string[];
  role: ArchivePerson["role"];
  isBot: boolean;
  messages: number;
  readonly wrappers: WrapperTally;
}

const MAX_NAMES = 20;

/** Runs of people by message, written in order of messages. */
export class Pairs {
  readonly messages = int32s();
  readonly sightings = int32s();

  push(message: number, sighting: number): void {
    this.messages.push(message);
    this.sightings.push(sighting);
  }
}

/** What has been read of one chat, in the order it was read. Duplicates are left out as they come. */
export class ChatStore {
  readonly at = float64s();
  readonly sender = int32s();
  readonly kind = uint8s();
  readonly flags = uint8s();
  readonly topic = int32s();
  readonly replyBasis = uint8s();
  readonly reactions = uint16s();
  /** What was said; nothing where it was taken back. */
  readonly texts: Texts;
  readonly ids = new TextPool();
  /** The message answered where it was read before its answer; -1 otherwise. */
  readonly replyTo = int32s();
  /** Answers to what was not yet read, or is known only by who said it when. */
  readonly openReplies = new Map<number, ReplyRef>();
  /** People addressed, as pairs of message and sighting. */
  readonly mentions = new Pairs();
  /** Names addressed in words or by name alone, to be matched when everybody is known. */
  readonly calls = new Map<number, readonly string[]>();
  readonly reactedBy = new Pairs();
  readonly events: { at: number; event: CarrierEvent }[] = [];
  readonly sightings: Sighting[] = [];
  readonly topics: string[] = [];
  readonly byId = new FingerprintIndex();
  duplicates = 0;
  chat: ArchiveChat;
  readonly #words = new TextPool();
  /** Messages another export tells to have been taken back. */
  readonly #withdrawn = new Set<number>();
  readonly #seen = new FingerprintIndex();
  readonly #sightingOf = new Map<string, number>();
  readonly #topicOf = new Map<string, number>();
  /** How often the same words came from the same person at the same instant, in the file being read. */
  #repeats = new Map<string, number>();
  #repeatsAt = Number.NaN;

  constructor(chat: ArchiveChat) {
    this.chat = chat;
    const [words, withdrawn] = [this.#words, this.#withdrawn];
    this.texts = {
      get length() {
        return words.length;
      },
      at: (index) => (withdrawn.has(index) ? "" : words.at(index)),
    };
  }

  get length(): number {
    return this.at.length;
  }

  addPerson(person: ArchivePerson): void {
    const sighting = this.sightings[this.#sighting(person.id, person.name)]!;
    sighting.role = person.role ?? sighting.role;
    sighting.isBot ||= person.isBot;
  }

  /** Takes a message or event in; false when it was there already. */
  addMessage(message: ArchiveMessage): boolean {
    if (message.at === null) return false;
    if (!this.#seen.add(this.#keyOf(message), 0)) {
      this.duplicates++;
      if (message.isRecalled) this.#withdraw(message.id);
      return false;
    }
    if (message.event !== null) this.events.push({ at: message.at, event: message.event });
    else this.#addWords(message, message.at);
    return true;
  }

  #withdraw(id: string | null): void {
    const index = id === null ? -1 : this.byId.get(fingerprintOf(id));
    if (index < 0) return;
    this.flags.set(index, this.flags.get(index) | talkFlags.recalled);
    this.#withdrawn.add(index);
    this.calls.delete(index);
  }

  #addWords(message: ArchiveMessage, at: number): void {
    const index = this.length;
    this.at.push(at);
    this.sender.push(this.#senderOf(message));
    this.kind.push(messageKinds.indexOf(message.kind));
    this.flags.push(flagsOf(message));
    this.topic.push(message.topic === null ? -1 : this.#topic(message.topic));
    this.#words.add(message.isRecalled ? "" : message.text);
    this.ids.add(message.id ?? "");
    this.reactions.push(Math.min(message.reactions, 0xffff));
    this.#addReply(index, message.replyTo);
    this.#addCalls(index, message);
    for (const { id, name } of message.reactedBy) {
      if (id !== null) this.reactedBy.push(index, this.#sighting(id, name ?? ""));
    }
    if (message.id !== null) this.byId.add(fingerprintOf(message.id), index);
  }

  #addReply(index: number, reply: ReplyRef | null): void {
    this.replyBasis.push(reply === null ? 0 : replyBases.indexOf(reply.basis));
    const target = reply === null || reply.id === null ? -1 : this.byId.get(fingerprintOf(reply.id));
    this.replyTo.push(target);
    if (reply !== null && target < 0) this.openReplies.set(index, reply);
  }

  #addCalls(index: number, message: ArchiveMessage): void {
    const names: string[] = [];
    for (const { id, name } of message.mentions) {
      if (id !== null) this.mentions.push(index, this.#sighting(id, name ?? ""));
      else if (name !== null) names.push(name);
    }
    if (message.mentions.length === 0) names.push(...namesCalled(message.text));
    if (names.length > 0) this.calls.set(index, names);
  }

  /**
   * What makes a message the same as one read before: its id, or else who said what when. Equal words at an
   * equal instant are told apart by counting them, so that five people's "1", or one person's, all stay.
   */
  #keyOf(message: ArchiveMessage): Fingerprint {
    if (message.id !== null) return fingerprintOf("id", message.id);
    const at = message.at ?? 0;
    const what = message.event === null ? message.text : JSON.stringify(message.event);
    if (at !== this.#repeatsAt) {
      this.#repeatsAt = at;
      this.#repeats = new Map();
    }
    const said = `${message.sender ?? ""}\n${message.kind}\n${what}`;
    const nth = this.#repeats.get(said) ?? 0;
    this.#repeats.set(said, nth + 1);
    return fingerprintOf("said", at, said, nth);
  }

  #senderOf(message: ArchiveMessage): number {
    if (message.sender === null || isNobody(message)) return -1;
    const index = this.#sighting(message.sender, message.name);
    const sighting = this.sightings[index]!;
    sighting.messages++;
    sighting.isBot ||= message.isBot;
    sighting.wrappers.add(message.text);
    return index;
  }

  #sighting(id: string, name: string): number {
    let index = this.#sightingOf.get(id);
    if (index === undefined) {
      const sighting = { id, names: [], role: null, isBot: false, messages: 0, wrappers: new WrapperTally() };
      index = this.sightings.push(sighting) - 1;
      this.#sightingOf.set(id, index);
    }
    const sighting = this.sightings[index]!;
    if (name !== "" && sighting.names[0] !== name) {
      sighting.names = [name, ...sighting.names.filter((other) => other !== name)].slice(0, MAX_NAMES);
    }
    return index;
  }

  /** The sighting of an id, or -1. */
  sightingById(id: string): number {
    return this.#sightingOf.get(id) ?? -1;
  }

  #topic(topic: string): number {
    let index = this.#topicOf.get(topic);
    if (index === undefined) {
      index = this.topics.push(topic) - 1;
      this.#topicOf.set(topic, index);
    }
    return index;
  }
}

/** Carriers give everybody who left one and the same name: that is many people, so it is nobody. */
const LEFT_BEHIND = /^\(?deleted(?: (?:user|account))?\)?(?:#0000)?$|^已注销(?:用户|账号)?$/i;

function isNobody({ sender, name }: ArchiveMessage): boolean {
  return LEFT_BEHIND.test(name) && (sender === name || sender === null || LEFT_BEHIND.test(sender));
}

function flagsOf(message: ArchiveMessage): number {
  return (
    (message.isForwarded ? talkFlags.forwarded : 0) |
    (message.isRecalled ? talkFlags.recalled : 0) |
    (message.hasAttachment ? talkFlags.attachment : 0)
  );
}
