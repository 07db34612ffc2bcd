import type { ChatStore } from "./store.ts";

/** Names a server hands to whoever has none: many people wear them, one after the other. */
const PLACEHOLDER = /^guest\d*$/i;

/**
 * Joins sightings of one person under several names, where the carrier says that one became the other, also
 * by way of names under which nothing was said. Returns for each sighting what stands for the person.
 */
export function joinedSightings(store: ChatStore): Int32Array {
  const parents = store.sightings.map((_, index) => index);
  const silent = new Map<string, number>();
  const indexOf = (id: string): number => {
    const sighting = store.sightingById(id);
    const known = sighting >= 0 ? sighting : silent.get(id);
    if (known !== undefined) return known;
    const index = parents.push(parents.length) - 1;
    silent.set(id, index);
    return index;
  };
  for (const { event } of store.events) {
    if (event.kind !== "renamedPerson") continue;
    const [before, after] = [event.targets[0]?.id ?? "", event.actor?.id ?? ""];
    if ([before, after].some((id) => id === "" || PLACEHOLDER.test(id))) continue;
    parents[topOf(parents, indexOf(before))] = topOf(parents, indexOf(after));
  }
  return Int32Array.from(store.sightings, (_, index) => topOf(parents, index));
}

function topOf(parents: number[], index: number): number {
  let top = index;
  while (parents[top] !== top) {
    parents[top] = parents[parents[top]!]!;
    top = parents[top]!;
  }
  return top;
}
