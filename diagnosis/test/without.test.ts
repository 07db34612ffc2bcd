import type { Dispute } from "@kith/contract/diagnosis";
import { expect, test } from "vitest";
import { diagnose, reportView, talkWithout, valuesWithout, firmnessOf } from "../src/index.ts";
import * as worlds from "./talk-world.ts";

const LINE = "reciprocity";
const talk = worlds.livingCommunity({ seed: 1 });

/** The last disputable piece of a line that rests on what is disputed. */
function lateDispute(): Extract<Dispute, { readonly message: number }> {
  const line = diagnose(talk).lines.find(({ id }) => id === LINE)!;
  const found = line.evidence.slice(0).flatMap(({ disputes }) => disputes);
  const messages = found.flatMap((dispute) => ("message" in dispute ? [dispute] : []));
  return messages.toSorted((a, b) => b.message - a.message)[0]!;
}

test("what evidence weighs is counted with what is disputed left out, though places shift", () => {
  const dispute = lateDispute();
  const disputed = diagnose(talk, { disputes: [dispute] });
  const line = disputed.lines.find(({ id }) => id === LINE)!;
  const shown = new Set(line.evidence.slice(0, 5).flatMap(({ messages }) => messages));
  expect(shown.has(dispute.message)).toBe(false);
  const left = talkWithout(talk, shown);
  const place = Array.from({ length: left.length }, (_, i) => i).find(
    (i) =>
      left.at[i] === talk.at[dispute.message] &&
      left.author[i] === talk.author[dispute.message] &&
      left.texts.at(i) === talk.texts.at(dispute.message),
  )!;
  const counted = diagnose(left, { disputes: [{ ...dispute, message: place }] });
  const expected = counted.lines.find(({ id }) => id === LINE)!.value;
  expect(valuesWithout(disputed).get(LINE)).toBe(expected);
  expect(diagnose(left).lines.find(({ id }) => id === LINE)!.value).not.toBe(expected);
});

test("a report says it in the line, in words", () => {
  const diagnosis = diagnose(talk);
  const without = valuesWithout(diagnosis);
  const view = reportView(diagnosis, {
    language: "en",
    withNames: true,
    firmness: firmnessOf(diagnosis),
    without,
  });
  const line = view.lines.find(({ id }) => id === "needMet")!;
  expect(line.without).toBe(
    `Without these, the figure would be ${Math.round(100 * without.get("needMet")!)}%.`,
  );
  expect(view.lines.find(({ id }) => id === "reach")!.without).toBeNull();
});
