import type { Dispute } from "@kith/contract/diagnosis";
import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { IdPlaces } from "../../src/modules/insight/count/id-places.ts";
import { filled, marksIn, personMark, postMark } from "../../src/modules/insight/marks.ts";
import { canDispute, disputeOfTalk, keptDispute } from "../../src/modules/insight/rules.ts";

describe("a dispute", () => {
  const ids = { postIds: { "7": "post" }, memberIds: { "2": "member" } };
  const backAt = (message: number, person: number) => (dispute: Dispute) => {
    const kept = keptDispute(dispute, ids);
    return (
      kept &&
      disputeOfTalk(
        kept,
        () => message,
        () => person,
      )
    );
  };
  test.each<[Dispute, Dispute]>([
    [
      { kind: "notAnAsk", message: 7 },
      { kind: "notAnAsk", message: 70 },
    ],
    [
      { kind: "notPromotion", message: 7 },
      { kind: "notPromotion", message: 70 },
    ],
    [
      { kind: "notAnAnswer", message: 7 },
      { kind: "notAnAnswer", message: 70 },
    ],
    [
      { kind: "notANotice", message: 7 },
      { kind: "notANotice", message: 70 },
    ],
    [
      { kind: "notShared", message: 7 },
      { kind: "notShared", message: 70 },
    ],
    [
      { kind: "nature", person: 2, nature: "bot" },
      { kind: "nature", person: 20, nature: "bot" },
    ],
    [
      { kind: "notStaff", person: 2 },
      { kind: "notStaff", person: 20 },
    ],
    [
      { kind: "notANewcomer", person: 2 },
      { kind: "notANewcomer", person: 20 },
    ],
  ])("%j is the same piece by another number in a later run", (dispute, later) => {
    expect(backAt(70, 20)(dispute)).toEqual(later);
    expect(backAt(-1, -1)(dispute)).toBeNull();
  });

  test("of what a run does not show is none", () => {
    expect(keptDispute({ kind: "notAnAsk", message: 8 }, ids)).toBeNull();
    expect(keptDispute({ kind: "notStaff", person: 7 }, ids)).toBeNull();
  });

  test.each([
    [true, "a", "b", true],
    [false, "me", null, true],
    [false, null, "me", true],
    [false, "a", "b", false],
    [false, null, null, false],
  ])("by an organiser (%s) of a post by %s or of member %s", (seesPeople, authorId, memberId, may) => {
    expect(canDispute({ memberId: "me", seesPeople }, { authorId, memberId })).toBe(may);
  });
});

test("marks are found and filled wherever they stand, and discs have the initial of whoever is named", () => {
  const view = {
    why: `${personMark(3)} · 8`,
    cards: [
      { person: 3, initial: "P", name: personMark(3), text: postMark(12345678) },
      { person: null, initial: "?" },
    ],
  };
  expect(marksIn(view)).toEqual({ people: new Set([3]), posts: new Set([12345678]) });
  const fill = { person: () => "林澈", initial: () => "林", post: (post: number) => `post ${post}` };
  expect(filled(view, fill)).toEqual({
    why: "林澈 · 8",
    cards: [
      { person: 3, initial: "林", name: "林澈", text: "post 12345678" },
      { person: null, initial: "·" },
    ],
  });
});

test("ids are found where they were put, and others are not", () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.uuid(), { minLength: 1, maxLength: 3000 }), fc.uuid(), (ids, other) => {
      const places = new IdPlaces();
      for (const id of ids) places.add(id);
      expect(ids.map((id) => places.placeOf(id))).toEqual([...ids.keys()]);
      expect(ids.map((_, place) => places.idAt(place))).toEqual(ids);
      expect(places.placeOf(other)).toBe(ids.indexOf(other));
    }),
    { numRuns: 20 },
  );
});
