import {
  TextPool,
  type Rows,
  type Talk,
  type TalkEvent,
  type TalkPerson,
  type Topic,
} from "@kith/contract/talk";

/**
 * Several chats of one community as one talk: a server's channels, an organisation's streams. People are the
 * same where the carrier's ids are; what is said in one channel is linked to nothing in another.
 */
export function talkTogether(name: string, talks: readonly Talk[]): Talk {
  const people = new SharedPeople(talks);
  const order = orderOf(talks);
  const topics = new SharedTopics(talks);
  const first = talks[0]!;
  return {
    name,
    platform: first.platform,
    shape: "group",
    purpose: talks.find(({ purpose }) => purpose !== null)?.purpose ?? null,
    exportedAt: talks.reduce<number | null>((last, { exportedAt }) => latest(last, exportedAt), null),
    timeZone: first.timeZone,
    carries: first.carries,
    length: order.length,
    ...columnsTogether({ talks, order, people, topics }),
    mentions: rowsTogether(order, (which) => talks[which]!.mentions, people),
    reactedBy: rowsTogether(order, (which) => talks[which]!.reactedBy, people),
    topics: topics.all,
    texts: poolTogether(order, (which, i) => talks[which]!.texts.at(i)),
    ids: poolTogether(order, (which, i) => talks[which]!.ids.at(i)),
    people: people.all,
    events: eventsTogether(talks, people),
  };
}

interface Joining {
  readonly talks: readonly Talk[];
  readonly order: readonly Place[];
  readonly people: SharedPeople;
  readonly topics: SharedTopics;
}

type Columns = "at" | "author" | "kind" | "flags" | "replyTo" | "replyBasis" | "reactions" | "topic";

function columnsTogether({ talks, order, people, topics }: Joining): Pick<Talk, Columns> {
  const place = placesOf(talks, order);
  const read = (value: (talk: Talk, i: number, which: number) => number) =>
    order.map(({ which, i }) => value(talks[which]!, i, which));
  return {
    at: Float64Array.from(read((talk, i) => talk.at[i]!)),
    author: Int32Array.from(read((talk, i, which) => people.of(which, talk.author[i]!))),
    kind: Uint8Array.from(read((talk, i) => talk.kind[i]!)),
    flags: Uint8Array.from(read((talk, i) => talk.flags[i]!)),
    replyTo: Int32Array.from(
      read((talk, i, which) => (talk.replyTo[i]! < 0 ? -1 : place[which]![talk.replyTo[i]!]!)),
    ),
    replyBasis: Uint8Array.from(read((talk, i) => talk.replyBasis[i]!)),
    reactions: Uint16Array.from(read((talk, i) => talk.reactions[i]!)),
    topic: Int32Array.from(read((talk, i, which) => topics.of(which, talk.topic[i]!))),
  };
}

function eventsTogether(talks: readonly Talk[], people: SharedPeople): TalkEvent[] {
  return talks
    .flatMap(({ events }, which) =>
      events.map((event) => ({
        ...event,
        actor: people.of(which, event.actor),
        person: people.of(which, event.person),
      })),
    )
    .toSorted((a, b) => a.at - b.at);
}

/** A message by the talk it comes from. */
interface Place {
  readonly which: number;
  readonly i: number;
}

function latest(a: number | null, b: number | null): number | null {
  return a === null || b === null ? (a ?? b) : Math.max(a, b);
}

function orderOf(talks: readonly Talk[]): Place[] {
  const all = talks.flatMap((talk, which) => Array.from({ length: talk.length }, (_, i) => ({ which, i })));
  return all.sort(
    (a, b) => talks[a.which]!.at[a.i]! - talks[b.which]!.at[b.i]! || a.which - b.which || a.i - b.i,
  );
}

function placesOf(talks: readonly Talk[], order: readonly Place[]): Int32Array[] {
  const place = talks.map(({ length }) => new Int32Array(length));
  order.forEach(({ which, i }, at) => (place[which]![i] = at));
  return place;
}

function poolTogether(order: readonly Place[], text: (which: number, i: number) => string): TextPool {
  const pool = new TextPool();
  for (const { which, i } of order) pool.add(text(which, i));
  return pool;
}

function rowsTogether(order: readonly Place[], rowsOf: (which: number) => Rows, people: SharedPeople): Rows {
  const starts = new Uint32Array(order.length + 1);
  const found: number[] = [];
  order.forEach(({ which, i }, at) => {
    const rows = rowsOf(which);
    for (let k = rows.starts[i]!; k < rows.starts[i + 1]!; k++) found.push(people.of(which, rows.people[k]!));
    starts[at + 1] = found.length;
  });
  return { starts, people: Int32Array.from(found) };
}

/** People of several talks, the same where their ids are. */
class SharedPeople {
  readonly all: TalkPerson[] = [];
  readonly #of: Int32Array[];

  constructor(talks: readonly Talk[]) {
    const known = new Map<string, number>();
    this.#of = talks.map((talk) =>
      Int32Array.from(talk.people, (person) => {
        let index = known.get(person.id);
        if (index === undefined) known.set(person.id, (index = this.all.push(person) - 1));
        else this.all[index] = joined(this.all[index]!, person);
        return index;
      }),
    );
    // Whoever relays is known by another index here.
    talks.forEach((talk, which) =>
      talk.people.forEach(({ relayedBy }, person) => {
        const index = this.of(which, person);
        if (relayedBy !== null)
          this.all[index] = { ...this.all[index]!, relayedBy: this.of(which, relayedBy) };
      }),
    );
  }

  of(which: number, person: number): number {
    return person < 0 ? -1 : this.#of[which]![person]!;
  }
}

/** What one channel shows of a person holds in all: who is a bot here is one there. */
function joined(a: TalkPerson, b: TalkPerson): TalkPerson {
  const [known, other] = a.nature === "person" ? [b, a] : [a, b];
  const roles = [a.role, b.role];
  const role = (["owner", "admin", "member"] as const).find((one) => roles.includes(one)) ?? null;
  return { ...known, name: a.name, role, names: [...new Set([...a.names, ...other.names, ...b.names])] };
}

class SharedTopics {
  readonly all: Topic[] = [];
  readonly #of: Map<number, number>[];

  constructor(talks: readonly Talk[]) {
    this.#of = talks.map((talk) => {
      const own = new Map<number, number>();
      const used = [...new Set(talk.topic)].toSorted((a, b) => a - b);
      for (const topic of used) {
        own.set(topic, this.all.push(topicTogether(talk, topic)) - 1);
      }
      return own;
    });
  }

  of(which: number, topic: number): number {
    return this.#of[which]!.get(topic) ?? -1;
  }
}

/** A topic under the name of its chat too; what was said outside topics is a channel of that name. */
function topicTogether({ name, topics }: Talk, topic: number): Topic {
  const own = topics[topic];
  return own === undefined
    ? { name, isChannel: true }
    : { name: `${name} / ${own.name}`, isChannel: own.isChannel };
}
