import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import {
  appealBefore,
  endOf,
  isInOrder,
  isOutBy,
  pausedUntil,
  refusalToAppeal,
  refusalToDecide,
  refusalToImpose,
  refusalToLift,
  shortenedEnd,
  stateOf,
  type Imposing,
  type SanctionFacts,
} from "../../src/modules/stay/rules.ts";

const DAY_MS = 86_400_000;
const START = new Date("2026-03-02T09:00:00Z");
const day = (days: number) => new Date(START.getTime() + days * DAY_MS);

const sanction = (facts: Partial<SanctionFacts> = {}): SanctionFacts => ({
  id: "s1",
  step: "warn",
  ruleNumber: 1,
  givenBy: "o1",
  givenAt: START,
  until: null,
  isWithdrawn: false,
  appeal: null,
  ...facts,
});
const pause = (days: number, facts: Partial<SanctionFacts> = {}) =>
  sanction({ step: "pause", until: day(days), ...facts });
const waiting = { outcome: null, until: null };
const lifted = { outcome: "lifted", until: null } as const;

describe("giving a sanction", () => {
  const fine: Imposing = {
    state: "member",
    isOpened: true,
    rule: 1,
    isRuleThere: true,
    isCharterRead: true,
    isRecordRead: true,
    isInOrder: true,
    hasGround: false,
  };

  test.each<[Partial<Imposing>, string | null]>([
    [{}, null],
    [{ rule: null }, "ruleMissing"],
    [{ rule: null, state: "left" }, "ruleMissing"],
    [{ state: "unclaimed" }, "notClaimed"],
    [{ state: "left" }, "notCurrent"],
    [{ state: "removed" }, "notCurrent"],
    [{ state: "erased" }, "notCurrent"],
    [{ isOpened: false }, "charterNotOpened"],
    [{ isCharterRead: false, isRuleThere: false }, "charterChanged"],
    [{ isRuleThere: false }, "ruleUnknown"],
    [{ isRecordRead: false }, "recordChanged"],
    [{ isInOrder: false }, "groundMissing"],
    [{ isInOrder: false, hasGround: true }, null],
  ])("with %o: %s", (differs, refusal) => {
    expect(refusalToImpose({ ...fine, ...differs })).toBe(refusal);
  });
});

describe("the order of the ladder", () => {
  const earlier = sanction();
  test.each<[string, boolean, Parameters<typeof isInOrder>]>([
    ["a warning needs nothing before it", true, ["warn", 1, [], day(0)]],
    ["a pause wants a warning", false, ["pause", 1, [], day(0)]],
    ["a pause after a warning", true, ["pause", 1, [earlier], day(1)]],
    ["a removal wants a warning or a pause", false, ["remove", 1, [], day(0)]],
    ["a removal after a warning alone", true, ["remove", 1, [earlier], day(1)]],
    ["a removal after a pause", true, ["remove", 1, [pause(3)], day(1)]],
    ["under another rule", false, ["remove", 2, [earlier], day(1)]],
    ["withdrawn", false, ["remove", 1, [sanction({ isWithdrawn: true })], day(1)]],
    ["lifted on appeal", false, ["remove", 1, [sanction({ appeal: lifted })], day(1)]],
    [
      "upheld on appeal",
      true,
      ["remove", 1, [sanction({ appeal: { outcome: "upheld", until: null } })], day(1)],
    ],
    ["just within 180 days", true, ["remove", 1, [earlier], new Date(day(180).getTime() - 1)]],
    ["180 days ago", false, ["remove", 1, [earlier], day(180)]],
  ])("%s: %s", (_, expected, asked) => {
    expect(isInOrder(...asked)).toBe(expected);
  });
});

