import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { asUtf8, encodingOf, headOf, joined, type Encoding } from "../src/bytes/encoding.ts";
import { bytesOf, collected, cut, encoded, streamOf } from "./streams.ts";

const simplified = "大家好，这个群里的活动是周六下午三点开始，我们在公园的东门见面，不来的人说一声。\n";
const traditional = "大家好，這個群裡的活動是週六下午三點開始，我們在公園的東門見面，不來的人說一聲。\n";
const french = "Réunion déplacée à jeudi: ça va pour tout le monde? Même café, près du théâtre.\n";

/** UTF-16 by hand, since TextEncoder writes only UTF-8. */
function utf16(text: string, isBigEndian: boolean, hasMark: boolean): Uint8Array {
  const marked = hasMark ? `\ufeff${text}` : text;
  const bytes = new Uint8Array(marked.length * 2);
  const view = new DataView(bytes.buffer);
  for (let i = 0; i < marked.length; i++) view.setUint16(i * 2, marked.charCodeAt(i), !isBigEndian);
  return bytes;
}

async function recoded(bytes: Uint8Array, size: number): Promise<string> {
  const chunks = await collected(asUtf8(streamOf(...cut(bytes, [size]))));
  return new TextDecoder("utf-8", { fatal: true, ignoreBOM: true }).decode(joined(chunks));
}

const samples: readonly [string, string, Uint8Array, Encoding][] = [
  ["UTF-8", simplified, bytesOf(simplified), "utf-8"],
  ["UTF-8 with a mark", french, bytesOf(`\ufeff${french}`), "utf-8"],
  ["plain ASCII", "hello\n", bytesOf("hello\n"), "utf-8"],
  ["UTF-16LE with a mark", simplified, utf16(simplified, false, true), "utf-16le"],
  ["UTF-16BE with a mark", simplified, utf16(simplified, true, true), "utf-16be"],
  ["UTF-16LE of English", french, utf16(french, false, false), "utf-16le"],
  ["UTF-16BE of English", french, utf16(french, true, false), "utf-16be"],
  ["UTF-16LE of Chinese", simplified.repeat(3), utf16(simplified.repeat(3), false, false), "utf-16le"],
  ["UTF-16BE of Chinese", traditional.repeat(3), utf16(traditional.repeat(3), true, false), "utf-16be"],
  ["GB18030", simplified, encoded(simplified, "gb18030"), "gb18030"],
  ["Big5", traditional, encoded(traditional, "big5"), "big5"],
  ["Windows-1252", french, encoded(french, "windows-1252"), "windows-1252"],
];

describe("the encoding of a file", () => {
  test.each(samples)("%s is recognised and read whatever its chunks", async (_, text, bytes, encoding) => {
    expect(encodingOf(bytes)).toBe(encoding);
    for (const size of [1, 2, 3, 5, 1000]) expect(await recoded(bytes, size)).toBe(text);
  });

  test("is UTF-8 also when the head ends inside a character", () => {
    const bytes = bytesOf(simplified.repeat(10));
    for (let end = 30; end < 60; end++) expect(encodingOf(bytes.subarray(0, end))).toBe("utf-8");
  });

  test("is UTF-8 exactly where a decoder finds more characters than breaks", () => {
    const pieces = [
      ...["a", "é", "中", "\ud7ff", "\ue000", "￥", "\ufffd", "😀", "\u{10ffff}"].map(bytesOf),
      ...[
        "80",
        "c3",
        "c080",
        "e08080",
        "e4b8",
        "eda080",
        "f0",
        "f09f98",
        "f0808080",
        "f4908080",
        "f5808080",
      ].map((hex) => Uint8Array.from(hex.match(/../g) ?? [], (byte) => Number.parseInt(byte, 16))),
    ];
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...pieces), { minLength: 1, maxLength: 8 }), (some) => {
        const bytes = joined(some);
        const text = new TextDecoder().decode(bytes, { stream: true });
        const broken = text.split("\ufffd").length - 1;
        const whole = text.replace(/[\0-\x7f\ufffd]/g, "").length;
        expect(encodingOf(bytes) === "utf-8").toBe(whole >= broken);
      }),
      { numRuns: 5000 },
    );
  });

  test("is UTF-8 when other lines are mixed in, and one odd byte changes nothing", () => {
    const lines = [0, 1, 2, 3].flatMap((i) => [
      bytesOf(simplified),
      encoded(i < 2 ? french : "\n", "windows-1252"),
    ]);
    expect(encodingOf(joined(lines))).toBe("utf-8");
    expect(encodingOf(joined([bytesOf(simplified), Uint8Array.of(0xff), bytesOf(simplified)]))).toBe("utf-8");
    expect(encodingOf(joined([bytesOf(simplified.repeat(50)), Uint8Array.of(0), bytesOf(simplified)]))).toBe(
      "utf-8",
    );
  });

  test("is none for pictures and programs", () => {
    const noise = fc.sample(fc.uint8Array({ minLength: 4096, maxLength: 4096 }), { numRuns: 20, seed: 7 });
    for (const bytes of noise)
      expect(encodingOf(joined([Uint8Array.of(0x89, 0x50, 0, 0, 0, 13), bytes]))).toBeNull();
  });

  test("is never a crash, whatever the bytes", async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uint8Array({ maxLength: 60 }),
        fc.integer({ min: 1, max: 9 }),
        async (bytes, size) => {
          const chunks = await collected(asUtf8(streamOf(...cut(bytes, [size]))));
          expect(joined(chunks).length).toBeLessThanOrEqual(bytes.length * 3 + 3);
        },
      ),
    );
  });
});

test("a mark inside a text stays, only the one at its start goes", async () => {
  expect(await recoded(bytesOf("\ufeffa\ufeffb"), 1)).toBe("a\ufeffb");
  expect(await recoded(bytesOf("\ufeff"), 1)).toBe("");
  expect(await recoded(Uint8Array.of(0x61, 0x62), 1)).toBe("ab");
});

test("a stream is read in the encoding of its beginning, once, and let go when no more is wanted", async () => {
  const text = simplified.repeat(3000);
  for (const size of [7, 4000, 1 << 20]) {
    const bytes = encoded(text, "gb18030");
    const chunks = await collected(asUtf8(streamOf(...cut(bytes, [size]))));
    expect(new TextDecoder("utf-8", { fatal: true }).decode(joined(chunks))).toBe(text);
  }
  expect(await collected(asUtf8(streamOf()))).toEqual([]);
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytesOf("words\n".repeat(1000))),
    cancel: () => void (isCancelled = true),
  });
  for await (const chunk of asUtf8(endless)) {
    expect(chunk.length).toBeGreaterThan(0);
    break;
  }
  expect(isCancelled).toBe(true);
});

test("a head is at most what was asked for, and the stream is let go", async () => {
  let isCancelled = false;
  const endless = new ReadableStream<Uint8Array>({
    pull: (controller) => controller.enqueue(bytesOf("abcd")),
    cancel: () => void (isCancelled = true),
  });
  expect(new TextDecoder().decode(await headOf(endless, 10))).toBe("abcdabcdab");
  expect(isCancelled).toBe(true);
  expect(await headOf(streamOf(), 10)).toHaveLength(0);
});
