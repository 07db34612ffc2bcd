import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { expect, test } from "vitest";
import { BUDGET_BYTES, firstScreenScript } from "../../scripts/bundle-size.mjs";
import { ensureWebBuilt } from "../../scripts/setup.mjs";

test.each(["/", "/join"] as const)("what %s loads first is no more script than its budget", (screen) => {
  ensureWebBuilt();
  const { bytes, sizes } = firstScreenScript(undefined, screen);
  expect(sizes.length).toBeGreaterThan(4);
  expect(bytes).toBeGreaterThan(50_000);
  expect(bytes).toBeLessThanOrEqual(BUDGET_BYTES);
});

test("what a chunk imports is counted once, with the larger language", () => {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-bundle-"));
  const chunk = (file: string, imports: string[] = []) => ({ file, imports });
  const manifest = {
    "index.html": chunk("entry.js", ["_shared.js"]),
    "_shared.js": chunk("shared.js"),
    "src/features/front/front-page.tsx": chunk("front.js", ["_shared.js"]),
    "src/app/words/zh-CN.ts": chunk("zh.js"),
    "src/app/words/en.ts": chunk("en.js"),
    "src/features/front/words/zh-CN.ts": chunk("zh2.js"),
    "src/features/front/words/en.ts": chunk("en2.js"),
    "src/features/check/check-page.tsx": chunk("check.js"),
  };
  const files = [
    "first-paint.js",
    "entry.js",
    "shared.js",
    "front.js",
    "zh.js",
    "en.js",
    "zh2.js",
    "en2.js",
    "check.js",
  ];
  try {
    mkdirSync(path.join(folder, ".vite"));
    writeFileSync(path.join(folder, ".vite/manifest.json"), JSON.stringify(manifest));
    for (const file of files)
      writeFileSync(path.join(folder, file), file === "zh.js" ? "群".repeat(9) + file : file);
    const { language, sizes } = firstScreenScript(folder);
    expect(language).toBe("zh-CN");
    expect(sizes.map(({ file }) => file)).toEqual([
      "first-paint.js",
      "entry.js",
      "shared.js",
      "front.js",
      "zh.js",
      "zh2.js",
    ]);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
});
