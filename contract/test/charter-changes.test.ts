import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { charterChanges } from "../src/charter-changes.ts";
import { emptyCharter, missingFrom, type CharterContent } from "../src/charter-content.ts";
import { areNumbersKnown, numbered } from "../src/charter-numbers.ts";
import { inOwnWords, ownWords } from "../src/own-words.ts";
import { memberWord, pluralOf, roleName } from "../src/vocabulary.ts";
import { likeness, wordsChanged, type TextPiece } from "../src/words-changed.ts";

const read = (pieces: readonly TextPiece[], without: TextPiece["kind"]) =>
  pieces
    .filter(({ kind }) => kind !== without)
    .map(({ text }) => text)
    .join("");

/** Marked as in a manuscript: [-taken out-] and {+put in+}. */
const marked = (before: string, after: string) =>
  wordsChanged(before, after)
    .map(({ kind, text }) => ({ same: text, removed: `[-${text}-]`, added: `{+${text}+}` })[kind])
    .join("");

/** Sentences that share words, as versions of a charter do; and anything at all. */
const word = fc.constantFrom(
  "我们",
  "一起",
  "读书",
  "，",
  "。",
  " ",
  "read",
  "books",
  "together",
  "2019",
  "\n",
  "🙂",
  "é",
);
const text = fc.oneof(
  fc.array(word, { maxLength: 30 }).map((words) => words.join("")),
  fc.string({ unit: "binary", maxLength: 40 }),
);

describe("the words that changed in a text", () => {
  test.each([
    ["一起把书读完。", "一起把好书读完。", "一起把{+好+}书读完。"],
    ["每周三晚上见面", "每周五晚上见面", "每周[-三-]{+五+}晚上见面"],
    ["不在这里卖东西。", "不在这里卖东西，也不发广告。", "不在这里卖东西{+，也不发广告+}。"],
    ["We read together.", "We read novels together.", "We read {+novels +}together."],
    ["每周三、上午在茶馆见面", "每周五、下午在茶馆见面", "每周[-三、上午-]{+五、下午+}在茶馆见面"],
    ["Be on time", "Come on time", "[-Be-]{+Come+} on time"],
    ["早睡", "完全另写的一句话", "[-早睡-]{+完全另写的一句话+}"],
    ["", "新写的", "{+新写的+}"],
    ["一样", "一样", "一样"],
    ["", "", ""],
  ])("from %j to %j", (before, after, expected) => {
    expect(marked(before, after)).toBe(expected);
  });

  test("read as the earlier text without what was put in, as the later without what was taken out", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const pieces = wordsChanged(before, after);
        expect(read(pieces, "added")).toBe(before);
        expect(read(pieces, "removed")).toBe(after);
      }),
    );
  });

  test("are told in as few pieces as there are, what was taken out first", () => {
    fc.assert(
      fc.property(text, text, (before, after) => {
        const kinds = wordsChanged(before, after).map(({ kind }) => kind);
        const pairs = kinds.slice(1).map((kind, place) => `${kinds[place]} ${kind}`);
        for (const pair of pairs) expect(pair).not.toMatch(/^(\w+) \1$|^added removed$/);
        expect(wordsChanged(before, after).every((piece) => piece.text !== "")).toBe(true);
      }),
    );
  });

  test("are none where nothing changed, and never the whole where one word did", () => {
    fc.assert(
      fc.property(text, (same) => {
        expect(wordsChanged(same, same).every(({ kind }) => kind === "same")).toBe(true);
        expect(likeness(same, same)).toBe(1);
      }),
    );
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom("我们", "一起", "读书"), { minLength: 6, maxLength: 30 }),
        (words) => {
          const before = words.join("，");
          const pieces = wordsChanged(before, `${before}，散步`);
          expect(
            read(
              pieces.filter(({ kind }) => kind === "added"),
              "same",
            ),
          ).toBe("，散步");
          expect(pieces.some(({ kind }) => kind === "removed")).toBe(false);
        },
      ),
    );
  });
});

const whole: CharterContent = {
  ...emptyCharter,
  purpose: "一起读书",
  sharedNeed: "有伴",
  anchor: { kind: "hobby", text: "小说" },
  onlyHere: ["和译者聊", "旧书互换"],
  motive: "friendship",
  rules: [
    { number: 1, text: "守时" },
    { number: 3, text: "不卖东西" },
  ],
  goal: { number: 1, text: "一百本", target: 100, unit: "本", until: "2026-12-31" },
};

