import type { Talk } from "@kith/contract/talk";
import * as fc from "fast-check";
import path from "node:path";
import { describe, expect, test } from "vitest";
import { archivesFolder } from "../../bench/support/archive-talks.ts";
import { scoreLinks } from "../../bench/support/disentanglement.ts";
import { inferLinks, linkKinds, type LinkOptions, type Links } from "../src/links/infer.ts";
import { talkFromRows, type Row } from "../src/rows.ts";
import { BEGIN, MINUTE } from "./scene.ts";
import { chatWithoutBackbone, livingCommunity } from "./talk-world.ts";

const kindOf = (links: Links, message: number) => linkKinds[links.kind[message]!];

/** Messages a minute apart. */
function said(...rows: readonly (Omit<Row, "at"> & { readonly minute?: number })[]): Talk {
  return talkFromRows(rows.map(({ minute, ...row }, k) => ({ ...row, at: BEGIN + (minute ?? k) * MINUTE })));
}

const strangers = Array.from({ length: 6 }, (_, k) => ({
  author: `stranger${k % 3}`,
  text: `about something else entirely, part ${k}`,
}));

describe("what a message answers is told", () => {
  test("by the carrier's mark before anything else", () => {
    const talk = said(
      { author: "ana", text: "who has a ladder?" },
      { author: "ben", text: "does anyone sell plums?" },
      ...strangers,
      { author: "cleo", text: "ben: I do, ten kilos of plums", mentions: ["ben"], replyTo: 0 },
    );
    const links = inferLinks(talk);
    expect(links.parent[8]).toBe(0);
    expect(kindOf(links, 8)).toBe("mark");
    expect(links.probability[8]).toBe(1);
  });

  test("by a quotation, which is a little less sure", () => {
    const talk = said({ author: "ana", text: "who has a ladder?" }, ...strangers, {
      author: "cleo",
      text: "I do",
      replyTo: 0,
      basis: "quote",
    });
    const links = inferLinks(talk);
    expect(links.parent[7]).toBe(0);
    expect(kindOf(links, 7)).toBe("quote");
    expect(links.probability[7]).toBeGreaterThan(0.95);
    expect(links.probability[7]).toBeLessThan(1);
  });

  test("else by the model, and called a mention where it answers somebody named", () => {
    const talk = said(
      ...strangers,
      { author: "ana", text: "who has a ladder I could borrow?" },
      { author: "cleo", text: "ana: I have a ladder" },
      { author: "ana", text: "cleo: great, may I borrow the ladder tomorrow?" },
    );
    const links = inferLinks(talk);
    expect([...links.parent.subarray(7)]).toEqual([6, 7]);
    expect([kindOf(links, 7), kindOf(links, 8)]).toEqual(["mention", "mention"]);
    expect(links.probability[7]).toBeLessThan(1);
  });

  test("a mention carried by the export counts like a name in the text", () => {
    const talk = said(
      ...strangers,
      { author: "ana", text: "who has a ladder I could borrow?" },
      { author: "ben", text: "it rains again" },
      { author: "cleo", text: "I have one", mentions: ["ana"] },
    );
    const links = inferLinks(talk);
    expect(links.parent[8]).toBe(6);
    expect(kindOf(links, 8)).toBe("mention");
  });

  test("nobody answers what was not yet said, nor themselves", () => {
    const talk = said(
      { author: "ana", text: "first", replyTo: 2 },
      { author: "ben", text: "second", replyTo: 1 },
      { author: "cleo", text: "third", replyTo: 99 },
    );
    const links = inferLinks(talk);
    for (let i = 0; i < 3; i++) {
      expect(links.parent[i]).toBeLessThan(i);
      expect(["mark", "quote"]).not.toContain(kindOf(links, i));
    }
  });

  test("what a user says answers nobody is a start, whatever its mark", () => {
    const talk = said({ author: "ana", text: "who?" }, { author: "ben", text: "me", replyTo: 0 });
    const links = inferLinks(talk, { unanswering: new Set([1]) });
    expect(links.parent[1]).toBe(-1);
    expect(kindOf(links, 1)).toBe("start");
  });

  test("without marks where asked to do without them", () => {
    const talk = livingCommunity({ seed: 2, days: 30, marks: 1 });
    const blind = inferLinks(talk, { isBlind: true });
    const kinds = new Set([...blind.kind].map((kind) => linkKinds[kind]));
    expect(kinds.has("mark")).toBe(false);
    expect(kinds.has("model")).toBe(true);
  });

  test("the same way every time", () => {
    const talk = livingCommunity({ seed: 2, days: 40, marks: 0.3 });
    expect(inferLinks(talk)).toEqual(inferLinks(talk));
  });
});

