import { readFileSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { expectNoSidewaysScroll, headline, journeys } from "./world.ts";

const world = journeys();
const sampleFolder = path.resolve(import.meta.dirname, "../web/public/samples");

test.for([
  ["zh-CN", 1440, "灯下译者群", "是社群"],
  ["zh-CN", 375, "朗言英语学习群", "广播群"],
  ["en", 1440, "Canal Runners", "community"],
  ["en", 375, "Brightway English", "broadcast"],
] as const)("a sample is judged in %s at %i px: %s", async ([language, width, sample, verdict], context) => {
  const { page, troubles } = await world.open(context, "/check", { language, width });
  await page.getByRole("link", { name: sample }).click();
  await page.waitForSelector("[data-line]");
  expect(await headline(page)).toContain(verdict);
  expect(await page.locator("article").innerText()).toContain(sample);
  expect(await page.locator("[data-line]").count()).toBe(15);
  await expectNoSidewaysScroll(page);
  expect(troubles).toEqual([]);
});

test("reading and judging a file sends nothing", async (context) => {
  const { page, requests } = await world.open(context, "/check", { language: "en" });
  await page.locator("input[type=file]").first().setInputFiles(path.join(sampleFolder, "en-runners.txt"));
  await page.waitForSelector("[data-line]");
  await page.locator("[data-line=reciprocity] button").first().click();
  await page
    .getByRole("button", { name: /See all/ })
    .first()
    .click();
  await page.waitForTimeout(500);
  const own = new URL(world.url).origin;
  for (const request of requests) {
    expect(request.method(), request.url()).toBe("GET");
    expect(request.postDataBuffer(), request.url()).toBeNull();
    expect(new URL(request.url()).origin).toBe(own);
    expect(new URL(request.url()).search, "nothing travels in an address").toMatch(/^(\?run=\d+)?$/);
  }
  const text = readFileSync(path.join(sampleFolder, "en-runners.txt"), "utf8");
  expect(text).toContain("Canal Runners");
  expect(requests.some((request) => decodeURIComponent(request.url()).includes("Canal"))).toBe(false);
});

test("a line opens its evidence; a disputed piece is recounted at once and can be taken back", async (context) => {
  const { page } = await world.open(context, "/check?sample=en-runners", { language: "en" });
  const line = page.locator("[data-line=reciprocity]");
  const told = () => line.getByRole("button").first().getAttribute("aria-label");
  await line.getByRole("button").first().click();
  await line.locator("figure").first().waitFor();
  const before = await told();
  await line.getByRole("button", { name: "One of these is wrong?" }).click();
  await line.locator("figure button").first().click();
  await page.getByText("Corrected by you: 1").waitFor();
  await expect.poll(told).not.toBe(before);
  expect(await line.locator("q.line-through").count()).toBe(1);
  await line.getByRole("button", { name: "Undo" }).click();
  await expect.poll(told).toBe(before);
  expect(await page.getByText("Corrected by you").count()).toBe(0);
});

test("all evidence of a line can be seen, page by page", async (context) => {
  const { page } = await world.open(context, "/check?sample=en-runners", { language: "en" });
  const line = page.locator("[data-line=reciprocity]");
  await line.getByRole("button").first().click();
  await line.locator("figure").first().waitFor();
  expect(await line.locator("figure").count()).toBe(5);
  const all = line.getByRole("button", { name: /See all \d+/ });
  const total = Number(/\d+/.exec(await all.innerText())?.[0]);
  expect(total).toBeGreaterThan(40);
  await all.click();
  const more = line.getByRole("button", { name: "More of them" });
  for (let shown = 20; shown < total; shown += 20) {
    await page.waitForFunction(
      (count) => document.querySelectorAll("[data-line=reciprocity] figure").length === count,
      shown,
    );
    await more.click();
  }
  await page.waitForFunction(
    (count) => document.querySelectorAll("[data-line=reciprocity] figure").length === count,
    total,
  );
  expect(await more.count()).toBe(0);
});

test("the report changes its language without losing what was opened", async (context) => {
  const { page } = await world.open(context, "/check?sample=zh-translators");
  const line = page.locator("[data-line=needMet]");
  await line.getByRole("button").first().click();
  await line.locator("figure").first().waitFor();
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("Questions get answers").waitFor();
  expect(await headline(page)).toContain("community");
  expect(await line.locator("figure").first().isVisible()).toBe(true);
  expect(await page.getAttribute("html", "lang")).toBe("en");
});

test("who was taken for staff can be overruled", async (context) => {
  const { page } = await world.open(context, "/check?sample=zh-translators");
  await page.getByRole("button", { name: "不算管理方" }).click();
  await page.getByText("你改了 1 处").waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes("正在重新计算"));
  await page.getByRole("button", { name: "撤回" }).first().click();
  await page.getByRole("button", { name: "不算管理方" }).waitFor();
});

test.for([
  [false, "names are masked in the saved page"],
  [true, "names stand in the saved page when asked for"],
] as const)("%s: %s", async ([withNames], context) => {
  const { page } = await world.open(context, "/check?sample=zh-translators");
  await page.waitForSelector("[data-line]");
  if (withNames) await page.getByRole("checkbox").click();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "保存为一个网页文件" }).click(),
  ]);
  expect(download.suggestedFilename()).toMatch(/^Kith 体检 .*\.html$/);
  const html = readFileSync(await download.path(), "utf8");
  expect(html).toContain("是社群");
  expect(html.includes("沈砚秋")).toBe(withNames);
  expect(html).not.toMatch(/example\.com/);
});

test("on paper names are masked too, unless the box is ticked", async (context) => {
  const { page } = await world.open(context, "/check?sample=zh-translators");
  await page.waitForSelector("[data-line]");
  await page.evaluate(() => {
    window.print = () => {
      document.body.dataset["paper"] = [...document.querySelectorAll("article")]
        .filter((article) => !article.classList.contains("print:hidden"))
        .map((article) => article.textContent)
        .join(" ");
    };
  });
  await page.getByRole("button", { name: "打印" }).click();
  await page.waitForFunction(() => document.body.dataset["paper"] !== undefined);
  const paper = await page.evaluate(() => document.body.dataset["paper"] ?? "");
  expect(paper).toContain("是社群");
  expect(paper).not.toContain("沈砚秋");
  await page.evaluate(() => dispatchEvent(new Event("afterprint")));
  expect(await page.locator("article").count()).toBe(1);
});

test("printed, every line shows its evidence and nothing can be pressed", async (context) => {
  const { page } = await world.open(context, "/check?sample=zh-translators");
  await page.waitForSelector("[data-line]");
  await page.emulateMedia({ media: "print", colorScheme: "dark" });
  expect(await page.locator("[data-line=needMet] figure").first().isVisible()).toBe(true);
  expect(await page.getByRole("button", { name: "保存为一个网页文件" }).isVisible()).toBe(false);
  expect(await page.evaluate(() => getComputedStyle(document.body).backgroundColor)).toBe(
    "rgb(255, 255, 255)",
  );
});

test("Back leads from a report to where it was begun, Forward to the report again", async (context) => {
  const { page } = await world.open(context, "/check", { language: "en" });
  await page.getByRole("link", { name: "Canal Runners" }).click();
  await page.waitForSelector("[data-line]");
  await page.goBack();
  await page.getByRole("link", { name: "Canal Runners" }).waitFor();
  await page.goForward();
  await page.waitForSelector("[data-line]");
});
