import { openArchive, readArchive, fileOfBlob } from "@kith/archives";
import { BlobReader, ZipReader } from "@zip.js/zip.js";
import * as fc from "fast-check";
import { mkdtempSync, openAsBlob, readdirSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { bytesOf, packed } from "../src/features/imports/packing.ts";

/** Several files as the one zip in which they travel. */

const fixtures = path.resolve(import.meta.dirname, "../../archives/fixtures");
const unstopped = () => new AbortController().signal;

test("holds every file under its path, byte for byte, with right checksums, and is as long as was said", async () => {
  const name = fc
    .string({ minLength: 1, maxLength: 12, unit: "grapheme" })
    .map((one) => one.replaceAll(/[/\\]/g, "_"));
  const file = fc.record({ folder: name, name, bytes: fc.uint8Array({ maxLength: 3000 }) });
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(file, { minLength: 2, maxLength: 8, selector: pathOf }),
      async (files) => {
        const given = files.map((one) => ({ path: pathOf(one), blob: new Blob([one.bytes]) }));
        const zip = await packed(given, unstopped());
        expect(zip.size).toBe(bytesOf(given));
        const reader = new ZipReader(new BlobReader(zip), { checkSignature: true, useWebWorkers: false });
        const entries = await reader.getEntries();
        expect(entries.map(({ filename }) => filename)).toEqual(files.map(pathOf));
        for (const [k, entry] of entries.entries()) {
          if (entry.directory) throw new Error("a folder");
          expect(new Uint8Array(await entry.arrayBuffer())).toEqual(files[k]!.bytes);
        }
      },
    ),
    { numRuns: 60 },
  );
});

test("leaves a single file as it is", async () => {
  const blob = new Blob(["alone"]);
  expect(await packed([{ path: "a.txt", blob }], unstopped())).toBe(blob);
  expect(bytesOf([{ path: "a.txt", blob }])).toBe(5);
});

test.each(["slack-export", "zulip-export", "discord-csv"])("%s is read as from its folder", async (set) => {
  const root = path.join(fixtures, set);
  const places = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) =>
    entry.isFile(),
  );
  const given = places.map((entry) => {
    const place = path.join(entry.parentPath, entry.name);
    return { path: path.relative(root, place), blob: new Blob([readFileSync(place)]) };
  });
  const zip = await packed(given, unstopped());
  const fromZip = await textsOf([fileOfBlob("all.zip", zip)]);
  expect(fromZip.length).toBeGreaterThan(3);
  expect(fromZip).toEqual(await textsOf(given.map((one) => fileOfBlob(one.path, one.blob))));
});

test("ends when it is told to", async () => {
  const stopping = new AbortController();
  const given = ["a", "b"].map((one) => ({ path: one, blob: new Blob([new Uint8Array(1 << 22)]) }));
  const packing = packed(given, stopping.signal);
  stopping.abort(new Error("no longer wanted"));
  await expect(packing).rejects.toThrow("no longer wanted");
});

test("holds nothing of five thousand files", async ({ annotate }) => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-packing-"));
  try {
    const page = new Uint8Array(100_000).fill(97);
    const given = [];
    for (let k = 0; k < 5000; k++) {
      const place = path.join(folder, `${k}.txt`);
      writeFileSync(place, page);
      given.push({ path: `logs/${k}.txt`, blob: await openAsBlob(place) });
    }
    const before = process.memoryUsage().rss;
    const zip = await packed(given, unstopped());
    const grownMb = Math.round((process.memoryUsage().rss - before) / 2 ** 20);
    await annotate(`500 MB in 5,000 files: ${grownMb} MB more`);
    expect(zip.size).toBe(bytesOf(given));
    expect(grownMb).toBeLessThan(150);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});

function pathOf({ folder, name }: { readonly folder: string; readonly name: string }): string {
  return `${folder}/${name}`;
}

async function textsOf(files: Parameters<typeof openArchive>[0]): Promise<string[]> {
  const texts: string[] = [];
  for await (const items of readArchive(await openArchive(files))) {
    for (const item of items)
      if (item.type === "message") texts.push(`${item.chat} ${item.sender} ${item.text}`);
  }
  return texts;
}
