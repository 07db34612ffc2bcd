import type { Rows, Talk, Texts } from "@kith/contract/talk";
import { Calendar } from "../src/calendar.ts";
import { Random } from "../src/random.ts";

/** Talks made of other talks: what an export would hold had some of it never been said, or said otherwise. */

/** The talk without some messages, as if they had never been read. */
export function talkWithout(talk: Talk, gone: ReadonlySet<number>): Talk {
  return talkOf(talk, (message) => !gone.has(message));
}

/** The talk of some days only, as its members count days. */
export function talkOnDays(talk: Talk, isKept: (day: number) => boolean): Talk {
  const calendar = new Calendar(talk.timeZone);
  return talkOf(talk, (message) => isKept(calendar.dayOf(talk.at[message]!)));
}

/** A random share of the days on which anything was said. */
export function talkOnSomeDays(talk: Talk, share: number, seed: number): Talk {
  const random = new Random(seed);
  const chosen = new Map<number, boolean>();
  return talkOnDays(talk, (day) => {
    if (!chosen.has(day)) chosen.set(day, random.unit() < share);
    return chosen.get(day)!;
  });
}

/** The same words at the same times, each said by somebody drawn at random from all who speak. */
export function talkWithShuffledAuthors(talk: Talk, seed: number): Talk {
  const author = talk.author.slice();
  new Random(seed).shuffle(author);
  return { ...talk, author };
}

/** The same talk by people of other names. */
export function talkRenamed(talk: Talk, seed: number): Talk {
  const random = new Random(seed);
  const other = () => `q${random.uint32().toString(36)}x`;
  const people = talk.people.map((person) => {
    const name = other();
    return { ...person, id: other(), name, names: [name] };
  });
  return {
    ...talk,
    name: other(),
    people,
    topics: talk.topics.map((topic) => ({ ...topic, name: other() })),
  };
}

function talkOf(talk: Talk, isKept: (message: number) => boolean): Talk {
  const kept = Int32Array.from([...Array(talk.length).keys()].filter(isKept));
  const place = new Int32Array(talk.length).fill(-1);
  kept.forEach((message, index) => (place[message] = index));
  const replyTo = kept.map((message) => place[talk.replyTo[message]!] ?? -1);
  return {
    ...talk,
    length: kept.length,
    at: Float64Array.from(kept, (message) => talk.at[message]!),
    author: kept.map((message) => talk.author[message]!),
    kind: Uint8Array.from(kept, (message) => talk.kind[message]!),
    flags: Uint8Array.from(kept, (message) => talk.flags[message]!),
    replyTo,
    replyBasis: Uint8Array.from(kept, (message, i) => (replyTo[i]! < 0 ? 0 : talk.replyBasis[message]!)),
    mentions: rowsOf(talk.mentions, kept),
    reactedBy: rowsOf(talk.reactedBy, kept),
    reactions: Uint16Array.from(kept, (message) => talk.reactions[message]!),
    topic: kept.map((message) => talk.topic[message]!),
    texts: textsOf(talk.texts, kept),
    ids: textsOf(talk.ids, kept),
  };
}

function rowsOf({ starts, people }: Rows, kept: Int32Array): Rows {
  const runs = Array.from(kept, (message) => people.subarray(starts[message], starts[message + 1]));
  const ends = new Uint32Array(kept.length + 1);
  runs.forEach((run, index) => (ends[index + 1] = ends[index]! + run.length));
  return { starts: ends, people: Int32Array.from(runs.flatMap((run) => [...run])) };
}

function textsOf(texts: Texts, kept: Int32Array): Texts {
  return { length: kept.length, at: (index) => (index < kept.length ? texts.at(kept[index]!) : "") };
}
