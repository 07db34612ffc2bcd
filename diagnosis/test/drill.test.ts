import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { drill, rungs, type DrillInput } from "../src/index.ts";

/** The drill as metrics.md defines `survival`. */

const nobody: DrillInput = {
  members: ["ana", "ben", "cleo", "dora"],
  staff: new Set(),
  contacts: [],
  places: [],
  offline: [],
  ties: [],
  removed: new Set(["chat"]),
};
const phone = (of: string, heldBy: string, carrier: string | null = null) => ({ of, heldBy, carrier });
const rungOf = (input: Partial<DrillInput>, member = "ana") =>
  drill({ ...nobody, ...input }).rungOf.get(member);

describe("a member is found on the first rung that holds", () => {
  test.each<[string, Partial<DrillInput>, string]>([
    ["whose number another holds", { contacts: [phone("ana", "ben")] }, "phone"],
    ["whom another reaches on a carrier that stays", { contacts: [phone("ana", "ben", "mail")] }, "phone"],
    ["whom others reach only where it is removed", { contacts: [phone("ana", "ben", "chat")] }, "lost"],
    ["who holds their own number alone", { contacts: [phone("ana", "ana")] }, "lost"],
    ["whose number only a stranger holds", { contacts: [phone("ana", "zoe")] }, "lost"],
    ["whose school another may see", { places: [{ of: "ana", seenBy: "ben" }] }, "place"],
    ["who meets another", { offline: [{ carrier: "choir", members: ["ana", "ben"] }] }, "place"],
    ["who alone goes there", { offline: [{ carrier: "choir", members: ["ana", "zoe"] }] }, "lost"],
    [
      "who met others in what is removed",
      { offline: [{ carrier: "chat", members: ["ana", "ben"] }] },
      "lost",
    ],
    [
      "phone before place",
      { contacts: [phone("ana", "ben")], places: [{ of: "ana", seenBy: "ben" }] },
      "phone",
    ],
  ])("%s", (_, input, rung) => {
    expect(rungOf(input)).toBe(rung);
  });

  test.each(["met", "matched", "coTask", "introduced", "classmate", "neighbour"])(
    "through a friend who is found: %s",
    (kind) => {
      const ties = [{ a: "ana", b: "ben", kind }];
      expect(rungOf({ ties, contacts: [phone("ben", "cleo")] })).toBe("friend");
      expect(rungOf({ ties, places: [{ of: "ben", seenBy: "cleo" }] })).toBe("friend");
      expect(rungOf({ ties }), "a friend who is lost helps nobody").toBe("lost");
    },
  );

  test.each(["replied", "thanked", "mentioned"])("but never through what was said there: %s", (kind) => {
    expect(rungOf({ ties: [{ a: "ana", b: "ben", kind }], contacts: [phone("ben", "cleo")] })).toBe("lost");
  });

  test("and a friend of a friend is too far", () => {
    const ties = [
      { a: "ana", b: "ben", kind: "met" },
      { a: "ben", b: "cleo", kind: "met" },
    ];
    const input = { ties, contacts: [phone("cleo", "dora")] };
    expect([rungOf(input, "ben"), rungOf(input, "ana")]).toEqual(["friend", "lost"]);
  });
});

describe("survival", () => {
  test("is the share found, dependence the rest; without staff it is what staff neither hold nor pass on", () => {
    const contacts = [phone("ana", "ben"), phone("cleo", "dora")];
    const { counts, survival, survivalWithoutStaff, dependence } = drill({
      ...nobody,
      contacts,
      staff: new Set(["ben"]),
    });
    expect(counts).toEqual({ phone: 2, place: 0, friend: 0, lost: 2 });
    expect([survival, dependence, survivalWithoutStaff]).toEqual([0.5, 0.5, 0.25]);
  });

  test("of nobody is none", () => {
    expect(drill({ ...nobody, members: [] }).survival).toBe(0);
  });

  const member = fc.constantFrom("ana", "ben", "cleo", "dora", "zoe");
  const input = fc.record({
    contacts: fc.array(
      fc.record({ of: member, heldBy: member, carrier: fc.constantFrom(null, "chat", "mail") }),
      {
        maxLength: 6,
      },
    ),
    places: fc.array(fc.record({ of: member, seenBy: member }), { maxLength: 4 }),
    offline: fc.array(
      fc.record({ carrier: fc.constantFrom("choir", "chat"), members: fc.uniqueArray(member) }),
      {
        maxLength: 3,
      },
    ),
    ties: fc.array(
      fc.record({ a: member, b: member, kind: fc.constantFrom("met", "replied", "neighbour") }),
      {
        maxLength: 6,
      },
    ),
    staff: fc.uniqueArray(member).map((staff) => new Set(staff)),
  });

  test("adds up, never rises without staff, and never falls when one more number is held", () => {
    fc.assert(
      fc.property(input, member, member, (some, of, heldBy) => {
        const whole = drill({ ...nobody, ...some });
        expect(rungs.reduce((sum, rung) => sum + whole.counts[rung], 0)).toBe(4);
        expect(whole.survival).toBeCloseTo(1 - whole.counts.lost / 4, 12);
        expect(whole.survivalWithoutStaff).toBeLessThanOrEqual(whole.survival);
        const more = drill({ ...nobody, ...some, contacts: [...some.contacts, phone(of, heldBy)] });
        expect(more.survival).toBeGreaterThanOrEqual(whole.survival);
      }),
    );
  });

  test("is at most what it is when less is removed", () => {
    fc.assert(
      fc.property(input, (some) => {
        const kept = drill({ ...nobody, ...some, removed: new Set() });
        expect(drill({ ...nobody, ...some }).survival).toBeLessThanOrEqual(kept.survival);
      }),
    );
  });
});
