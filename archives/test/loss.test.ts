import { expect, test } from "vitest";
import { LossLedger } from "../src/loss.ts";
import { message } from "../src/reader.ts";

test("a ledger counts everything and shows a little of it", () => {
  const loss = new LossLedger();
  for (let i = 0; i < 7; i++) loss.skip("malformed", "a.txt", i, "词".repeat(1_000_000));
  loss.skip("noTime", "b.txt", null, "short");
  const { skipped } = loss.report();
  expect(skipped.map(({ reason, count, samples }) => [reason, count, samples.length])).toEqual([
    ["malformed", 7, 5],
    ["noTime", 1, 1],
  ]);
  expect(skipped[0]?.samples[4]).toEqual({ file: "a.txt", line: 4, text: "词".repeat(80) });
});

test("a ledger remembers few kinds, and none at full length", () => {
  const loss = new LossLedger();
  for (let i = 0; i < 200; i++) loss.unknownKind(`${i} ${"k".repeat(100_000)}`);
  for (let i = 0; i < 3; i++) loss.unknownKind("7 ".padEnd(200, "k"));
  const { unknownKinds } = loss.report();
  expect(unknownKinds).toHaveLength(50);
  expect(unknownKinds[0]).toEqual({ kind: "7 ".padEnd(80, "k"), count: 4 });
});

test("a ledger tells when talk was told out of order, within a chat and not across chats", () => {
  const loss = new LossLedger();
  const told: [string, number][] = [
    ["a", 5],
    ["a", 3],
    ["b", 1],
    ["a", 4],
  ];
  for (const [chat, second] of told) loss.take(message({ chat, at: Date.UTC(2024) + second, sender: "x" }));
  loss.take(message({ chat: "a", at: null, sender: null, timeBasis: "epoch", text: "when?" }));
  loss.take(message({ chat: "b", at: Date.UTC(2024) + 2, sender: null, timeBasis: "epoch" }));
  expect(loss.report()).toMatchObject({
    messages: 5,
    outOfOrder: 1,
    withoutSender: 1,
    timeBasis: { epoch: 1, explicit: 0, assumed: 4 },
    coverage: { from: Date.UTC(2024) + 1, to: Date.UTC(2024) + 5 },
    skipped: [{ reason: "noTime", count: 1, samples: [{ line: null, text: "when?" }] }],
  });
});
