import { messageKinds, type CarrierEventKind, type MessageKind } from "@kith/contract/archive";
import { replyBases, talkFlags, TextPool, type Rows, type Talk, type TalkPerson } from "@kith/contract/talk";

/** One message, for those who have a list of them rather than an archive. */
export interface Row {
  /** ms UTC; rows are given in order of time. */
  readonly at: number;
  readonly author: string;
  readonly text: string;
  readonly kind?: MessageKind;
  /** Number, from 0, of the row answered. */
  readonly replyTo?: number;
  readonly basis?: "mark" | "quote";
  readonly mentions?: readonly string[];
  readonly reactedBy?: readonly string[];
  readonly reactions?: number;
  readonly topic?: string;
  readonly isForwarded?: boolean;
  readonly isRecalled?: boolean;
  readonly hasAttachment?: boolean;
}

export interface RowsMeta {
  readonly name?: string;
  readonly platform?: string;
  readonly purpose?: string | null;
  readonly exportedAt?: number | null;
  readonly timeZone?: string;
  readonly carries?: Partial<Talk["carries"]>;
  readonly shape?: Talk["shape"];
  /** Roles and natures by author; whoever is named here is a person of the talk even if silent. */
  readonly people?: Readonly<Record<string, Partial<Pick<TalkPerson, "role" | "nature">>>>;
  readonly events?: readonly {
    at: number;
    kind: CarrierEventKind;
    person: string;
    actor?: string;
    value?: string;
  }[];
}

/** Makes a talk of rows. Authors are told apart by their text. */
export function talkFromRows(rows: readonly Row[], meta: RowsMeta = {}): Talk {
  const people = new Names();
  const topics = new Names();
  for (const name of Object.keys(meta.people ?? {})) people.of(name);
  const author = Int32Array.from(rows, (row) => people.of(row.author));
  const mentions = runsOf(rows, (row) => (row.mentions ?? []).map((name) => people.of(name)));
  const reactedBy = runsOf(rows, (row) => (row.reactedBy ?? []).map((name) => people.of(name)));
  const events = (meta.events ?? []).map(({ at, kind, person, actor, value }) => ({
    at,
    kind,
    person: people.of(person),
    actor: actor === undefined ? -1 : people.of(actor),
    value: value ?? null,
  }));
  return {
    name: meta.name ?? "talk",
    platform: meta.platform ?? "unknown",
    shape: meta.shape ?? "group",
    purpose: meta.purpose ?? null,
    exportedAt: meta.exportedAt ?? null,
    timeZone: meta.timeZone ?? "UTC",
    carries: { replies: true, mentions: true, joins: true, roster: false, ...meta.carries },
    length: rows.length,
    at: Float64Array.from(rows, (row) => row.at),
    author,
    kind: Uint8Array.from(rows, (row) => messageKinds.indexOf(row.kind ?? "text")),
    flags: Uint8Array.from(rows, flagsOf),
    replyTo: Int32Array.from(rows, (row) => row.replyTo ?? -1),
    replyBasis: Uint8Array.from(rows, (row) =>
      row.replyTo === undefined ? 0 : replyBases.indexOf(row.basis ?? "mark"),
    ),
    mentions,
    reactedBy,
    reactions: Uint16Array.from(rows, (row) => row.reactions ?? row.reactedBy?.length ?? 0),
    topic: Int32Array.from(rows, (row) => (row.topic === undefined ? -1 : topics.of(row.topic))),
    topics: topics.all.map((name) => ({ name, isChannel: false })),
    texts: poolOf(rows.map((row) => row.text)),
    ids: poolOf(rows.map((_, index) => String(index))),
    people: people.all.map((name) => personOf(name, meta.people?.[name])),
    events,
  };
}

class Names {
  readonly all: string[] = [];
  readonly #index = new Map<string, number>();

  of(name: string): number {
    let index = this.#index.get(name);
    if (index === undefined) this.#index.set(name, (index = this.all.push(name) - 1));
    return index;
  }
}

function personOf(name: string, known: Partial<Pick<TalkPerson, "role" | "nature">> = {}): TalkPerson {
  const nature = known.nature ?? "person";
  const natureBy = known.nature === undefined ? null : "export";
  return { id: name, name, names: [name], role: known.role ?? null, nature, natureBy, relayedBy: null };
}

function flagsOf(row: Row): number {
  return (
    (row.isForwarded === true ? talkFlags.forwarded : 0) |
    (row.isRecalled === true ? talkFlags.recalled : 0) |
    (row.hasAttachment === true ? talkFlags.attachment : 0)
  );
}

function runsOf(rows: readonly Row[], of: (row: Row) => readonly number[]): Rows {
  const starts = new Uint32Array(rows.length + 1);
  const people: number[] = [];
  rows.forEach((row, index) => {
    people.push(...of(row));
    starts[index + 1] = people.length;
  });
  return { starts, people: Int32Array.from(people) };
}

function poolOf(texts: readonly string[]): TextPool {
  const pool = new TextPool();
  for (const text of texts) pool.add(text);
  return pool;
}
