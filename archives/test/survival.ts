import * as fc from "fast-check";
import { expect } from "vitest";
import { fileOfBlob, fileOfText, type ArchiveFile } from "../src/index.ts";
import { expectSound } from "./hostile.ts";
import { readAll } from "./reading.ts";

const PATIENCE_MS = 10_000;

/** Ten thousand lines made of the format's own pieces and of anything else: read, refused, reported, soon. */
export async function survivesNonsense(format: string, pieces: readonly string[]): Promise<void> {
  const anyPiece = fc.oneof(fc.constantFrom(...pieces), fc.string({ unit: "binary", maxLength: 12 }));
  const anyLine = fc.array(anyPiece, { maxLength: 6 }).map((parts) => parts.join("").toWellFormed());
  const begun = performance.now();
  for (const seed of [1, 2, 3]) {
    const lines = fc.sample(anyLine, { numRuns: 10_000, seed });
    for (const end of ["\n", "\r\n"]) await expectSound(format, [fileOfText("talk.txt", lines.join(end))]);
  }
  expect(performance.now() - begun).toBeLessThan(PATIENCE_MS);
}

/** The same file under any name is the same format and says the same. */
export async function isKnownByAnyName(format: string, files: readonly ArchiveFile[]): Promise<void> {
  const expected = await readAll(files);
  expect(expected.formats).toEqual([format]);
  expect(expected.messages.length).toBeGreaterThan(0);
  for (const name of ["export", "a.txt", "b.json", "c.csv", "d.jsonl", "e.png", "f.html"]) {
    const renamed = await Promise.all(
      files.map(async (file) => fileOfBlob(name, await new Response(file.stream()).blob())),
    );
    const reading = await readAll(renamed);
    expect([name, reading.formats]).toEqual([name, [format]]);
    expect(reading.messages.map(({ text }) => text)).toEqual(expected.messages.map(({ text }) => text));
  }
}