/** What holds of the links of any talk. */
function expectSound(talk: Talk, links: Links, { first = 0, end = talk.length }: LinkOptions): void {
  expect([links.first, links.end, links.starts.length]).toEqual([first, end, end - first + 1]);
  expect([...links.parent.subarray(0, first)].every((parent) => parent === -1)).toBe(true);
  for (let i = first; i < end; i++) {
    const parent = links.parent[i]!;
    if (!(parent < i && parent >= -1)) expect.fail(`message ${i} answers ${parent}`);
    if (parent < 0 !== (kindOf(links, i) === "start")) expect.fail(`message ${i} is a start and is not`);
    if (!(links.probability[i]! >= 0 && links.probability[i]! <= 1)) expect.fail(`probability of ${i}`);
    const isModelled = parent >= 0 && !["mark", "quote"].includes(kindOf(links, i)!);
    if (isModelled && talk.topic[i] !== talk.topic[parent]) expect.fail(`${i} answers across topics`);
    expectReadings(talk, links, i);
  }
}

function expectReadings(talk: Talk, links: Links, i: number): void {
  let sum = 0;
  const [from, to] = [links.starts[i - links.first]!, links.starts[i - links.first + 1]!];
  const seen = new Set<number>();
  for (let r = from; r < to; r++) {
    sum += links.probabilities[r]!;
    if (r > from && links.probabilities[r]! > links.probabilities[r - 1]! + 1e-6)
      expect.fail(`readings of ${i} are not in order`);
    if (!(links.parents[r]! < i) || seen.has(links.parents[r]!)) expect.fail(`reading ${r} of ${i}`);
    seen.add(links.parents[r]!);
  }
  if (sum > 1 + 1e-5) expect.fail(`readings of ${i} sum to ${sum}`);
  if (links.parent[i]! >= 0 && links.parents[from] !== links.parent[i])
    expect.fail(`the likeliest reading of ${i} does not come first`);
}

const words = fc.constantFrom(
  "ladder",
  "plums",
  "any idea?",
  "thanks",
  "怎么办",
  "大家好",
  "zoe:",
  "lena",
  "ok",
);
const row = fc.record({
  minute: fc.oneof(fc.constant(0), fc.nat(5), fc.nat(100_000)),
  author: fc.constantFrom("ana", "ben", "zoe", "lena", "小林", "x"),
  text: fc
    .array(fc.oneof(words, fc.string({ maxLength: 8 })), { maxLength: 6 })
    .map((parts) => parts.join(" ")),
  answers: fc.oneof(fc.constant(null), fc.integer({ min: -3, max: 60 })),
  topic: fc.constantFrom("one", "two", "three"),
  mentions: fc.subarray(["ana", "ben", "zoe"]),
});

describe("of any talk whatever", () => {
  test.each([true, false])("links are sound (topics: %s)", (hasTopics) => {
    fc.assert(
      fc.property(fc.array(row, { minLength: 1, maxLength: 60 }), fc.nat(), fc.nat(), (rows, a, b) => {
        let minute = 0;
        const talk = talkFromRows(
          rows.map(({ answers, topic, minute: pause, ...rest }) => ({
            ...rest,
            at: BEGIN + (minute += pause) * MINUTE,
            ...(answers === null ? {} : { replyTo: answers }),
            ...(hasTopics ? { topic } : {}),
          })),
        );
        const [first, end] = [a % (rows.length + 1), b % (rows.length + 1)].toSorted((x, y) => x - y);
        for (const options of [{}, { first: first!, end: end! }, { isBlind: true }])
          expectSound(talk, inferLinks(talk, options), options);
      }),
      { numRuns: 150 },
    );
  });

  test("a channel is linked as if there were no other, a topic as what has one subject", () => {
    const alone = chatWithoutBackbone({ seed: 5, marks: 0, days: 20 });
    const within = (isChannel: boolean) =>
      inferLinks({ ...alone, topic: alone.topic.map(() => 0), topics: [{ name: "yard", isChannel }] });
    const linked = ({ parent }: Links) => parent.filter((one) => one >= 0).length;
    expect(within(true).parent).toEqual(inferLinks(alone).parent);
    expect(linked(within(false))).toBeGreaterThan(linked(within(true)));
  });

  test("links of a stretch know what was said before it, and are only of the stretch", () => {
    const talk = chatWithoutBackbone({ seed: 3, marks: 0.2, days: 30 });
    const whole = inferLinks(talk);
    const [first, end] = [200, 500];
    const part = inferLinks(talk, { first, end });
    expectSound(talk, part, { first, end });
    const same = [...Array(end - first).keys()].filter(
      (k) => part.parent[first + k] === whole.parent[first + k],
    );
    expect(same.length / (end - first)).toBeGreaterThan(0.95);
  });
});

describe("on logs linked by hand", () => {
  const folder = archivesFolder();
  const dev = folder === null ? null : path.join(folder, "irc-disentanglement/data/dev");

  test("links reach F 0.62, and who answers whom 0.73", (ctx) => {
    if (dev === null) return ctx.skip("needs the archives folder");
    const { linkF, personLinkF } = scoreLinks(dev);
    expect(linkF).toBeGreaterThanOrEqual(0.62);
    expect(personLinkF).toBeGreaterThanOrEqual(0.73);
  });
});
