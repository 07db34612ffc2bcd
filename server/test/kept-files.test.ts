import { mkdtempSync, readdirSync, readlinkSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { Readable } from "node:stream";
import { setTimeout as sleep } from "node:timers/promises";
import { afterAll, expect, test } from "vitest";
import { filesIn, TooLarge } from "../src/platform/files.ts";

const folder = mkdtempSync(path.join(os.tmpdir(), "kith-files-"));
const files = filesIn(folder);
const text = Buffer.from("群散了，人还在。".repeat(100_000));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const keep = (key: string, mostBytes = Number.MAX_SAFE_INTEGER) =>
  files.keep(key, Readable.from([text.subarray(0, 1000), text.subarray(1000)]), mostBytes);

/** File descriptors this process holds on a file. */
function heldOn(key: string): number {
  const place = path.join(folder, "files", key);
  const links = process.platform === "linux" ? readdirSync("/proc/self/fd") : [];
  return links.filter((fd) => linkOf(fd) === place).length;
}

function linkOf(fd: string): string | null {
  try {
    return readlinkSync(`/proc/self/fd/${fd}`);
  } catch {
    return null;
  }
}

test("what is kept is read back, as often as asked, and its bytes at any place", async () => {
  expect(await keep("imports/one")).toBe(text.length);
  const kept = await files.open("imports/one");
  expect(kept.bytes).toBe(text.length);
  for (let times = 0; times < 2; times++) {
    const chunks: Uint8Array[] = [];
    for await (const chunk of kept.stream()) chunks.push(chunk);
    expect(chunks.length).toBeGreaterThan(1);
    expect(Buffer.concat(chunks).equals(text)).toBe(true);
  }
  expect(heldOn("imports/one")).toBe(0);
  expect(await kept.blob.slice(0, 3).text()).toBe("群");
});

test("who lets go half-way holds nothing open, and breaks nothing, whenever that is", async () => {
  await keep("imports/two");
  const kept = await files.open("imports/two");
  for (let waited = 0; waited < 40; waited++) {
    const reader = kept.stream().getReader();
    const reading = reader.read();
    if (waited % 4 > 0) await sleep(waited % 4);
    await reader.cancel();
    await reading;
    if (waited % 2 === 0) await kept.stream().cancel();
  }
  await sleep(20);
  expect(heldOn("imports/two")).toBe(0);
});

test("more than may be kept is not kept, nor half of it", async () => {
  await expect(keep("imports/three", 500_000)).rejects.toThrow(TooLarge);
  expect(readdirSync(path.join(folder, "files/imports"))).not.toContain("three");
  await expect(files.open("imports/three")).rejects.toThrow();
});

test.each(["../secret", "imports/../../secret", "imports", "/etc/passwd", "imports/.hidden"])(
  "%j is no key",
  async (key) => {
    await expect(keep(key)).rejects.toThrow("no key");
    await expect(files.open(key)).rejects.toThrow("no key");
  },
);
