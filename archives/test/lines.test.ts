import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { joined } from "../src/bytes/encoding.ts";
import { linesOf, MAX_LINE_BYTES } from "../src/bytes/lines.ts";
import { bytesOf, cut, encoded, streamOf } from "./streams.ts";

interface Read {
  /** Line number and line. */
  readonly lines: (readonly [number, string])[];
  readonly tooLong: (readonly [number, string])[];
  readonly foreign: number[];
}

async function read(source: AsyncIterable<Uint8Array>, limit?: number): Promise<Read> {
  const result: Read = { lines: [], tooLong: [], foreign: [] };
  const notes = {
    tooLong: (line: number, start: string) => void result.tooLong.push([line, start]),
    otherEncoding: (line: number) => void result.foreign.push(line),
  };
  for await (const { first, lines } of linesOf(source, notes, limit)) {
    for (let i = 0; i < lines.length; i++) result.lines.push([first + i, lines[i] ?? ""]);
  }
  return result;
}

function readText(bytes: Uint8Array, sizes: readonly number[], limit?: number): Promise<Read> {
  return read(streamOf(...cut(bytes, sizes)), limit);
}

/** What splitting the whole text gives: the piece behind the last newline is a line only if something is there. */
function split(text: string): [number, string][] {
  const pieces = text.split(/\r?\n/);
  if (pieces.at(-1) === "") pieces.pop();
  return pieces.map((line, i) => [i + 1, line]);
}

const anyText = fc
  .array(
    fc.oneof(
      fc.constantFrom("\n", "\r\n", "\n\n", "\ufeff", "甲乙", "😀", "é", ""),
      fc.string({ unit: "binary" }),
    ),
    {
      maxLength: 20,
    },
  )
  .map((parts) => parts.join("").toWellFormed());
const anyChunking = fc.array(fc.integer({ min: 1, max: 20 }), { minLength: 1, maxLength: 5 });

describe("lines of a stream", () => {
  test("are those of the whole text, however it is cut", async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyChunking, async (text, sizes) => {
        // A lone \r at the very end is the end of a line only if a \n would follow.
        fc.pre(!text.endsWith("\r"));
        const { lines, foreign } = await readText(bytesOf(text), sizes);
        expect(lines).toEqual(split(text));
        expect(foreign).toEqual([]);
      }),
      { numRuns: 1000 },
    );
  });

  test("longer than allowed are left out and told, alike however they are cut", async () => {
    const anyLines = fc.array(fc.integer({ min: 0, max: 30 }), { maxLength: 12 });
    await fc.assert(
      fc.asyncProperty(anyLines, anyChunking, fc.boolean(), async (lengths, sizes, isClosed) => {
        const lines = lengths.map((length, i) => String.fromCharCode(97 + (i % 26)).repeat(length));
        const text = lines.join("\n") + (isClosed ? "\n" : "");
        const { lines: kept, tooLong } = await readText(bytesOf(text), sizes, 10);
        const numbered = split(text);
        expect(kept).toEqual(numbered.filter(([, line]) => line.length <= 10));
        expect(tooLong.map(([line]) => line)).toEqual(
          numbered.filter(([, line]) => line.length > 10).map(([line]) => line),
        );
      }),
      { numRuns: 1000 },
    );
  });

  test("of gigabytes take no memory", async () => {
    const chunk = new Uint8Array(1 << 16).fill(0x78);
    let most = 0;
    async function* endless(): AsyncGenerator<Uint8Array> {
      yield bytesOf("first\n");
      for (let i = 0; i < 1 << 14; i++) {
        if (i % 512 === 0) most = Math.max(most, process.memoryUsage.rss());
        // A copy, as a disk would hand on: what is kept must be seen.
        yield chunk.slice();
      }
      yield bytesOf("\nlast");
    }
    const before = process.memoryUsage.rss();
    const { lines, tooLong } = await read(endless());
    expect(lines).toEqual([
      [1, "first"],
      [3, "last"],
    ]);
    expect(tooLong).toEqual([[2, "x".repeat(160)]]);
    expect((most - before) / 2 ** 20).toBeLessThan(200);
  });

  test("of up to a megabyte are read", async () => {
    const long = "y".repeat(MAX_LINE_BYTES);
    const { lines, tooLong } = await readText(bytesOf(`${long}\n${long}z\nend`), [1 << 21]);
    expect(lines).toEqual([
      [1, long],
      [3, "end"],
    ]);
    expect(tooLong).toHaveLength(1);
  });

  test("in several encodings are each read in the one that fits", async () => {
    const chinese = "这个群里的人都在说周末的活动，你来不来？";
    const french = "Réunion déplacée à jeudi, même café.";
    const bytes = joined([
      bytesOf(`${chinese}\r\n`),
      encoded(`${chinese}\r\n`, "gb18030"),
      encoded(`${french}\n`, "windows-1252"),
      bytesOf(`${french}\n\n`),
      encoded(chinese, "gb18030"),
    ]);
    for (const size of [1, 10, 1000]) {
      const { lines, foreign } = await readText(bytes, [size]);
      expect(lines.map(([, line]) => line)).toEqual([chinese, chinese, french, french, "", chinese]);
      expect(foreign).toEqual([2, 3, 6]);
    }
  });
});
