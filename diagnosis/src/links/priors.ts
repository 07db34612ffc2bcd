import { type Candidates } from "./features.ts";
import { slotOf } from "./memory.ts";

/**
 * What training cannot teach, because the annotated logs come from one crowded channel where nothing waits an
 * hour: how minutes and days count by the clock, and how rarely anything begins among two or three. Logits.
 */

const MINUTE_MS = 60_000;

/** One goes on with what one said minutes ago; after a night one begins anew. */
const OWN = { freshMs: 10 * MINUTE_MS, perDoubling: -0.8 };

/** Others answer after an hour, too, and the next day, but less and less often. */
const OTHERS = { freshMs: 60 * MINUTE_MS, perDoubling: -0.5 };

/** Inside a topic that has begun, hardly anything begins: what is said there answers what was said there. */
const START_IN_TOPIC = -3;

/** While few talk, they talk to each other. */
const START_AMONG_FEW = -1;

/** What speaks for candidate `k` before its features are looked at. */
export function priorOf(candidates: Candidates, k: number, isInTopic: boolean): number {
  if (isInTopic) return k === 0 ? START_IN_TOPIC : 0;
  if (k === 0) return candidates.isAmongFew ? START_AMONG_FEW : 0;
  const { memory, place } = candidates;
  const [q, s] = [slotOf(place[0]!), slotOf(place[k]!)];
  const { freshMs, perDoubling } = memory.author[q] === memory.author[s] ? OWN : OTHERS;
  const ageMs = memory.at[q]! - memory.at[s]!;
  return ageMs > freshMs ? perDoubling * Math.log2(ageMs / freshMs) : 0;
}
