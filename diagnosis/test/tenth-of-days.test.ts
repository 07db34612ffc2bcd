import { talkFlags, type Talk } from "@kith/contract/talk";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { diagnose } from "../src/index.ts";
import { talkOnSomeDays } from "./talk-edits.ts";
import * as worlds from "./talk-world.ts";

/** Words that say it cannot be said. */
const OPEN = ["notEnough", "undecided"];

/** Long enough that a tenth of the days may still tell something. */
const long: readonly [string, Talk][] = [
  ["a community", worlds.livingCommunity({ seed: 1, days: 700 })],
  ["a community without marks", worlds.livingCommunity({ seed: 2, days: 700, marks: 0, language: "zh" })],
  ["a broadcast", worlds.broadcastStar({ seed: 1, days: 900 })],
  ["two hubs and a ring", worlds.hubsAndRing({ seed: 2, days: 900 })],
  ["admins who announce", worlds.adminOnlyChannel({ seed: 3, days: 900 })],
  ["adverts", worlds.advertisingGroup({ seed: 1, days: 900, language: "zh" })],
  ["passers-by", worlds.chatWithoutBackbone({ seed: 1, days: 700 })],
  ["one helper", worlds.oneHelperChannel({ seed: 2, days: 700 })],
  ["a class at rest", worlds.restingClass({ seed: 3 })],
];

describe("a random tenth of the days never flips a verdict", () => {
  test.each(long)("of %s", (_, talk) => {
    const { verdict } = diagnose(talk);
    fc.assert(
      fc.property(fc.nat(2 ** 31), (seed) => {
        expect([verdict, ...OPEN]).toContain(diagnose(talkOnSomeDays(talk, 0.1, seed)).verdict);
      }),
      { numRuns: 40, seed: 20_240 },
    );
  });

  test("and some tenths do tell: the check is no mere silence", () => {
    const told = long.filter(([, talk]) =>
      [1, 2, 3, 4, 5, 6].some((seed) => !OPEN.includes(diagnose(talkOnSomeDays(talk, 0.3, seed)).verdict)),
    );
    expect(told.map(([name]) => name).length).toBeGreaterThanOrEqual(6);
  });

  test("with fewer than 50 messages it is always not enough", () => {
    fc.assert(
      fc.property(
        fc.integer({ min: 1, max: 2 ** 31 }),
        fc.double({ min: 0.002, max: 0.08 }),
        (seed, share) => {
          const some = talkOnSomeDays(long[0]![1], share, seed);
          const spoken = some.flags.filter((flags) => (flags & talkFlags.recalled) === 0).length;
          fc.pre(spoken < 50);
          expect(diagnose(some).verdict).toBe("notEnough");
        },
      ),
      { numRuns: 100 },
    );
  });
});
