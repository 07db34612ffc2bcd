import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { pathToFileURL } from "node:url";
import type { Locator, Page } from "playwright-core";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { expectNoSidewaysScroll, headline, journeys } from "./world.ts";

const world = journeys();

const words = {
  "zh-CN": {
    conditions: "三个条件",
    wrong: "其中有一条不对？",
    recounted: /你改了 1 处/,
    table: /人全表/,
    list: "连接表",
    save: "保存为一个网页文件",
    mark: /^(?:成立|存疑|不成立|证据不足)$/,
  },
  en: {
    conditions: "Three conditions",
    wrong: "One of these is wrong?",
    recounted: /Corrected by you: 1/,
    table: /Table of/,
    list: "List of ties",
    save: "Save as one web page",
    mark: /^(?:Holds|In doubt|Fails|Not enough)$/,
  },
} as const;

const samples = [
  ["zh-CN", "zh-translators", "是社群", "needMet"],
  ["zh-CN", "zh-english-school", "广播群", "noticesAnswered"],
  ["en", "en-runners", "A community", "reciprocity"],
  ["en", "en-english-school", "broadcast", "noticesAnswered"],
] as const;

for (const [language, sample, verdict, disputed] of samples) {
  for (const width of [375, 1440]) {
    test(`${sample} is judged, disputed and taken along, ${width} px wide`, async (context) => {
      const visit = { language, width } as const;
      const { page, troubles } = await world.open(context, `/check?sample=${sample}`, visit);
      await page.waitForSelector("[data-line]");
      expect(await headline(page)).toContain(verdict);
      await expectConditions(page, language);
      await expectRecount(page, page.locator(`[data-line=${disputed}]`), language);
      const names = await expectMesh(page, language);
      await expectNoSidewaysScroll(page);
      expect(troubles).toEqual([]);
      await expectSavedPage(context, page, { language, verdict, names });
    });
  }
}

async function expectConditions(page: Page, language: "zh-CN" | "en"): Promise<void> {
  const conditions = page.getByRole("region", { name: words[language].conditions });
  const told = await conditions.locator("h2").allInnerTexts();
  expect(told.length).toBe(3);
  expect(new Set(told).size).toBe(3);
  expect(await conditions.getByText(words[language].mark).count()).toBe(3);
}

/** A line opens its evidence; one piece said to be wrong changes what the line tells, at once. */
async function expectRecount(page: Page, line: Locator, language: "zh-CN" | "en"): Promise<void> {
  const told = () => line.getByRole("button").first().getAttribute("aria-label");
  await line.getByRole("button").first().click();
  await line.locator("figure q").first().waitFor();
  const before = await told();
  await line.getByRole("button", { name: words[language].wrong }).click();
  await line.locator("figure button").first().click();
  await page.getByText(words[language].recounted).waitFor();
  await expect.poll(told).not.toBe(before);
  expect(/\d/.exec((await told()) ?? "")).not.toBeNull();
}

/** The picture says in a sentence what it shows, the list everybody's name; returns the names. */
async function expectMesh(page: Page, language: "zh-CN" | "en"): Promise<readonly string[]> {
  const picture = page.locator("article [role=img]").first();
  expect(await picture.getAttribute("aria-label")).toMatch(/\d/);
  const box = await picture.boundingBox();
  expect(box?.width ?? 0).toBeGreaterThan(300);
  expect(await picture.locator("path").count()).toBeGreaterThan(5);
  await page.getByRole("button", { name: words[language].table }).click();
  const list = page.getByRole("region", { name: words[language].list });
  const rows = await list.locator("[data-person] > [data-row] > span:nth-of-type(2)").allInnerTexts();
  const names = rows.map((row) => row.split("\n")[0] ?? "");
  expect(names.length).toBeGreaterThan(10);
  return names;
}

interface Expected {
  readonly language: "zh-CN" | "en";
  readonly verdict: string;
  readonly names: readonly string[];
}

/** The saved file opens by itself, without a network or a script, and names nobody. */
async function expectSavedPage(context: TestContext, page: Page, expected: Expected): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: words[expected.language].save }).click(),
  ]);
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-saved-"));
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }));
  const file = path.join(folder, "saved.html");
  await download.saveAs(file);
  const saved = await world.openSaved(context, pathToFileURL(file).href);
  expect(await headline(saved.page)).toContain(expected.verdict);
  expect(await saved.page.locator("svg[role=img] path").count()).toBeGreaterThan(5);
  const told = await saved.page.locator("body").innerText();
  expect(expected.names.filter((name) => told.includes(name))).toEqual([]);
  expect(readFileSync(file, "utf8")).not.toMatch(/<script|<link|src="http|url\(/);
  expect(saved.requests.map((request) => request.url())).toEqual([pathToFileURL(file).href]);
  expect(saved.troubles).toEqual([]);
  await expectNoSidewaysScroll(saved.page);
}
