import { mkdtempSync, rmSync } from "node:fs";
import { writeFile } from "node:fs/promises";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";
import { crowdLines, qqText, talk } from "./material.ts";
import { expectNoSidewaysScroll, giveText, journeys } from "./world.ts";

const world = journeys();
const MESSAGES = 1_000_000;
const PEOPLE = 5000;
/** Generous: the machines that run this are slow and busy. */
const BUSY_MS = 1000;
const READING_MS = 400_000;

const folder = mkdtempSync(path.join(os.tmpdir(), "kith-million-"));
const file = path.join(folder, "million.jsonl");

beforeAll(() => writeFile(file, crowdLines(MESSAGES, PEOPLE)));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Begins to note the longest time between two frames, and the longest task, of the page. */
async function watchPulse(page: Page): Promise<void> {
  await page.evaluate(() => {
    const pulse = { gap: 0, task: 0 };
    Object.assign(globalThis, { pulse });
    let last = performance.now();
    const beat = (now: number) => {
      pulse.gap = Math.max(pulse.gap, now - last);
      last = now;
      requestAnimationFrame(beat);
    };
    requestAnimationFrame(beat);
    new PerformanceObserver((list) => {
      pulse.task = Math.max(pulse.task, ...list.getEntries().map(({ duration }) => duration));
    }).observe({ entryTypes: ["longtask"] });
  });
}

/** What was noted since it was last asked for, in ms. */
async function pulseOf(page: Page): Promise<{ gap: number; task: number }> {
  return page.evaluate(() => {
    const { pulse } = globalThis as unknown as { pulse: { gap: number; task: number } };
    const noted = { gap: Math.round(pulse.gap), task: Math.round(pulse.task) };
    Object.assign(pulse, { gap: 0, task: 0 });
    return noted;
  });
}

async function expectPulse(page: Page, during: string): Promise<void> {
  const { gap, task } = await pulseOf(page);
  process.stdout.write(`${during}: longest gap between frames ${gap} ms, longest task ${task} ms\n`);
  expect(gap, `ms between frames while ${during}`).toBeLessThan(BUSY_MS);
  expect(task, `ms of one task while ${during}`).toBeLessThan(BUSY_MS);
}

async function begin(page: Page): Promise<void> {
  await watchPulse(page);
  await page.locator("input[type=file]").first().setInputFiles(file);
  await page.getByText(/[\d,]+ messages, about \d+ (?:s|min) left/).waitFor({ timeout: READING_MS });
}

test(
  "a million messages never freeze the page, and the mesh of five thousand stays usable",
  async (context) => {
    const { page, troubles } = await world.open(context, "/check", { language: "en" });
    await begin(page);
    await page.getByText("Finding who talks with whom").waitFor({ timeout: READING_MS });
    await expectPulse(page, "reading a million messages");
    await page.getByText(/1,000,000 messages, about \d+ (?:s|min) left/).waitFor({ timeout: READING_MS });
    await page.waitForSelector("[data-line]", { timeout: READING_MS });
    await expectPulse(page, "judging them and drawing the report");
    expect(await page.locator("article header").innerText()).toMatch(/[\d,]+ messages/);
    await walkCrowd(page);
    await expectPulse(page, "walking the mesh");
    await expectNoSidewaysScroll(page);
    expect(troubles).toEqual([]);
  },
  2 * READING_MS,
);

/** Into a circle and out again, by pointer and by keys; along the list, page by page. */
async function walkCrowd(page: Page): Promise<void> {
  const list = page.getByRole("region", { name: "List of ties" });
  await page.getByRole("button", { name: /Table of/ }).click();
  expect(await list.locator("[data-row]").count()).toBe(50);
  await list.getByRole("button", { name: "50 more" }).click();
  expect(await list.locator("[data-row]").count()).toBe(100);
  for (let times = 0; times < 3; times++) await page.getByRole("button", { name: "Closer" }).click();
  for (const arrow of ["ArrowLeft", "ArrowUp", "ArrowRight", "ArrowDown"]) await page.keyboard.press(arrow);
  await page.getByRole("button", { name: "All of it" }).click();
  await list.locator("[data-row]").first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await list.getByRole("button", { name: /^Only / }).click();
  await page.getByRole("button", { name: "The whole picture" }).click();
  const circle = list.getByRole("list", { name: /[Cc]ircles/ }).getByRole("button");
  await circle.first().focus();
  await page.keyboard.press("Enter");
  const own = page.getByRole("region", { name: "Map of ties" });
  const box = await own.getByRole("img").first().boundingBox();
  if (box === null) throw new Error("no picture of the circle");
  for (let step = 0; step < 40; step++) {
    await page.mouse.move(box.x + box.width * (0.2 + 0.015 * step), box.y + box.height * (0.3 + 0.01 * step));
  }
  await page.getByRole("button", { name: "The whole picture" }).click();
}

test(
  "a long reading can be stopped at once, and so can the judging; then another file is read",
  async (context) => {
    const { page } = await world.open(context, "/check", { language: "en" });
    await begin(page);
    await stopAtOnce(page, "reading");
    await page.getByRole("button", { name: "Try again" }).click();
    await page.getByText("Finding who talks with whom").waitFor({ timeout: READING_MS });
    await stopAtOnce(page, "judging");
    await page.getByRole("link", { name: "Another file" }).click();
    const asked = Date.now();
    await giveText(page, "chat.txt", qqText(talk(300)));
    await page.waitForSelector("[data-line]");
    process.stdout.write(`another file, read and judged after stopping: ${Date.now() - asked} ms\n`);
  },
  2 * READING_MS,
);

async function stopAtOnce(page: Page, what: string): Promise<void> {
  const asked = Date.now();
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("heading", { name: "Stopped" }).waitFor();
  process.stdout.write(`stopping the ${what}: ${Date.now() - asked} ms\n`);
  expect(Date.now() - asked).toBeLessThan(2 * BUSY_MS);
}
