import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { jsonOpenings, NotJson, walkJson, type JsonPart, type JsonPlan } from "../src/bytes/json.ts";
import { bytesOf, collected, cut, streamOf } from "./streams.ts";

interface Walked {
  readonly parts: JsonPart[];
  readonly malformed: string[];
  readonly isTruncated: boolean;
  readonly isNotJson: boolean;
}

async function walk(text: string | Uint8Array, plan: JsonPlan, sizes: readonly number[]): Promise<Walked> {
  const bytes = typeof text === "string" ? bytesOf(text) : text;
  const parts: JsonPart[] = [];
  const malformed: string[] = [];
  let isTruncated = false;
  const notes = {
    malformed: (path: string) => void malformed.push(path),
    truncated: () => void (isTruncated = true),
  };
  try {
    for await (const part of walkJson(streamOf(...cut(bytes, sizes)), plan, notes)) parts.push(part);
  } catch (error) {
    if (!(error instanceof NotJson)) throw error;
    return { parts, malformed, isTruncated, isNotJson: true };
  }
  return { parts, malformed, isTruncated, isNotJson: false };
}

/** All elements handed on for one path, whatever the batches. */
function elementsAt(parts: readonly JsonPart[], path: string): unknown[] {
  return parts.flatMap((part) => (part.kind === "elements" && part.path === path ? part.values : []));
}

/** Puts an object whose arrays were handed on by element together again. */
function rebuilt(parts: readonly JsonPart[]): Record<string, unknown> {
  const whole = new Map<string, unknown>();
  for (const part of parts) {
    if (part.kind === "value") whole.set(part.path, part.value);
    if (part.kind === "begin" && part.path !== "") whole.set(part.path, []);
    if (part.kind === "elements")
      whole.set(part.path, [...(whole.get(part.path) as unknown[]), ...part.values]);
  }
  return Object.fromEntries(whole);
}

/** Texts with whatever breaks scanners: quotes, backslashes, brackets, control characters, other planes. */
const nastyText = fc.oneof(
  fc.string({ unit: "binary", maxLength: 12 }),
  fc
    .array(
      fc.constantFrom('"', "\\", "[", "]", "{", "}", ",", ":", "\n", "甲", "é", "😀", "\u2028", "u0041"),
      {
        maxLength: 8,
      },
    )
    .map((parts) => parts.join("")),
);
const anyJson = fc.letrec<{ value: unknown; text: string }>((tie) => ({
  text: nastyText,
  value: fc.oneof(
    { maxDepth: 4, depthSize: "small" },
    fc.constantFrom(null, true, false),
    fc.integer(),
    fc.double({ noNaN: true, noDefaultInfinity: true }).map((number) => (Object.is(number, -0) ? 0 : number)),
    tie("text"),
    fc.array(tie("value"), { maxLength: 4 }),
    fc.dictionary(fc.string({ maxLength: 6 }), tie("value"), { maxKeys: 4, noNullPrototype: true }),
  ),
})).value;
const anyChunking = fc.array(fc.integer({ min: 1, max: 40 }), { minLength: 1, maxLength: 6 });
const anyIndent = fc.constantFrom<string | number | undefined>(undefined, 1, "\t", "\r");
/** Keys a path can name: without dots, and not an index the plan's `*` would stand for. */
const anyKey = fc.stringMatching(/^[a-z_]{1,5}$/);

