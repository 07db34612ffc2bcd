import { describe, expect, test } from "vitest";
import { fileOfText } from "../../src/index.ts";
import { answered, mark, MINUTE_MS, named, quote, said, START, talkIn, talkOf } from "./saying.ts";

const question = said(0, "Ann", "Who has the keys to the kiln?", { id: "q" });
const other = said(1, "Ann", "And who locks up tonight?", { id: "o" });

/** What a message with this reference answers, after the two of Ann's. */
const answerTo = (replyTo: ReturnType<typeof quote>, before = [question, other]) =>
  answered(talkOf([...before, said(5, "Ben", "I do", { replyTo })])).at(-1);

describe("what a message answers", () => {
  test("is what the carrier marked, before anything quoted", () => {
    expect(answerTo(mark("q"))).toBe(question.text);
    expect(answerTo({ ...mark("q"), sender: "id-Ann", at: other.at, text: other.text })).toBe(question.text);
  });

  test("is what was quoted where the mark leads nowhere, and nothing where that does neither", () => {
    expect(answerTo({ ...mark("gone"), sender: "id-Ann", at: other.at, text: other.text })).toBe(other.text);
    expect(answerTo(mark("gone"))).toBeNull();
    // A message that has an id and is not here is not another one with the same words.
    expect(answerTo({ ...mark("gone"), sender: "id-Ann", text: other.text })).toBeNull();
  });

  test("tells by what it was found", () => {
    const quoted = quote({ sender: "id-Ann", at: START, text: question.text });
    const talk = talkOf([
      question,
      said(1, "Ben", "a", { replyTo: mark("q") }),
      said(2, "Ben", "b", { replyTo: quoted }),
    ]);
    expect(Array.from(talk.replyBasis)).toEqual([0, 1, 2]);
  });

  test("may be called by name as well: the one stands beside the other", () => {
    const talk = talkOf([
      question,
      said(1, "Cleo", "hm"),
      said(2, "Ben", "Cleo: I do", { replyTo: mark("q") }),
    ]);
    expect(answered(talk)[2]).toBe(question.text);
    expect(named(talk, talk.mentions)[2]).toEqual(["Cleo"]);
  });

  test("may have been read after its answer", () => {
    const talk = talkOf([said(5, "Ben", "I do", { replyTo: mark("q") }), question]);
    expect(answered(talk)).toEqual([null, question.text]);
  });
});

describe("a quotation", () => {
  test.each([0, -1, 1])("is found by who wrote when, though its clock be %s minutes off", (minutes) => {
    const at = START + minutes * MINUTE_MS;
    expect(answerTo(quote({ sender: "id-Ann", at, text: question.text }))).toBe(question.text);
  });

  test("is not found two minutes off, nor by another's name, nor in other words", () => {
    const found = { sender: "id-Ann", at: START, text: question.text };
    expect(answerTo(quote({ ...found, at: START - 2 * MINUTE_MS }))).toBeNull();
    expect(answerTo(quote({ ...found, sender: "id-Ben" }))).toBeNull();
    expect(answerTo(quote({ ...found, text: "Something else entirely" }))).toBeNull();
  });

  test("may be cut, and may have lost its blanks", () => {
    expect(answerTo(quote({ sender: "id-Ann", at: START, text: "Who has\nthe keys" }))).toBe(question.text);
  });

  test("tells two messages of one minute apart", () => {
    const soon = said(0, "Ann", "Who has time?", { at: START + 5000 });
    expect(answerTo(quote({ name: "Ann", at: START, text: "Who has time?" }), [question, soon])).toBe(
      soon.text,
    );
    expect(answerTo(quote({ name: "Ann", at: START, text: null }), [question, soon])).toBe(question.text);
  });

  test("of what was taken back leads there by its time alone; its words are not kept", () => {
    const recalled = said(3, "Ann", "I lost them", { isRecalled: true });
    const quoted = quote({ sender: "id-Ann", at: START + 3 * MINUTE_MS, text: "I lost them" });
    const talk = talkOf([question, recalled, said(5, "Ben", "oh", { replyTo: quoted })]);
    expect(talk.replyTo.at(-1)).toBe(1);
    expect(talk.texts.at(1)).toBe("");
  });

  test("of a picture leads to the picture", () => {
    const picture = said(0, "Ann", "", { kind: "image", hasAttachment: true, at: START + 5000 });
    const quoted = quote({ sender: "id-Ann", at: START, text: "[图片]" });
    const talk = talkOf([question, picture, said(5, "Ben", "nice", { replyTo: quoted })]);
    expect(talk.replyTo.at(-1)).toBe(1);
    const words = quote({ sender: "id-Ann", at: START, text: "other words" });
    expect(talkOf([question, picture, said(5, "Ben", "nice", { replyTo: words })]).replyTo.at(-1)).toBe(-1);
  });

  test("without a time leads to the last who wrote so before", () => {
    const yes = (minute: number) => said(minute, "Ann", "好的");
    const talk = talkOf([
      said(6, "Ben", "second", { replyTo: quote({ name: "Ann", text: "好的" }) }),
      yes(1),
      yes(4),
      said(2, "Ben", "first", { replyTo: quote({ name: "Ann", text: "好 的" }) }),
      yes(8),
      said(9, "Cleo", "好的"),
      said(10, "Ben", "third", { replyTo: quote({ name: "Ann", text: "好" }) }),
    ]);
    expect(Array.from(talk.replyTo)).toEqual([-1, 0, -1, 2, -1, -1, -1]);
  });

  test("inside the words of WeChat's exports is found by name and words", async () => {
    const session = { wxid: "1@chatroom", nickname: "陶艺", displayName: "陶艺", type: "群聊" };
    const row = (localId: number, who: string, content: string, type = "文本消息") => ({
      localId,
      createTime: START / 1000 + localId * 60,
      type,
      content,
      isSend: 0,
      senderUsername: `wxid_${who}`,
      senderDisplayName: who,
    });
    const messages = [
      row(1, "阿林", "周六几点开窑？"),
      row(2, "小周", "我带茶"),
      row(3, "老吴", "九点[引用 阿林：周六几点开窑？]", "引用消息"),
    ];
    const text = JSON.stringify({ weflow: { version: "1.0" }, session, messages });
    const talk = await talkIn([fileOfText("陶艺.json", text)]);
    expect(talk.texts.at(2)).toBe("九点");
    expect(answered(talk)).toEqual([null, null, "周六几点开窑？"]);
  });
});

test("a hundred thousand quotations of one word are found at once", () => {
  const rounds = 100_000;
  const talk = Array.from({ length: rounds }, (_, i) =>
    i % 2 === 0
      ? said(i, "Ann", "好")
      : said(i, "Ben", `b${i}`, { replyTo: quote({ name: "Ann", text: "好" }) }),
  );
  const begun = performance.now();
  const { replyTo } = talkOf(talk);
  expect(replyTo.every((target, i) => target === (i % 2 === 0 ? -1 : i - 1))).toBe(true);
  expect(performance.now() - begun).toBeLessThan(3000);
});