describe("the changes of a charter", () => {
  const from = (changes: Partial<CharterContent>) => charterChanges(whole, { ...whole, ...changes });

  test("name rules by their numbers: changed, withdrawn, new", () => {
    const rules = [
      { number: 3, text: "不卖新东西" },
      { number: null, text: "迟到请茶" },
    ];
    const [change] = from({ rules });
    expect(change?.item).toBe("rules");
    expect(change?.lines.map(({ of, change: how }) => [of, how])).toEqual([
      ["1", "removed"],
      ["3", "changed"],
      ["new", "added"],
    ]);
  });

  test("tell a reworded entry of a list from one that came and one that went", () => {
    const [change] = from({ onlyHere: ["和译者当面聊", "每月新书"] });
    expect(change?.lines.map(({ change: how }) => how).toSorted()).toEqual(["added", "changed", "removed"]);
  });

  test("tell another order from other words", () => {
    const [change] = from({ onlyHere: whole.onlyHere.toReversed() });
    expect(change?.lines).toMatchObject([{ of: "order", change: "changed" }]);
  });

  test("know another goal by its number, and a reworded one", () => {
    const goal = { number: 1, text: "一百本", target: 80, unit: "本", until: "2026-12-31" };
    expect(from({ goal })[0]?.lines).toMatchObject([{ of: "target", change: "changed" }]);
    const another = from({ goal: { ...goal, number: 2 } })[0]?.lines ?? [];
    expect(new Set(another.map(({ change }) => change))).toEqual(new Set(["removed", "added"]));
  });

  test("swap a motive for another as a whole", () => {
    expect(from({ motive: "study" })[0]?.lines[0]?.pieces).toEqual([
      { kind: "removed", text: "friendship" },
      { kind: "added", text: "study" },
    ]);
  });

  test("are none from a charter to itself", () => {
    expect(charterChanges(whole, structuredClone(whole))).toEqual([]);
  });
});

describe("numbers", () => {
  const rule = fc.record({ number: fc.constant(null), text: fc.constantFrom("守时", "不卖东西") });

  test("are given in order, go on after the last and are never given twice", () => {
    fc.assert(
      fc.property(fc.array(fc.array(rule, { maxLength: 4 }), { maxLength: 8 }), (rounds) => {
        let last = { rule: 0, goal: 0 };
        let kept: { number: number; text: string }[] = [];
        const given = new Set<number>();
        for (const added of rounds) {
          // Every other rule is withdrawn before the next ones come.
          const left = kept.filter((_, place) => place % 2 === 0);
          const next = numbered({ ...emptyCharter, rules: [...left, ...added] }, last);
          for (const { number } of next.content.rules.slice(left.length)) {
            expect(given.has(number)).toBe(false);
            given.add(number);
          }
          kept = [...next.content.rules];
          last = { ...next.last };
          expect(kept.map(({ number }) => number)).toEqual(
            kept.map(({ number }) => number).toSorted((a, b) => a - b),
          );
        }
      }),
    );
  });

  test.each([
    ["its own", [{ number: 1, text: "守时" }], true],
    ["one that was withdrawn", [{ number: 2, text: "守时" }], false],
    [
      "one twice",
      [
        { number: 1, text: "守时" },
        { number: 1, text: "守信" },
      ],
      false,
    ],
  ])("of a draft may be %s: %j", (_, rules, expected) => {
    expect(areNumbersKnown({ ...whole, rules }, whole)).toBe(expected);
  });

  test("cannot stand in a charter that was never published", () => {
    expect(areNumbersKnown(whole, null)).toBe(false);
  });
});

test("what is missing is named in the order it is asked for", () => {
  const nobody = { hasOrganiser: false, hasBackbone: false };
  expect(missingFrom(emptyCharter, nobody)).toEqual([
    "purpose",
    "sharedNeed",
    "anchor",
    "onlyHere",
    "motive",
    "rules",
    "organiser",
    "backbone",
  ]);
  expect(missingFrom(whole, { hasOrganiser: true, hasBackbone: true })).toEqual([]);
});

describe("own words", () => {
  const vocabulary = { member: "runner", organiser: "Captain" };

  test.each([
    ["⟨member⟩", "zh-CN", "runner"],
    ["⟨骨干⟩", "zh-CN", "⟨骨干⟩"],
    ["找⟨moderator⟩", "zh-CN", "找管理员"],
    ["⟨Members⟩ and ⟨organisers⟩", "en", "Runners and Captains"],
    ["ask ⟨an organiser⟩ or ⟨a moderator⟩", "en", "ask a Captain or a moderator"],
    ["⟨An official⟩", "en", "An official"],
  ] as const)("%s in %s", (given, language, expected) => {
    expect(inOwnWords(given, vocabulary, language)).toBe(expected);
  });

  test("reach every text of a catalogue, however deep, and what its functions say", () => {
    const words = {
      a: "⟨member⟩",
      b: { c: ["⟨organiser⟩"], d: (count: number) => `${count} ⟨members⟩` },
      e: 4,
    };
    const said = ownWords(words, vocabulary, "en");
    expect([said.a, said.b.c, said.b.d(2), said.e]).toEqual(["runner", ["Captain"], "2 runners", 4]);
  });

  test("stand in for the usual ones, one and several", () => {
    expect(roleName("organiser", vocabulary, "zh-CN")).toBe("Captain");
    expect(roleName("backbone", {}, "zh-CN")).toBe("骨干");
    expect([1, 2].map((count) => memberWord({ member: "书友" }, "en", count))).toEqual(["书友", "书友"]);
    expect([1, 2].map((count) => memberWord({}, "en", count))).toEqual(["member", "members"]);
    expect(memberWord({ member: "alumnus", members: "alumni" }, "en", 3)).toBe("alumni");
    expect(["fox", "baby", "boy", "runner"].map(pluralOf)).toEqual(["foxes", "babies", "boys", "runners"]);
  });
});