describe("walking a JSON document", () => {
  test("hands on any array element by element, exactly as JSON.parse gives it, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(anyJson, { maxLength: 12 }),
        anyChunking,
        anyIndent,
        async (list, sizes, indent) => {
          const walked = await walk(JSON.stringify(list, null, indent), { elements: [""] }, sizes);
          expect(elementsAt(walked.parts, "")).toEqual(list);
          expect(walked).toMatchObject({ malformed: [], isTruncated: false, isNotJson: false });
        },
      ),
      { numRuns: 400 },
    );
  });

  test("hands on every byte-sized chunk of a document alike", async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyJson, { maxLength: 6 }), async (list) => {
        const walked = await walk(
          JSON.stringify({ before: 1, list, after: "ende" }),
          { elements: ["list"] },
          [1],
        );
        expect(rebuilt(walked.parts)).toEqual({ before: 1, list, after: "ende" });
      }),
      { numRuns: 150 },
    );
  });

  test("hands on what stands beside the arrays as values, and arrays of arrays by their path", async () => {
    const anyDocument = fc.dictionary(anyKey, anyJson, { maxKeys: 5, noNullPrototype: true });
    await fc.assert(
      fc.asyncProperty(anyDocument, anyChunking, anyIndent, async (document, sizes, indent) => {
        const arrays = Object.keys(document).filter((key) => Array.isArray(document[key]));
        const text = JSON.stringify(document, null, indent);
        const walked = await walk(text, { elements: arrays.length > 0 ? arrays : ["zz.z"] }, sizes);
        expect(rebuilt(walked.parts)).toEqual(document);
      }),
      { numRuns: 300 },
    );
  });

  test("steps through lists of chats and skips what is not wanted", async () => {
    const text = JSON.stringify({
      about: "x",
      contacts: { list: [{ phone: "1" }] },
      chats: {
        about: "y",
        list: [
          { id: 1, messages: [1, 2] },
          { id: 2, messages: [] },
          { messages: [3], id: 3 },
        ],
      },
    });
    const plan = { elements: ["messages", "chats.list.*.messages"], skip: ["contacts"] };
    for (const size of [1, 7, 1000]) {
      const { parts } = await walk(text, plan, [size]);
      expect(elementsAt(parts, "chats.list.*.messages")).toEqual([1, 2, 3]);
      expect(parts.filter((part) => part.kind === "value")).toEqual([
        { kind: "value", path: "about", value: "x" },
        { kind: "value", path: "chats.about", value: "y" },
        { kind: "value", path: "chats.list.*.id", value: 1 },
        { kind: "value", path: "chats.list.*.id", value: 2 },
        { kind: "value", path: "chats.list.*.id", value: 3 },
      ]);
      expect(parts.filter((part) => part.kind === "begin").map((part) => part.path)).toContain(
        "chats.list.*",
      );
    }
  });

  test("cut off at any byte, hands on a prefix, says so and ends", async () => {
    const list = [{ a: 'x"\\,]' }, [1, [2, {}]], "甲😀", -1.5e3, null, { b: { c: [] } }];
    const bytes = bytesOf(JSON.stringify({ name: "名", list, tail: true }));
    for (let end = 0; end < bytes.length; end++) {
      const walked = await walk(bytes.slice(0, end), { elements: ["list"] }, [3]);
      const elements = elementsAt(walked.parts, "list");
      expect(elements).toEqual(list.slice(0, elements.length));
      expect(walked.isTruncated).toBe(true);
    }
  });

  test("never hangs, throws or grows on garbage", async () => {
    const anyGarbage = fc.array(
      fc.constantFrom(
        "{",
        "}",
        "[",
        "]",
        ",",
        ":",
        '"',
        "\\",
        " ",
        "1",
        "x",
        '"a"',
        '"list"',
        "{]",
        "[}",
        "null",
        "\u0000",
      ),
      { maxLength: 40 },
    );
    await fc.assert(
      fc.asyncProperty(
        anyGarbage,
        anyChunking,
        fc.constantFrom("", "list", "a", "*.list"),
        async (parts, sizes, path) => {
          const text = parts.join("");
          const walked = await walk(text, { elements: [path] }, sizes);
          expect(elementsAt(walked.parts, path).length).toBeLessThanOrEqual(text.length);
          expect(walked.malformed.length).toBeLessThanOrEqual(text.length);
        },
      ),
      { numRuns: 3000 },
    );
  }, 20_000);

  test.each(["[}]", "[{]}]", "[1}2]", "[[1}, {2]]", "{}}", "]", "[1,2]]]", '{"list":}', "[:]", '{"a":1]}'])(
    "ends on the stray bracket of %s",
    async (text) => {
      for (const size of [1, 100]) await walk(text, { elements: ["", "list"] }, [size]);
    },
  );

  test("goes on behind an element that is not JSON", async () => {
    const walked = await walk('[{"a":1},{"a":nope},{"a":2},[1,,2],"ok"]', { elements: [""] }, [5]);
    expect(elementsAt(walked.parts, "")).toEqual([{ a: 1 }, { a: 2 }, "ok"]);
    expect(walked.malformed).toEqual(["", ""]);
    const atOnce = await walk('[{"a":1},{"a":nope},{"a":2},[1,,2],"ok"]', { elements: [""] }, [500]);
    expect(atOnce).toEqual({ ...walked, parts: expect.anything() as unknown });
    expect(elementsAt(atOnce.parts, "")).toEqual([{ a: 1 }, { a: 2 }, "ok"]);
  });

  test("leaves out a value of more than 8 MB, says so, and keeps what follows", async () => {
    const huge = "x".repeat(9 << 20);
    for (const plan of [{ elements: ["list"] }, { elements: ["list"], skip: ["avatar"] }]) {
      const text = JSON.stringify({ avatar: huge, list: [1, { huge }, 2], name: "n" });
      const walked = await walk(text, plan, [1 << 16]);
      expect(elementsAt(walked.parts, "list")).toEqual([1, 2]);
      expect(walked.malformed).toEqual("skip" in plan ? ["list"] : ["avatar", "list"]);
      expect(walked.parts).toContainEqual({ kind: "value", path: "name", value: "n" });
    }
  });

  test("leaves out values nested deeper than people nest, whole or cut", async () => {
    const deep = `${"[".repeat(100_000)}${"]".repeat(100_000)}`;
    for (const size of [1 << 10, 1 << 20]) {
      const walked = await walk(`[1,${deep},{"a":${deep}},2]`, { elements: [""] }, [size]);
      expect(elementsAt(walked.parts, "")).toEqual([1, 2]);
      expect(walked.malformed).toEqual(["", ""]);
    }
    const open = await walk("[".repeat(300_000), { elements: ["*.x"] }, [1 << 16]);
    expect(open.isTruncated || open.isNotJson).toBe(true);
  });

  test("batches many small elements and holds only one batch", async () => {
    const list = Array.from({ length: 50_000 }, (_, i) => ({ i, text: "some words of a message" }));
    const { parts } = await walk(JSON.stringify(list), { elements: [""] }, [1 << 16]);
    const batches = parts.filter((part) => part.kind === "elements");
    expect(elementsAt(parts, "")).toEqual(list);
    expect(batches.length).toBeGreaterThan(10);
    expect(batches.length).toBeLessThan(100);
  });
});

