import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { expectNoSidewaysScroll, give, headline, journeys } from "./world.ts";

const world = journeys();
const fake = { hasFakeWorker: true, language: "en" } as const;

test("several chats are listed by their messages; a private one is not judged", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "several.txt");
  await page.getByText("4 chats inside").waitFor();
  const rows = await page.locator("main li").allInnerTexts();
  const messages = rows.map((row) => /([\d,]+) messages/.exec(row)?.[1]);
  // The first row is all of them together, the private one left out.
  expect(messages).toEqual(["5,226", "4,318", "2,210", "812", "96"]);
  expect(rows[2]).toContain("Between two people; not judged");
  expect(await page.locator("main li").nth(2).getByRole("link").count()).toBe(0);
  await page.locator("main li").nth(1).getByRole("link").click();
  await page.waitForSelector("[data-line]");
  expect(page.url()).not.toContain("灯下");
  await page.getByRole("link", { name: "Another chat" }).click();
  await page.getByText("4 chats inside").waitFor();
  await page.goBack();
  await page.waitForSelector("[data-line]");
});

test("one of many chats is found by its name", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "many.txt");
  await page.getByText("120 chats inside").waitFor();
  expect(await page.locator("main li").count()).toBe(1 + 40);
  await page.getByRole("searchbox").fill("频道 77");
  expect(await page.locator("main li").count()).toBe(1);
  await page.getByRole("searchbox").fill("no such");
  await page.getByText("No chat has that name.").waitFor();
});

test("a talk between two is left alone", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "private.txt");
  await page.getByRole("heading", { name: "This is a talk between two people" }).waitFor();
  expect(await page.locator("[data-line]").count()).toBe(0);
});

test("a table's columns are asked for, and reading waits until they are clear", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "table.csv");
  await page.getByText("Which column is which").first().waitFor();
  const start = page.getByRole("button", { name: "Start reading" });
  await start.click({ force: true });
  await page.getByText("Choose the columns for time, sender and text first").waitFor();
  expect(await start.getAttribute("aria-disabled")).toBe("true");
  expect(await page.locator("[data-line]").count()).toBe(0);
  await page.getByRole("combobox", { name: "Text" }).click();
  await page.getByRole("option", { name: "Column 4" }).click();
  await page.getByRole("button", { name: "Start reading" }).click();
  await page.waitForSelector("[data-line]");
});

test("a time zone is asked for only when it is likely another one, and found by typing", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "elsewhere.txt");
  const zone = page.getByRole("combobox", { name: "Which time zone are these times in" });
  await zone.waitFor();
  expect(await zone.inputValue()).toContain("Pacific/Chatham");
  await zone.fill("lisbon");
  await page.getByRole("option", { name: /Europe\/Lisbon/ }).click();
  await page.getByRole("button", { name: "Start reading" }).click();
  await page.waitForSelector("[data-line]");
});

test("files nobody understands are named, and the format can be told", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "unknown.txt");
  await page.getByRole("heading", { name: "The format is not known" }).waitFor();
  expect(await page.locator("main").innerText()).toContain("录音 03.m4a");
  expect(await page.getByRole("button", { name: "Start reading" }).count()).toBe(0);
  await page.getByRole("combobox", { name: "Read it as" }).click();
  await page.getByRole("option", { name: "Telegram export" }).waitFor();
  await page.keyboard.press("Escape");
});

test("reading shows how far it is and can be stopped and begun again", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "slow.txt");
  await page.getByText("Reading slow.txt").waitFor();
  await page.getByText(/[\d,]+ messages, about \d s left/).waitFor();
  const share = Number(await page.locator("progress").getAttribute("value"));
  expect(share).toBeGreaterThan(10);
  await page.getByRole("button", { name: "Stop" }).click();
  await page.getByRole("heading", { name: "Stopped" }).waitFor();
  await page.getByRole("button", { name: "Try again" }).click();
  await page.waitForSelector("[data-line]");
});

test.for([
  ["nothing.txt", "No chat format was recognised"],
  ["empty.txt", "The format is known, but there are no messages in it"],
  ["broken.txt", "Something broke while reading"],
  ["crash.txt", "This device ran out of memory"],
] as const)("%s: what happened, what is kept, what to do", async ([file, title], context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, file);
  const panel = page.getByRole("alert").filter({ has: page.getByRole("heading", { name: title }) });
  await panel.waitFor();
  expect(await panel.innerText()).toMatch(/untouched/);
  await panel.getByRole("link", { name: "Another file" }).click();
  await give(page, "plain.txt");
  await page.waitForSelector("[data-line]");
});

test("a zone the browser does not know leads back to the question, with the answers kept", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "zone.txt");
  await page.getByRole("button", { name: "Start reading" }).click();
  await page.getByRole("heading", { name: "The browser does not know this time zone" }).waitFor();
  await page.getByRole("button", { name: "Read it differently" }).click();
  const zone = page.getByRole("combobox", { name: "Which time zone are these times in" });
  expect(await zone.inputValue()).toContain("Pacific/Chatham");
});

test("a partial reading says so, and where to see what is missing", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "partial.txt");
  await page.getByText("Some files could not be read to the end.").waitFor();
  await page.getByRole("link", { name: "See what was left out" }).click();
  expect(new URL(page.url()).hash).toBe("#loss");
  await page.getByRole("button", { name: "What was read, what was left out" }).click();
  await page.getByText("line 812: ----").waitFor();
});

