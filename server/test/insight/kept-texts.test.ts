import * as fc from "fast-check";
import { mkdtempSync, readdirSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { KeptTexts } from "../../src/modules/insight/count/kept-texts.ts";

/** Words of a community that are too many for memory. */

test("are given back as they were, in whatever order they are asked for, and leave no file", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-texts-"));
  const text = fc.oneof(
    fc.string({ unit: "grapheme", maxLength: 40 }),
    fc.nat(700_000).map((length) => "长话 ".repeat(length / 3)),
  );
  fc.assert(
    fc.property(fc.array(text, { minLength: 1, maxLength: 30 }), fc.array(fc.nat(29)), (texts, asked) => {
      const kept = new KeptTexts(folder, 1 << 20);
      for (const one of texts) kept.add(one);
      for (const index of [...texts.keys(), ...asked]) expect(kept.at(index)).toBe(texts[index] ?? "");
      expect(kept.length).toBe(texts.length);
      kept.close();
      expect(readdirSync(folder)).toEqual([]);
    }),
    { numRuns: 25 },
  );
  rmSync(folder, { recursive: true });
});

test("take no more memory than they may", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-texts-"));
  const kept = new KeptTexts(folder, 8 << 20);
  const before = process.memoryUsage().arrayBuffers;
  for (let k = 0; k < 200; k++) kept.add(`${k} ${"a".repeat(1_000_000)}`);
  for (let k = 0; k < 200; k++) expect(kept.at(k).startsWith(`${k} a`)).toBe(true);
  expect(process.memoryUsage().arrayBuffers - before).toBeLessThan(120 << 20);
  kept.close();
  rmSync(folder, { recursive: true });
});
