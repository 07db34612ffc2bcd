import type { CarrierEventKind } from "./archive.ts";

/**
 * What was said in one chat, as columns: what the diagnosis works on. Message `i` of every column is the
 * same message; messages are in order of time. System rows are not messages, they are `events`.
 */
export interface Talk {
  readonly name: string;
  readonly platform: string;
  readonly shape: "group" | "channel" | "private" | "unknown";
  /** What the carrier itself says it is for: a topic line, a description. */
  readonly purpose: string | null;
  /** When the export was made, ms UTC, where it says so. */
  readonly exportedAt: number | null;
  /** Zone in which days and weeks are counted. */
  readonly timeZone: string;
  readonly carries: TalkCarries;
  /** Number of messages. */
  readonly length: number;
  /** ms UTC, ascending. */
  readonly at: Float64Array;
  /** Index into `people`; -1 where the export does not say who. */
  readonly author: Int32Array;
  /** Index into `messageKinds`. */
  readonly kind: Uint8Array;
  /** Bits of `talkFlags`. */
  readonly flags: Uint8Array;
  /** The message answered, by the carrier's mark or a quotation; -1 where there is none. */
  readonly replyTo: Int32Array;
  /** Index into `replyBases`. */
  readonly replyBasis: Uint8Array;
  /** People addressed by name. */
  readonly mentions: Rows;
  /** People who reacted, where known. */
  readonly reactedBy: Rows;
  /** Number of reactions, known or not by whom. */
  readonly reactions: Uint16Array;
  /** Index into `topics`; -1 for talk outside topics. */
  readonly topic: Int32Array;
  readonly topics: readonly Topic[];
  readonly texts: Texts;
  /** Ids as exported, "" where there are none. */
  readonly ids: Texts;
  readonly people: readonly TalkPerson[];
  readonly events: readonly TalkEvent[];
}

/** What the carrier keeps apart: a subject, or a whole channel of a server, in which many subjects mix. */
export interface Topic {
  readonly name: string;
  readonly isChannel: boolean;
}

/** What this carrier's exports can show: absence means something only for these. */
export interface TalkCarries {
  readonly replies: boolean;
  readonly mentions: boolean;
  readonly joins: boolean;
  readonly roster: boolean;
}

/** For each message a run of people: those of message `i` are `people[starts[i]] … people[starts[i + 1] - 1]`. */
export interface Rows {
  readonly starts: Uint32Array;
  readonly people: Int32Array;
}

/** Many texts without a million string objects. */
export interface Texts {
  readonly length: number;
  at(index: number): string;
}

export const talkFlags = {
  forwarded: 1,
  recalled: 2,
  attachment: 4,
  /** Read by unwrapping a relay's post. */
  relayed: 8,
} as const;

export const replyBases = ["none", "mark", "quote"] as const;

export interface TalkPerson {
  /** The carrier's id, or the displayed name where it has none; never shown. */
  readonly id: string;
  /** The name they last went by. */
  readonly name: string;
  /** Every name they were seen under, last first. */
  readonly names: readonly string[];
  readonly role: "owner" | "admin" | "member" | null;
  readonly nature: PersonNature;
  /** Who says so: the export, or their behaviour. */
  readonly natureBy: "export" | "behaviour" | null;
  /** The relay whose posts they were read from, as index into `people`. */
  readonly relayedBy: number | null;
}

/** `bot` speaks by itself, `relay` carries other people's words from elsewhere. */
export type PersonNature = "person" | "bot" | "relay";

export interface TalkEvent {
  readonly at: number;
  readonly kind: CarrierEventKind;
  readonly actor: number;
  /** Index into `people`, -1 for events about the carrier. */
  readonly person: number;
  readonly value: string | null;
}

const CHUNK_BYTES = 1 << 20;

/** Collects texts as UTF-8 in large chunks: the bytes of the texts and twelve more for each. */
export class TextPool implements Texts {
  readonly #chunks: Uint8Array[] = [];
  #free = 0;
  #starts = new Float64Array(1024);
  #bytes = new Uint32Array(1024);
  #length = 0;
  readonly #encoder = new TextEncoder();
  readonly #decoder = new TextDecoder("utf-8", { ignoreBOM: true });

  get length(): number {
    return this.#length;
  }

  add(text: string): void {
    if (this.#length === this.#starts.length) this.#grow();
    const most = text.length * 3;
    if (most > this.#free || this.#chunks.length === 0) {
      this.#free = Math.max(most, CHUNK_BYTES);
      this.#chunks.push(new Uint8Array(this.#free));
    }
    const chunk = this.#chunks.at(-1)!;
    const offset = chunk.length - this.#free;
    const { written } = this.#encoder.encodeInto(text, chunk.subarray(offset));
    this.#starts[this.#length] = (this.#chunks.length - 1) * SLOT + offset;
    this.#bytes[this.#length++] = written;
    this.#free -= written;
  }

  at(index: number): string {
    const bytes = this.#bytes[index] ?? 0;
    if (bytes === 0) return "";
    const start = this.#starts[index]!;
    const slot = Math.floor(start / SLOT);
    const offset = start - slot * SLOT;
    return this.#decoder.decode(this.#chunks[slot]!.subarray(offset, offset + bytes));
  }

  #grow(): void {
    const starts = new Float64Array(this.#length * 2);
    const bytes = new Uint32Array(this.#length * 2);
    starts.set(this.#starts);
    bytes.set(this.#bytes);
    this.#starts = starts;
    this.#bytes = bytes;
  }
}

/** A position is chunk × SLOT + offset; no chunk is longer than a slot. */
const SLOT = 2 ** 31;