test("a recount that fails keeps the last report and says so", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "recount.txt");
  await page.getByRole("button", { name: "Not staff" }).click();
  await page.getByText("It could not be counted anew; this is still the last result.").waitFor();
  expect(await page.locator("[data-line]").count()).toBeGreaterThan(5);
  await page.getByRole("button", { name: "Undo" }).first().click();
  await page.waitForFunction(() => !document.body.innerText.includes("could not be counted anew"));
});

test("after a reload the files are gone, and the page says so", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "plain.txt");
  await page.waitForSelector("[data-line]");
  await page.reload();
  await page.getByText("The page was reloaded, and it keeps nothing.").waitFor();
});

test("touching a person in the picture picks them in the list, and their ties are walked by keys", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "plain.txt");
  const rows = page.getByRole("region", { name: "List of ties" });
  await rows.getByRole("button", { name: /He Man/ }).focus();
  await page.keyboard.press("ArrowUp");
  expect(await focusedText(page)).toContain("Lin Zhixia");
  await page.keyboard.press("ArrowRight");
  await rows.getByText("Tied to Lin Zhixia: 14").waitFor();
  await page.keyboard.press("ArrowRight");
  const followed = await focusedText(page);
  await page.keyboard.press("ArrowRight");
  const name = followed.replace(/\s+deep$/, "");
  await rows.getByText(`Tied to ${name}:`).waitFor();
  expect(await focusedText(page)).toContain(name);
  await page.keyboard.press("ArrowLeft");
  await rows.getByText("Tied to Lin Zhixia: 14").waitFor();

  const picture = page.getByRole("img", { name: /63 people and 146 ties/ });
  const box = await picture.boundingBox();
  if (box === null) throw new Error("no picture");
  await page.mouse.click(box.x + (257.5 / 720) * box.width, box.y + (235.6 / 560) * box.height);
  await rows.getByText("Tied to Shen Yanqiu: 23").waitFor();
  await rows.getByRole("button", { name: "Only Shen Yanqiu and theirs" }).click();
  await page.getByRole("heading", { name: "Shen Yanqiu and theirs" }).waitFor();
  await page.getByRole("button", { name: "The whole picture" }).click();
  await page.getByRole("heading", { name: "146 ties" }).waitFor();
});

test("the list of everybody is cut and paged", async (context) => {
  const { page } = await world.open(context, "/check", fake);
  await give(page, "throng.txt");
  await page.getByRole("button", { name: "Table of 5,000" }).click();
  expect(await page.locator("[data-row]").count()).toBe(50);
  await page.getByRole("button", { name: "50 more" }).click();
  expect(await page.locator("[data-row]").count()).toBe(100);
  await expectNoSidewaysScroll(page);
  expect(await headline(page)).toContain("community");
});

test.for([
  ["crowd", "canvas"],
  ["throng", "svg"],
] as const)(
  "the picture of a %s can be looked at closely, by pointer and by keys",
  async ([scene, tag], context) => {
    const { page } = await world.open(context, "/check", fake);
    await give(page, `${scene}.txt`);
    const picture = page.locator(`${tag}[role=img]`);
    // Names go where their people go, on a canvas too.
    const names = page.getByRole("region", { name: "Map of ties" }).locator("svg text");
    const seen = () =>
      names.evaluateAll((all) => all.map((text) => `${text.textContent} ${text.getAttribute("x")}`).join());
    await names.first().waitFor();
    const whole = await seen();
    const [near, far] = ["Closer", "Farther"].map((name) => page.getByRole("button", { name }));
    if (near === undefined || far === undefined) throw new Error("no buttons");
    expect(await far.getAttribute("aria-disabled")).toBe("true");
    await near.click();
    await expect.poll(seen).not.toBe(whole);
    const closer = await seen();
    await page.keyboard.press("ArrowRight");
    await expect.poll(seen).not.toBe(closer);
    const aside = await seen();
    const box = await picture.boundingBox();
    if (box === null) throw new Error("no picture");
    await page.mouse.move(box.x + box.width / 2, box.y + box.height / 3);
    await page.mouse.down();
    await page.mouse.move(box.x + box.width / 2 + 60, box.y + box.height / 3, { steps: 5 });
    await page.mouse.up();
    await page.mouse.move(0, 0);
    await expect.poll(seen).not.toBe(aside);
    // Dragging picks nobody and opens no circle.
    expect(await page.locator("[data-person] [aria-expanded=true]").count()).toBe(0);
    await page.getByRole("button", { name: "All of it" }).click();
    await expect.poll(seen).toBe(whole);
    expect(await far.getAttribute("aria-disabled")).toBe("true");
  },
);

test.for(["crowd", "throng"] as const)("the picture of a %s stays usable", async (scene, context) => {
  const { page } = await world.open(context, "/check", fake);
  await page.evaluate(() => {
    new PerformanceObserver((list) => {
      const longest = Math.max(...list.getEntries().map(({ duration }) => duration));
      const known = Number(document.body.dataset["longest"] ?? 0);
      document.body.dataset["longest"] = String(Math.max(known, longest));
    }).observe({ entryTypes: ["longtask"] });
  });
  await give(page, `${scene}.txt`);
  const box = await page.locator("[role=img]").first().boundingBox();
  if (box === null) throw new Error("no picture");
  for (let step = 0; step < 40; step++) {
    await page.mouse.move(box.x + box.width * (0.2 + 0.015 * step), box.y + box.height * (0.3 + 0.01 * step));
  }
  const longest = await page.evaluate(() => Number(document.body.dataset["longest"] ?? 0));
  expect(longest, "ms the page was busy at a stretch").toBeLessThan(500);
});

function focusedText(page: Page): Promise<string> {
  return page.evaluate(() => (document.activeElement as HTMLElement | null)?.innerText ?? "");
}