describe("the openings of a JSON document", () => {
  async function openings(text: string, sizes: readonly number[]) {
    return collected(jsonOpenings(streamOf(...cut(bytesOf(text), sizes))));
  }

  test("are its keys in order with how each value begins, however it is cut", async () => {
    const anyDocument = fc.dictionary(fc.string({ maxLength: 5 }), anyJson, {
      maxKeys: 5,
      noNullPrototype: true,
    });
    await fc.assert(
      fc.asyncProperty(anyDocument, anyChunking, anyIndent, async (document, sizes, indent) => {
        const found = await openings(JSON.stringify(document, null, indent), sizes);
        expect(found.map(({ key }) => key)).toEqual(Object.keys(document));
        for (const { root, key, start } of found) {
          expect(root).toBe("object");
          expect(start.startsWith(JSON.stringify(document[key], null, indent).slice(0, 1))).toBe(true);
        }
      }),
      { numRuns: 300 },
    );
  });

  test("come before the walk over a huge value", async () => {
    let pulled = 0;
    const endless = new ReadableStream<Uint8Array>({
      pull(controller) {
        controller.enqueue(bytesOf(pulled++ === 0 ? '{"messages":[' : "1,".repeat(5000)));
      },
    });
    for await (const { key, start } of jsonOpenings(endless)) {
      expect([key, start.slice(0, 3)]).toEqual(["messages", "[1,"]);
      break;
    }
    expect(pulled).toBeLessThan(20);
  });

  test("of an array are how its first element begins; of anything else, none", async () => {
    expect(await openings(' \n[{"a":1},2]', [2])).toEqual([{ root: "array", key: "", start: '{"a":1}' }]);
    for (const text of ["", "  ", "12", '"a"', "true", "hello", "<html>"])
      expect(await openings(text, [2])).toEqual([]);
  });

  test("end with an object or a string that is in view, and with the first object of an array", async () => {
    const text = '{"a": [] , "b": [ {"c":1}, {"d":2}], "e": {"f":"}"}, "g": "h", "i": 3, "j": 4}';
    for (const sizes of [[1], [3], [1000]]) {
      const starts = (await openings(text, sizes)).map(({ key, start }) => [key, start]);
      expect(starts.slice(1, 4)).toEqual([
        ["b", '[ {"c":1}'],
        ["e", '{"f":"}"}'],
        ["g", '"h"'],
      ]);
    }
  });

  test("never hang or throw on garbage or on a document of nothing but keys", async () => {
    const anyGarbage = fc.array(fc.constantFrom("{", "}", "[", "]", ",", ":", '"', '"a"', "1", " ", "\\"), {
      maxLength: 30,
    });
    await fc.assert(
      fc.asyncProperty(anyGarbage, anyChunking, async (parts, sizes) => {
        const found = await openings(`{${parts.join("")}`, sizes);
        expect(found.length).toBeLessThanOrEqual(parts.length);
      }),
      { numRuns: 2000 },
    );
    const keys = `{${Array.from({ length: 200_000 }, (_, i) => `"k${i}":1`).join(",")}}`;
    expect((await openings(keys, [1 << 16])).length).toBeLessThanOrEqual(1000);
  }, 20_000);
});
