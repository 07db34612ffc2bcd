import { BlobWriter, configure, TextReader, Uint8ArrayReader, ZipWriter } from "@zip.js/zip.js";
import * as fc from "fast-check";
import { afterAll, describe, expect, test } from "vitest";
import { filesInZip, isZip, MAX_ZIP_ENTRIES, UnreadableZip } from "../src/bytes/zip.ts";
import { openArchive } from "../src/open.ts";
import { fileOfBlob, type ArchiveFile } from "../src/file.ts";
import { LossLedger } from "../src/loss.ts";
import { bytesOf, encoded } from "./streams.ts";

configure({ useWebWorkers: false });

interface Given {
  readonly name: string;
  readonly content: string | Uint8Array;
  readonly password?: string;
  readonly rawName?: Uint8Array;
}

async function zipped(entries: readonly Given[]): Promise<Uint8Array> {
  const writer = new ZipWriter(new BlobWriter("application/zip"), { extendedTimestamp: false });
  for (const { name, content, password, rawName } of entries) {
    const reader = typeof content === "string" ? new TextReader(content) : new Uint8ArrayReader(content);
    await writer.add(name, reader, {
      ...(password === undefined ? {} : { password }),
      ...(rawName === undefined ? {} : { encodeText: () => rawName, useUnicodeFileNames: false }),
    });
  }
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

interface Unpacked {
  readonly files: readonly ArchiveFile[];
  readonly skipped: readonly (readonly [string, string])[];
  readonly isTruncated: boolean;
}

async function unpack(bytes: Uint8Array): Promise<Unpacked> {
  const loss = new LossLedger();
  const files = await filesInZip("a.zip", new Blob([new Uint8Array(bytes)]), loss);
  const report = loss.report();
  return {
    files,
    skipped: report.skipped.flatMap(({ reason, samples }) =>
      samples.map(({ file, text }) => [reason, text === "" ? file : text] as const),
    ),
    isTruncated: report.truncatedFiles.length > 0,
  };
}

/** What a file says, or the word "broken"; never waits longer than a reader would. */
async function contentOf(file: ArchiveFile | undefined): Promise<string> {
  if (file === undefined) return "missing";
  const late = new Promise<string>((resolve) => setTimeout(() => resolve("hangs"), 3000).unref());
  const content = new Response(file.stream()).text().catch(() => "broken");
  return Promise.race([content, late]);
}

/** Offsets of each record with this signature. */
function recordsAt(bytes: Uint8Array, signature: number): number[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const found: number[] = [];
  for (let at = 0; at + 4 <= bytes.length; at++) if (view.getUint32(at, true) === signature) found.push(at);
  return found;
}

const CENTRAL = 0x02014b50;

/** Overwrites a 32-bit field of every central directory record. */
function withField(bytes: Uint8Array, field: number, value: number): Uint8Array {
  const changed = bytes.slice();
  const view = new DataView(changed.buffer);
  for (const at of recordsAt(changed, CENTRAL)) view.setUint32(at + field, value, true);
  return changed;
}

const COMPRESSED_SIZE = 20;
const UNCOMPRESSED_SIZE = 24;
const LOCAL_OFFSET = 42;

describe("files inside a zip", () => {
  test("are listed with their folder and read as often as one likes", async () => {
    const bytes = await zipped([
      { name: "export/", content: "" },
      { name: "export/群聊.txt", content: "你好" },
      { name: "b.json", content: "{}" },
      { name: "__MACOSX/export/._b.json", content: "x" },
    ]);
    const { files, skipped } = await unpack(bytes);
    expect(isZip(bytes)).toBe(true);
    expect(files.map(({ path, size }) => [path, size])).toEqual([
      ["a.zip/export/群聊.txt", 6],
      ["a.zip/b.json", 2],
    ]);
    expect(skipped).toEqual([]);
    expect([await contentOf(files[0]), await contentOf(files[0])]).toEqual(["你好", "你好"]);
  });

  test("with unsafe paths are left out and told, the rest are read", async () => {
    const names = [
      "ok.txt",
      "../up.txt",
      "a/../../b.txt",
      "/etc/passwd",
      "C:\\x.txt",
      "..\\up.txt",
      "last.txt",
    ];
    const { files, skipped } = await unpack(await zipped(names.map((name) => ({ name, content: name }))));
    expect(files.map(({ path }) => path)).toEqual(["a.zip/ok.txt", "a.zip/last.txt"]);
    expect(skipped.map(([reason]) => reason)).toEqual(Array.from({ length: 5 }, () => "unsafePath"));
    expect(await contentOf(files[1])).toBe("last.txt");
  });

  test("named by a Windows tool keep their folders", async () => {
    const { files } = await unpack(await zipped([{ name: "logs\\day.txt", content: "x" }]));
    expect(files.map(({ path }) => path)).toEqual(["a.zip/logs/day.txt"]);
  });

  test("named in GBK without saying so are named rightly", async () => {
    const rawName = encoded("记录/我的群聊.txt", "gb18030");
    const { files } = await unpack(await zipped([{ name: "x", content: "y", rawName }]));
    expect(files.map(({ path }) => path)).toEqual(["a.zip/记录/我的群聊.txt"]);
  });

  test("that unpack to hundreds of times their size are left out", async () => {
    const bomb = new Uint8Array(50 << 20);
    const { files, skipped } = await unpack(
      await zipped([
        { name: "bomb.txt", content: bomb },
        { name: "talk.txt", content: "words" },
      ]),
    );
    expect(files.map(({ path }) => path)).toEqual(["a.zip/talk.txt"]);
    expect(skipped).toEqual([["tooMuchCompression", "a.zip/bomb.txt"]]);
  });

  test("that lie about their size do not unpack further than they may", async () => {
    const bytes = await zipped([{ name: "bomb.txt", content: new Uint8Array(50 << 20) }]);
    const { files } = await unpack(withField(bytes, UNCOMPRESSED_SIZE, 1000));
    let unpacked = 0;
    let failure: unknown = null;
    try {
      const reader = files[0]!.stream().getReader();
      for (let next = await reader.read(); !next.done; next = await reader.read())
        unpacked += next.value.length;
    } catch (error) {
      failure = error;
    }
    expect(failure).not.toBeNull();
    expect(unpacked).toBeLessThan(20 << 20);
  });

  test.each([
    ["compressed size", COMPRESSED_SIZE, 0x7fffffff],
    ["compressed size of nothing", COMPRESSED_SIZE, 0],
    ["uncompressed size", UNCOMPRESSED_SIZE, 3],
    ["place", LOCAL_OFFSET, 0x7ffffff0],
    ["place inside another record", LOCAL_OFFSET, 7],
  ])("with a false %s fail, and never keep their reader waiting", async (_, field, value) => {
    const bytes = withField(await zipped([{ name: "a.txt", content: "hello hello hello" }]), field, value);
    const { files } = await unpack(bytes).catch(() => ({ files: [] }));
    expect(["broken", "missing", "", "hel"]).toContain(await contentOf(files[0]));
  });

  test("that share the same bytes over and over are not unpacked over and over", async () => {
    const once = await zipped([{ name: "a.txt", content: "x".repeat(200_000) + Math.random() }]);
    const central = recordsAt(once, CENTRAL)[0]!;
    const end = recordsAt(once, 0x06054b50)[0]!;
    const record = once.slice(central, end);
    const many = new Uint8Array(central + record.length * 5000 + (once.length - end));
    many.set(once.subarray(0, central));
    for (let i = 0; i < 5000; i++) many.set(record, central + i * record.length);
    many.set(once.subarray(end), central + record.length * 5000);
    const view = new DataView(many.buffer, many.length - (once.length - end));
    view.setUint16(8, 5000, true);
    view.setUint16(10, 5000, true);
    view.setUint32(12, record.length * 5000, true);
    const { files, skipped } = await unpack(many);
    expect(files.length).toBeGreaterThan(0);
    expect(files.length).toBeLessThan(2500);
    expect(skipped[0]?.[0]).toBe("tooMuchCompression");
  });

  test("beyond the limit are left out", async () => {
    const once = await zipped([{ name: "a.txt", content: "" }]);
    const central = recordsAt(once, CENTRAL)[0]!;
    const end = recordsAt(once, 0x06054b50)[0]!;
    const record = once.slice(central, end);
    const count = MAX_ZIP_ENTRIES + 10;
    // Sixty-five thousand and more entries need the 64-bit directory.
    const directory = new Uint8Array(record.length * count);
    for (let i = 0; i < count; i++) directory.set(record, i * record.length);
    const tail = new DataView(new ArrayBuffer(56 + 20 + 22));
    tail.setUint32(0, 0x06064b50, true);
    tail.setBigUint64(4, 44n, true);
    tail.setUint16(12, 45, true);
    tail.setUint16(14, 45, true);
    tail.setBigUint64(24, BigInt(count), true);
    tail.setBigUint64(32, BigInt(count), true);
    tail.setBigUint64(40, BigInt(directory.length), true);
    tail.setBigUint64(48, BigInt(central), true);
    tail.setUint32(56, 0x07064b50, true);
    tail.setBigUint64(64, BigInt(central + directory.length), true);
    tail.setUint32(72, 1, true);
    tail.setUint32(76, 0x06054b50, true);
    for (const at of [84, 86]) tail.setUint16(at, 0xffff, true);
    for (const at of [88, 92]) tail.setUint32(at, 0xffffffff, true);
    const loss = new LossLedger();
    const blob = new Blob([once.slice(0, central), directory, tail]);
    expect(await filesInZip("many.zip", blob, loss)).toHaveLength(MAX_ZIP_ENTRIES);
    expect(loss.report().skipped).toMatchObject([{ reason: "tooManyFiles", count: 1 }]);
  });

  test("that are encrypted are left out and told", async () => {
    const { files, skipped } = await unpack(
      await zipped([
        { name: "secret.txt", content: "words", password: "open" },
        { name: "open.txt", content: "words" },
      ]),
    );
    expect(files.map(({ path }) => path)).toEqual(["a.zip/open.txt"]);
    expect(skipped).toEqual([["unreadableFile", "a.zip/secret.txt"]]);
  });

  test("cut off at any place are an unreadable zip, and an archive says so", async () => {
    const bytes = await zipped([{ name: "a.txt", content: "hello" }]);
    for (let end = 4; end < bytes.length; end += 7) {
      await expect(unpack(bytes.slice(0, end))).rejects.toThrow(UnreadableZip);
    }
    const half = fileOfBlob("a.zip", new Blob([bytes.slice(0, 60)]));
    const { units, loss } = await openArchive([half]);
    expect(units).toEqual([]);
    expect(loss.report().skipped).toMatchObject([{ reason: "unreadableFile", samples: [{ file: "a.zip" }] }]);
  });

  test("whose bytes were changed anywhere end, one way or another", async () => {
    const bytes = await zipped([
      { name: "a.txt", content: "hello ".repeat(50) },
      { name: "b.txt", content: bytesOf("one\ntwo\n") },
    ]);
    await fc.assert(
      fc.asyncProperty(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), async (at, flip) => {
        const changed = bytes.slice();
        changed[at] = changed[at]! ^ flip;
        const { files } = await unpack(changed).catch((error: unknown) => {
          if (error instanceof UnreadableZip) return { files: [] };
          throw error;
        });
        for (const file of files) expect(await contentOf(file)).not.toBe("hangs");
      }),
      { numRuns: 300 },
    );
  }, 60_000);
});

const unhandled: unknown[] = [];
process.on("unhandledRejection", (reason) => unhandled.push(reason));

afterAll(() => {
  expect(unhandled).toEqual([]);
});
