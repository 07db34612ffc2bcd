import { expect, test } from "vitest";
import { idsBy } from "../src/platform/ids.ts";

test("ids sort by when they were made, also within a millisecond and when the clock is moved", () => {
  let at = Date.UTC(2026, 0, 1);
  const ids = idsBy({ now: () => new Date(at) });
  const made = Array.from({ length: 2000 }, ids);
  at += 1;
  made.push(ids());
  expect(made.toSorted()).toEqual(made);
  expect(new Set(made).size).toBe(2001);
  at -= 5;
  expect(ids() < made[0]!).toBe(true);
});
