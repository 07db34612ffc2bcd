import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { delimiterOf, delimiters, rowsOf, splitRow, type TableRow } from "../src/bytes/table.ts";

interface Read {
  readonly rows: TableRow[];
  readonly tooLong: (readonly [number, string])[];
}

/** Reads text whose lines come in blocks of the given sizes. */
async function read(text: string, delimiter: string, blockSizes: readonly number[] = [1000]): Promise<Read> {
  const result: Read = { rows: [], tooLong: [] };
  const lines = text.split(/\r?\n/);
  if (lines.at(-1) === "") lines.pop();
  async function* blocks(): AsyncGenerator<{ lines: string[] }> {
    for (let at = 0, i = 0; at < lines.length; i++) {
      const size = blockSizes[i % blockSizes.length] ?? 1;
      yield { lines: lines.slice(at, at + size) };
      at += size;
    }
  }
  const notes = { tooLong: (line: number, start: string) => void result.tooLong.push([line, start]) };
  for await (const rows of rowsOf(blocks(), delimiter, notes)) result.rows.push(...rows);
  return result;
}

/** RFC 4180, quoting as little as it allows. */
function written(rows: readonly (readonly string[])[], delimiter: string, lineEnd: string): string {
  const cell = (text: string) =>
    /["\r\n]|^['=]/.test(text) || text.includes(delimiter) ? `"${text.replaceAll('"', '""')}"` : text;
  return rows.map((row) => row.map(cell).join(delimiter) + lineEnd).join("");
}

const anyCell = fc.oneof(
  fc
    .array(fc.constantFrom('"', '""', ",", ";", "\t", "|", "\n", "甲", "a", " ", "'", '="1"'), {
      maxLength: 6,
    })
    .map((parts) => parts.join("")),
  fc.string({ maxLength: 8 }),
);
/** A row of one empty cell is a blank line, which is no row. */
const anyRow = fc
  .array(anyCell, { minLength: 1, maxLength: 5 })
  .filter((row) => row.length > 1 || row[0] !== "");
const anyBlocks = fc.array(fc.integer({ min: 1, max: 4 }), { minLength: 1, maxLength: 4 });

describe("rows of a table", () => {
  test("come back as RFC 4180 wrote them, with any delimiter and however the lines come in", async () => {
    const anyTable = fc.array(anyRow, { maxLength: 8 });
    const anyDelimiter = fc.constantFrom(...delimiters);
    const anyEnd = fc.constantFrom("\n", "\r\n");
    await fc.assert(
      fc.asyncProperty(anyTable, anyDelimiter, anyEnd, anyBlocks, async (table, delimiter, end, blocks) => {
        // Line ends inside cells arrive as \n, whatever they were.
        fc.pre(!table.flat().some((cell) => cell.includes("\r")));
        const { rows, tooLong } = await read(written(table, delimiter, end), delimiter, blocks);
        expect(rows.map(({ cells }) => cells)).toEqual(table);
        expect(tooLong).toEqual([]);
      }),
      { numRuns: 1500 },
    );
  });

  test("know the line they begin on", async () => {
    const { rows } = await read('a,b\n"1\n2\n3",x\n\n\nlast,"\n"\nz,z\n', ",", [2]);
    expect(rows.map(({ line, cells }) => [line, cells[0]])).toEqual([
      [1, "a"],
      [2, "1\n2\n3"],
      [7, "last"],
      [9, "z"],
    ]);
  });

  test("may be ragged, and blank lines are none", async () => {
    const { rows } = await read("a,b,c\n1\n\n1,2,3,4,5\n,,\n", ",");
    expect(rows.map(({ cells }) => cells.length)).toEqual([3, 1, 5, 3]);
  });

  test("may hold quotes where no cell begins, and words behind a closing quote", async () => {
    const { rows } = await read('a "quoted" word,5" disk\n"said" he,"x"y"z"\n', ",");
    expect(rows.map(({ cells }) => cells)).toEqual([
      ['a "quoted" word', '5" disk'],
      ["said he", 'xy"z"'],
    ]);
  });

  test("lose Excel's guards, but no apostrophe that belongs to a word", async () => {
    const { rows } = await read(`="0012",'1234567890123456789,'tis,"'12","=""1"""\n`, ",");
    expect(rows[0]?.cells).toEqual(["0012", "1234567890123456789", "'tis", "'12", '="1"']);
  });

  test("below a quote that is never closed are still rows", async () => {
    for (const blocks of [[1], [1000]]) {
      const { rows, tooLong } = await read('1,ann,"hello\n2,ben,a ""b""\n3,cleo,""\n4,dan,x\n', ",", blocks);
      expect(rows.map(({ cells }) => cells.join("|"))).toEqual([
        '1|ann|"hello',
        '2|ben|a ""b""',
        "3|cleo|",
        "4|dan|x",
      ]);
      expect(tooLong).toEqual([[1, expect.stringMatching(/^1,ann,"hello/)]]);
    }
  });

  test("behind an open quote are found again after a megabyte, however the lines come in", async () => {
    const filler = Array.from({ length: 30_000 }, (_, i) => `${i},name,some words that fill the line ${i}`);
    const text = ['1,ann,"hello', ...filler, '2,ben,"x"', "3,cleo,y"].join("\n");
    for (const blocks of [[100], [100_000]]) {
      const { rows, tooLong } = await read(text, ",", blocks);
      expect(rows).toHaveLength(30_003);
      expect(rows.at(-2)?.cells).toEqual(["2", "ben", "x"]);
      expect(rows.at(-1)?.line).toBe(30_003);
      expect(tooLong).toHaveLength(1);
    }
  });

  test("never get lost, hang or throw on garbage", async () => {
    const anyGarbage = fc.array(fc.constantFrom('"', ",", "\n", "a", '""', '"\n', "'", "="), {
      maxLength: 60,
    });
    await fc.assert(
      fc.asyncProperty(anyGarbage, anyBlocks, async (parts, blocks) => {
        const text = parts.join("");
        const { rows } = await read(text, ",", blocks);
        const letters = (some: string) => some.split("").filter((char) => char === "a").length;
        expect(letters(rows.flatMap(({ cells }) => cells).join(""))).toBe(letters(text));
        expect(rows).toEqual((await read(text, ",", [1000])).rows);
      }),
      { numRuns: 2000 },
    );
  });
});

test("the delimiter is the one that splits the header most, and a comma where none does", () => {
  expect(delimiterOf("a,b,c;d")).toBe(",");
  expect(delimiterOf('AuthorID;Author;"a,b,c,d";Content;')).toBe(";");
  expect(delimiterOf("时间\t发送人\t内容")).toBe("\t");
  expect(delimiterOf("time|name|text")).toBe("|");
  expect(delimiterOf("text")).toBe(",");
  expect(delimiterOf("")).toBe(",");
});

test("one line is split as a row of a table is", () => {
  expect(splitRow('a,"b,c",', ",")).toEqual(["a", "b,c", ""]);
  expect(splitRow('a,"b', ",")).toEqual(["a", '"b']);
  expect(splitRow("", ",")).toEqual([]);
});
