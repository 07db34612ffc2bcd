import type { TalkPerson } from "@kith/contract/talk";
import { joinedSightings } from "./identity.ts";
import type { ChatStore, Sighting } from "./store.ts";

/** The people of a chat while it is being put together: sightings joined, relayed voices added. */
export class People {
  readonly #store: ChatStore;
  /** For each sighting the person it belongs to. */
  readonly #personOf: Int32Array;
  readonly #sightings: Sighting[][] = [];
  readonly #relayed: { name: string; relay: number }[] = [];
  readonly #relayedIndex = new Map<string, number>();
  readonly relays = new Set<number>();

  constructor(store: ChatStore) {
    this.#store = store;
    const joined = joinedSightings(store);
    const persons = new Map<number, number>();
    this.#personOf = joined.map((top) => {
      if (!persons.has(top)) persons.set(top, persons.size);
      return persons.get(top)!;
    });
    joined.forEach((_, sighting) => {
      (this.#sightings[this.#personOf[sighting]!] ??= []).push(store.sightings[sighting]!);
    });
  }

  /** The person of a sighting, or -1. */
  of(sighting: number): number {
    return sighting < 0 ? -1 : this.#personOf[sighting]!;
  }

  /** The person an export means by an id, or -1. */
  byId(id: string | null): number {
    return id === null ? -1 : this.of(this.#store.sightingById(id));
  }

  /** Somebody whose words a relay carries, told apart by relay and name. */
  relayed(relay: number, name: string): number {
    const key = `${relay}/${name.toLowerCase()}`;
    let index = this.#relayedIndex.get(key);
    if (index === undefined) {
      index = this.#sightings.length + this.#relayed.push({ name, relay }) - 1;
      this.#relayedIndex.set(key, index);
    }
    return index;
  }

  get count(): number {
    return this.#sightings.length + this.#relayed.length;
  }

  /** Every name of every person. */
  *names(): Generator<{ name: string; person: number; hasSpoken: boolean }> {
    for (const [person, sightings] of this.#sightings.entries()) {
      for (const sighting of sightings) {
        for (const name of namesOf(sighting)) yield { name, person, hasSpoken: sighting.messages > 0 };
      }
    }
    for (const [i, { name }] of this.#relayed.entries()) {
      yield { name, person: this.#sightings.length + i, hasSpoken: true };
    }
  }

  /** @param natures what behaviour says of people the export says nothing about. */
  whole(natures: ReadonlyMap<number, "bot">): TalkPerson[] {
    const own = this.#sightings.map((sightings, person) => this.#person(person, sightings, natures));
    const relayed = this.#relayed.map(({ name, relay }): TalkPerson => {
      const id = `relay:${own[relay]?.id ?? ""}/${name}`;
      return { id, name, names: [name], role: null, ...NATURAL, relayedBy: relay };
    });
    return [...own, ...relayed];
  }

  #person(person: number, sightings: readonly Sighting[], natures: ReadonlyMap<number, "bot">): TalkPerson {
    const main = sightings.toSorted((a, b) => b.messages - a.messages)[0]!;
    const names = [...new Set([main, ...sightings].flatMap(namesOf))];
    const roles = sightings.map(({ role }) => role);
    const role = (["owner", "admin", "member"] as const).find((one) => roles.includes(one)) ?? null;
    const common = { id: main.id, name: names[0] ?? main.id, names, role, relayedBy: null };
    if (this.relays.has(person)) return { ...common, nature: "relay", natureBy: "behaviour" };
    if (sightings.some(({ isBot }) => isBot)) return { ...common, nature: "bot", natureBy: "export" };
    if (natures.has(person)) return { ...common, nature: "bot", natureBy: "behaviour" };
    return { ...common, ...NATURAL };
  }
}

/** Whoever shows no sign of being anything else. */
const NATURAL = { nature: "person", natureBy: null } as const;

function namesOf(sighting: Sighting): readonly string[] {
  return sighting.names.length > 0 ? sighting.names : [sighting.id];
}
