import { randomFillSync, randomInt } from "node:crypto";
import { v5, v7 } from "uuid";
import type { Clock } from "./clock.ts";

/**
 * Makes ids that sort by the time they were made, those of one process within one millisecond too: UUID version 7.
 * Source: RFC 9562, 5.7 and 6.2, method 1.
 */
export type Ids = () => string;

/** Half of what the counter holds, so that it has room to go up. */
const COUNTER_BELOW = 2 ** 31;

export function idsBy(clock: Clock): Ids {
  let last = { msecs: Number.NaN, seq: 0 };
  return () => {
    const msecs = clock.now().getTime();
    const seq = msecs === last.msecs ? last.seq + 1 : randomInt(COUNTER_BELOW);
    last = { msecs, seq };
    return idAt(msecs, seq);
  };
}

/** The id of an instant, ms UTC, and of a place among those of that instant; no two are the same. */
export function idAt(msecs: number, seq: number): string {
  return v7({ msecs, seq, rng: randomly });
}

/** Asking for random bytes takes longer than all else about an id, so many are asked for at once. */
const pool = new Uint8Array(4096);
const ID_BYTES = 16;
let used = pool.length;

function randomly(): Uint8Array {
  if (used === pool.length) {
    randomFillSync(pool);
    used = 0;
  }
  used += ID_BYTES;
  return pool.subarray(used - ID_BYTES, used);
}

/** The same id whenever it is made of the same id and word: for what must not come about twice. Source: RFC 9562, 5.5. */
export function derivedId(id: string, word: string): string {
  return v5(word, id);
}

/** Stands for the instance itself where a community is asked for. */
export const INSTANCE_ID = "00000000-0000-0000-0000-000000000000";
