import { talkFlags, TextPool, type Texts } from "@kith/contract/talk";
import { nameKey, namesCalled } from "./calls.ts";
import type { Order } from "./order.ts";
import type { People } from "./people.ts";
import { isRelay, unwrapped } from "./relays.ts";
import type { ChatStore } from "./store.ts";

/** Who says what, in order of time, with relayed words given to those who spoke them. */
export interface Voices {
  readonly author: Int32Array;
  readonly flags: Uint8Array;
  readonly texts: Texts;
  readonly ids: Texts;
  /** Names called, by the position their message was read at. */
  readonly calls: ReadonlyMap<number, readonly string[]>;
}

/** Tells relays apart, adds the people behind them to `people`, and unwraps what they posted. */
export function voicesOf(store: ChatStore, people: People, order: Order): Voices {
  const author = store.sender.whole().map((sighting) => people.of(sighting));
  const flags = store.flags.whole();
  const relays = relaysAmong(store, people, author);
  if (relays.size === 0 && order.isNatural) {
    return { author, flags, texts: store.texts, ids: store.ids, calls: store.calls };
  }
  // The store stays as it is: a chat may be put together again.
  const calls = new Map(store.calls);
  const texts = new TextPool();
  const ids = new TextPool();
  for (let i = 0; i < store.length; i++) {
    const from = order.readPosition(i);
    const relay = author[from]!;
    const wrapper = relays.get(relay);
    const text = store.texts.at(from);
    const inner = wrapper === undefined ? null : unwrapped(wrapper, text);
    if (inner !== null) {
      author[from] = people.relayed(relay, inner.name);
      flags[from]! |= talkFlags.relayed;
      // Whom it calls could not be seen through the wrapper.
      calls.set(from, namesCalled(inner.text));
    }
    texts.add(inner?.text ?? text);
    ids.add(store.ids.at(from));
  }
  return { author: order.arranged(author), flags: order.arranged(flags), texts, ids, calls };
}

/**
 * Relays by person, with the wrapper each uses. Unmistakable wrappers are settled first: whoever writes
 * "name: …" to people behind another relay is talking to them.
 */
function relaysAmong(store: ChatStore, people: People, author: Int32Array): Map<number, number> {
  const relays = new Map<number, number>();
  const suspects = suspectsAmong(store, people);
  if (suspects.length === 0) return relays;
  const speakers = new Set<string>();
  for (const { name, hasSpoken } of people.names()) if (hasSpoken) speakers.add(nameKey(name));
  for (const { person, wrapper } of suspects) {
    const texts = textsBy(store, author, person);
    if (!isRelay(wrapper, texts, (name) => speakers.has(nameKey(name)))) continue;
    relays.set(person, wrapper);
    people.relays.add(person);
    for (const text of texts) speakers.add(nameKey(unwrapped(wrapper, text)?.name ?? ""));
  }
  return relays;
}

function suspectsAmong(store: ChatStore, people: People): { person: number; wrapper: number }[] {
  return store.sightings
    .map((sighting, index) => {
      const person = people.of(index);
      return { person, wrapper: sighting.wrappers.suspected(sighting.messages) };
    })
    .filter(({ wrapper }) => wrapper >= 0)
    .toSorted((a, b) => a.wrapper - b.wrapper);
}

function textsBy(store: ChatStore, author: Int32Array, person: number): string[] {
  const texts: string[] = [];
  for (let i = 0; i < author.length; i++) if (author[i] === person) texts.push(store.texts.at(i));
  return texts;
}
