import { describe, expect, test } from "vitest";
import { exchangesOf, LINK_SETS, likelihoodOf } from "../src/exchange.ts";
import { scopeOf } from "../src/scope.ts";
import { livingCommunity } from "./talk-world.ts";

const ALL_SETS = 2 ** LINK_SETS - 1;
const unsure = scopeOf(livingCommunity({ seed: 8, marks: 0, days: 200 }))!;
const sure = scopeOf(livingCommunity({ seed: 8, marks: 1 }))!;

/** Readings of answers between two different people, with what the exchanges make of each. */
function readings(scope: typeof unsure) {
  const exchanges = exchangesOf(scope);
  const made = new Map<string, { sets: number; isLikeliest: number }>();
  for (let e = 0; e < exchanges.length; e++)
    made.set(`${exchanges.message[e]!}/${exchanges.parent[e]!}`, {
      sets: exchanges.sets[e]!,
      isLikeliest: exchanges.isLikeliest[e]!,
    });
  const { links, talk, window } = scope;
  const all = [];
  for (let i = window.first; i < window.end; i++) {
    for (let r = links.starts[i - links.first]!; r < links.starts[i - links.first + 1]!; r++) {
      const parent = links.parents[r]!;
      if (talk.author[i] === talk.author[parent] || scope.counts[i] === 0 || scope.counts[parent] === 0)
        continue;
      const own = made.get(`${i}/${parent}`) ?? { sets: 0, isLikeliest: 0 };
      all.push({ message: i, parent, probability: links.probabilities[r]!, ...own });
    }
  }
  expect(all.filter(({ sets, isLikeliest }) => sets !== 0 || isLikeliest === 1).length).toBe(made.size);
  return all;
}

describe("what links leave open is sampled", () => {
  test("as often as each reading is probable", () => {
    const open = readings(unsure).filter(({ probability }) => probability < 0.98);
    expect(open.length).toBeGreaterThan(2000);
    let chi = 0;
    for (const { probability, sets } of open) {
      const expected = probability * LINK_SETS;
      chi += (likelihoodOf(sets) * LINK_SETS - expected) ** 2 / (expected * (1 - probability));
    }
    // Each is worth 1 on average when frequencies are those of the probabilities.
    expect(chi / open.length).toBeGreaterThan(0.9);
    expect(chi / open.length).toBeLessThan(1.1);
  });

  test("also in groups of like probability", () => {
    const open = readings(unsure);
    for (const [low, high] of [
      [0.02, 0.1],
      [0.1, 0.3],
      [0.3, 0.6],
      [0.6, 0.95],
    ] as const) {
      const group = open.filter(({ probability }) => probability >= low && probability < high);
      const mean = group.reduce((sum, one) => sum + one.probability, 0) / group.length;
      const seen = group.reduce((sum, one) => sum + likelihoodOf(one.sets), 0) / group.length;
      const error = Math.sqrt((mean * (1 - mean)) / (group.length * LINK_SETS));
      expect(Math.abs(seen - mean)).toBeLessThan(4 * error);
    }
  });

  test("no message is taken to answer two in one link set", () => {
    const bits = new Map<number, number>();
    for (const { message, sets } of readings(unsure)) {
      expect((bits.get(message) ?? 0) & sets).toBe(0);
      bits.set(message, (bits.get(message) ?? 0) | sets);
    }
  });

  test("a carrier's mark is taken in every one", () => {
    const marked = readings(sure).filter(({ message }) => sure.talk.replyBasis[message] === 1);
    expect(marked.length).toBeGreaterThan(500);
    for (const { sets, isLikeliest } of marked) expect([sets, isLikeliest]).toEqual([ALL_SETS, 1]);
  });

  test("the likeliest reading is the link's parent", () => {
    for (const scope of [sure, unsure]) {
      for (const { message, parent, isLikeliest } of readings(scope))
        expect(isLikeliest === 1).toBe(scope.links.parent[message] === parent);
    }
  });

  test("always in the same way", () => {
    expect(exchangesOf(unsure)).toEqual(exchangesOf(unsure));
  });
});

test("bits are counted", () => {
  const naive = (bits: number) => Array.from(bits.toString(2)).filter((digit) => digit === "1").length;
  for (const bits of [0, 1, 2, 3, 0x3fffffff, 0x20000001, 0xffffffff, 0x80000000, 12345])
    expect(likelihoodOf(bits) * LINK_SETS).toBeCloseTo(naive(bits), 10);
});
