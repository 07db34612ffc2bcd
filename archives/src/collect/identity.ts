import type { ChatStore } from "./store.ts";

/** Names a server hands to whoever has none: many people wear them, one after the other. */
const PLACEHOLDER = /^guest\d*$/i;

/**
 * Joins sightings of one person under several names, where the carrier says that one became the other.
 * Returns for each sighting the sighting that stands for the person.
 */
export function joinedSightings(store: ChatStore): Int32Array {
  const parents = Int32Array.from(store.sightings, (_, index) => index);
  const find = (index: number): number => {
    let top = index;
    while (parents[top] !== top) {
      parents[top] = parents[parents[top]!]!;
      top = parents[top]!;
    }
    return top;
  };
  for (const { event } of store.events) {
    if (event.kind !== "renamedPerson") continue;
    const [before, after] = [event.targets[0]?.id ?? "", event.actor?.id ?? ""];
    if (PLACEHOLDER.test(before) || PLACEHOLDER.test(after)) continue;
    const [a, b] = [store.sightingById(before), store.sightingById(after)];
    if (a >= 0 && b >= 0) parents[find(a)] = find(b);
  }
  return parents.map((_, index) => find(index));
}
