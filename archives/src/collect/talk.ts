import type { Rows, Talk, TalkCarries, TalkEvent } from "@kith/contract/talk";
import { botsAmong } from "./bots.ts";
import { NameIndex } from "./calls.ts";
import { Order } from "./order.ts";
import { People } from "./people.ts";
import { resolvedReplies } from "./replies.ts";
import type { ChatStore, Pairs } from "./store.ts";
import { voicesOf, type Voices } from "./voices.ts";

/** Puts a chat that has been read together as a talk: in order of time, voices told apart, replies found. */
export function talkOf(store: ChatStore, carries: TalkCarries, timeZone: string): Talk {
  const people = new People(store);
  const order = new Order(store.at.whole());
  const { calls, ...voices } = voicesOf(store, people, order);
  const names = new NameIndex();
  for (const { name, person, hasSpoken } of people.names()) if (hasSpoken) names.add(name, person);
  const replyTo = resolvedReplies({ store, people, names, order });
  const said = {
    ...voices,
    length: store.length,
    at: order.arranged(store.at.whole()),
    kind: order.arranged(store.kind.whole()),
    replyTo,
    replyBasis: order.arranged(store.replyBasis.whole()).map((basis, i) => (replyTo[i]! < 0 ? 0 : basis)),
    mentions: rowsOf(order, voices.author, mentioned(store, calls, people, names)),
    reactedBy: rowsOf(order, voices.author, pairsOf(store.reactedBy, people)),
    reactions: order.arranged(store.reactions.whole()),
    topic: order.arranged(store.topic.whole()),
  };
  const { name, platform, shape, purpose, exportedAt } = store.chat;
  return {
    name,
    platform,
    shape,
    purpose,
    exportedAt,
    timeZone,
    carries,
    ...said,
    topics: store.topics.map((name) => ({ name, isChannel: false })),
    people: people.whole(botsAmong(said, people.count)),
    events: eventsOf(store, people, names),
  };
}

/** Message (as read) and person, one after the other. */
type PeopleOfMessages = Iterable<readonly [number, number]>;

function* pairsOf(pairs: Pairs, people: People): PeopleOfMessages & Generator<readonly [number, number]> {
  for (let i = 0; i < pairs.messages.length; i++) {
    yield [pairs.messages.get(i), people.of(pairs.sightings.get(i))];
  }
}

function* mentioned(
  store: ChatStore,
  called: Voices["calls"],
  people: People,
  names: NameIndex,
): Generator<readonly [number, number]> {
  yield* pairsOf(store.mentions, people);
  for (const [message, calls] of called) {
    for (const call of calls) {
      const person = names.find(call);
      if (person >= 0) yield [message, person];
    }
  }
}

/** Runs of people by message, in order of time: nobody twice in a run, and nobody in their own. */
function rowsOf(order: Order, author: Int32Array, pairs: PeopleOfMessages): Rows {
  const runs = new Map<number, number[]>();
  for (const [message, person] of pairs) {
    const place = order.placeOf(message);
    if (author[place] === person) continue;
    const run = runs.get(place);
    if (run === undefined) runs.set(place, [person]);
    else if (!run.includes(person)) run.push(person);
  }
  const starts = new Uint32Array(author.length + 1);
  for (let i = 0; i < author.length; i++) starts[i + 1] = starts[i]! + (runs.get(i)?.length ?? 0);
  const people = new Int32Array(starts[author.length]!);
  for (const [place, run] of runs) people.set(run, starts[place]);
  return { starts, people };
}

function eventsOf(store: ChatStore, people: People, names: NameIndex): TalkEvent[] {
  const personOf = (one: { id: string | null; name: string | null } | null | undefined) => {
    if (one === null || one === undefined) return -1;
    const byId = people.byId(one.id);
    return byId >= 0 ? byId : names.find(one.name ?? "");
  };
  return store.events
    .flatMap(({ at, event }) => {
      const targets = event.targets.length > 0 ? event.targets : [null];
      const common = { at, kind: event.kind, actor: personOf(event.actor), value: event.value };
      return targets.map((target) => ({ ...common, person: personOf(target) }));
    })
    .toSorted((a, b) => a.at - b.at);
}