describe("a pause", () => {
  test.each<[string, Date | null, readonly SanctionFacts[], number]>([
    ["none", null, [], 0],
    ["one", day(3), [pause(3)], 0],
    ["at its end it is over", null, [pause(3)], 3],
    ["the latest end holds", day(9), [pause(3), pause(9), pause(5)], 1],
    ["withdrawn", day(3), [pause(3), pause(9, { isWithdrawn: true })], 1],
    ["lifted on appeal", null, [pause(9, { appeal: lifted })], 1],
    ["shortened", day(2), [pause(9, { appeal: { outcome: "shortened", until: day(2) } })], 1],
    ["a removal is none", null, [sanction({ step: "remove" })], 0],
  ])("%s", (_, expected, sanctions, now) => {
    expect(pausedUntil(sanctions, day(now))).toEqual(expected);
  });

  test("is shortened to less, and to nothing else", () => {
    expect(shortenedEnd(pause(9), 2)).toEqual(day(2));
    expect(shortenedEnd(pause(9), 9)).toBeNull();
    expect(shortenedEnd(pause(9), 10)).toBeNull();
    expect(shortenedEnd(sanction(), 1)).toBeNull();
  });

  test("holds exactly as long as one of them does that holds, however they lie", () => {
    const facts = fc.record({ days: fc.integer({ min: 1, max: 90 }), isWithdrawn: fc.boolean() });
    fc.assert(
      fc.property(fc.array(facts, { maxLength: 8 }), fc.integer({ min: 0, max: 100 }), (all, at) => {
        const now = day(at);
        const pauses = all.map(({ days, isWithdrawn }) => pause(days, { isWithdrawn }));
        const holding = pauses.filter(
          (one) => stateOf(one, { state: "member", joinedAt: START }, now) === "running",
        );
        expect(pausedUntil(pauses, now) !== null).toBe(holding.length > 0);
        for (const one of holding) {
          expect(endOf(one)!.getTime()).toBeLessThanOrEqual(pausedUntil(pauses, now)!.getTime());
        }
      }),
    );
  });
});

describe("a removal", () => {
  const removal = sanction({ step: "remove" });
  const out = { state: "removed", joinedAt: day(-30) } as const;

  test.each<[string, boolean, Parameters<typeof isOutBy>]>([
    ["keeps out", true, [removal, out]],
    ["not who came in since", false, [removal, { state: "removed", joinedAt: day(5) }]],
    ["nor who belongs", false, [removal, { state: "member", joinedAt: day(-30) }]],
    ["lifted, it keeps out no more", false, [sanction({ step: "remove", appeal: lifted }), out]],
    ["a warning never does", false, [sanction(), out]],
  ])("%s", (_, expected, asked) => {
    expect(isOutBy(...asked)).toBe(expected);
  });

  test("shows how it stands", () => {
    expect(stateOf(removal, out, day(1))).toBe("removed");
    expect(stateOf(removal, { state: "member", joinedAt: day(2) }, day(3))).toBe("over");
    expect(stateOf(sanction({ isWithdrawn: true }), out, day(1))).toBe("lifted");
    expect(stateOf(sanction(), out, day(1))).toBe("given");
  });
});

describe("an appeal", () => {
  test.each<[string | null, SanctionFacts, Date]>([
    [null, sanction(), day(0)],
    [null, sanction(), new Date(day(7).getTime() - 1)],
    ["appealTooLate", sanction(), day(7)],
    ["alreadyAppealed", sanction({ appeal: waiting }), day(8)],
    ["alreadyLifted", sanction({ isWithdrawn: true }), day(0)],
  ])("%s", (refusal, of, now) => {
    expect(refusalToAppeal(of, now)).toBe(refusal);
    expect(appealBefore(of)).toEqual(day(7));
  });

  const appealed = sanction({ appeal: waiting });
  test.each<[string | null, SanctionFacts, Parameters<typeof refusalToDecide>[1]]>([
    [null, appealed, { isSelf: false, deciderId: "o2", able: ["o1", "o2"] }],
    ["decidedBySame", appealed, { isSelf: false, deciderId: "o1", able: ["o1", "o2"] }],
    [null, appealed, { isSelf: false, deciderId: "o1", able: ["o1"] }],
    ["ownSanction", appealed, { isSelf: true, deciderId: "o3", able: ["o1"] }],
    ["alreadyDecided", sanction({ appeal: lifted }), { isSelf: false, deciderId: "o2", able: ["o1", "o2"] }],
  ])("is decided: %s", (refusal, of, by) => {
    expect(refusalToDecide(of, by)).toBe(refusal);
  });

  test.each<[string | null, SanctionFacts, boolean]>([
    [null, sanction(), false],
    [null, sanction({ appeal: { outcome: "upheld", until: null } }), false],
    ["ownSanction", sanction(), true],
    ["alreadyLifted", sanction({ isWithdrawn: true }), false],
    ["alreadyLifted", sanction({ appeal: lifted }), false],
    ["appealOpen", appealed, false],
  ])("is not passed by: %s", (refusal, of, isSelf) => {
    expect(refusalToLift(of, isSelf)).toBe(refusal);
  });
});
