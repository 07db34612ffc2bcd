import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { becomeOrganiser, bringIn, found, goTo, submit, verdict } from "./community-steps.ts";
import { told } from "./community-words.ts";
import { expectReflow, expectSound } from "./sound.ts";
import { headline, journeys } from "./world.ts";

const visits: [Language, number][] = [
  ["zh-CN", 375],
  ["zh-CN", 1440],
  ["en", 375],
  ["en", 1440],
];

describe.each(visits)("in %s, %i px wide", (language, width) => {
  const world = journeys();
  const words = told[language];

  test("a stranger becomes the first organiser, founds, brings history in, and reads Health and drill", async (context) => {
    const theme = width === 375 ? "light" : "dark";
    const { page, troubles } = await world.open(context, world.welcome, { language, width, theme });
    await becomeOrganiser(page, words);
    await expectSound(page);

    await page.getByRole("link", { name: words.found }).click();
    await page.locator("[name=purpose]").fill(words.purpose);
    await submit(page);
    await page.getByText(words.nameMissing).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe("name");
    await expectSound(page);
    await expectReflow(page);
    await page.reload();
    expect(await page.locator("[name=purpose]").inputValue(), "a draft").toBe(words.purpose);
    await page.goto(`${world.url}/home`);
    await found(page, words);
    expect(await headline(page)).toContain(words.purpose.slice(0, 4));
    await expectSound(page);

    await page.getByRole("link", { name: words.bring }).first().click();
    await page.locator("input[type=file]").first().waitFor({ state: "attached" });
    await expectSound(page);
    await bringIn(page, words, words.fixture, async () => {
      await page.getByRole("button", { name: words.howRead }).click();
      await expectSound(page);
      await expectReflow(page);
    });
    await expectSound(page);
    await page.getByRole("link", { name: words.toHealth }).click();
    await verdict(page);
    expect(await headline(page)).toMatch(words.verdict);
    expect(await page.locator("[data-line]").count()).toBe(15);
    await page.locator("[role=img]").first().waitFor();
    await expectSound(page);
    await expectReflow(page);

    await fromEvidenceToThePost(page, words.marked);
    await page.goBack();
    await verdict(page);
    await page.getByRole("link", { name: words.toDrill }).click();
    await page.locator("[data-rung=lost]").waitFor();
    expect(await page.locator("main").innerText()).toMatch(words.lost);
    expect(await page.locator("[data-rung]").count()).toBe(4);
    await page.waitForTimeout(1200);
    await expectSound(page);
    await expectReflow(page);
    await page.getByRole("button", { name: words.ask }).locator("visible=true").click();
    await page.getByRole("dialog").waitFor();
    await page.keyboard.press("Escape");
    expect(troubles).toEqual([]);
  });
});

/** Opens the first line that has evidence, and follows the time of its first card. */
async function fromEvidenceToThePost(page: Page, marked: string): Promise<void> {
  const line = page.locator("[data-line]").first();
  await line.getByRole("button").first().click();
  const card = line.locator("figure").first();
  const said = (await card.locator("q").first().innerText()).slice(0, 20);
  await card.locator("a:has(time)").first().click();
  await page.waitForURL("**/posts/*");
  const article = page.locator("article", { hasText: marked });
  await article.waitFor();
  expect(await article.innerText()).toContain(said.split("\n")[0]);
  await expect.poll(() => article.evaluate(isInView)).toBe(true);
  await expectSound(page);
}

function isInView(element: Element): boolean {
  const { top, bottom } = element.getBoundingClientRect();
  return top >= 0 && bottom <= innerHeight && document.activeElement === element;
}

describe("inside a community", () => {
  const world = journeys();
  const words = told.en;

  test("people, talk, carriers and history: each page does what it says", async (context) => {
    const { page, troubles } = await world.open(context, world.welcome, { language: "en", width: 375 });
    await becomeOrganiser(page, words);
    await found(page, words);
    await page.getByRole("link", { name: words.bring }).first().click();
    await bringIn(page, words);

    await goTo(page, words.people);
    await page.getByText(words.unclaimed).first().waitFor();
    await expect.poll(() => page.getByRole("listitem").count()).toBeGreaterThan(5);
    const names = await page.getByRole("listitem").allInnerTexts();
    await expectSound(page);
    await expectReflow(page);
    const wanted =
      names
        .find((name) => /not claimed/.test(name))
        ?.split("\n")
        .at(-2) ?? "";
    await page.getByRole("searchbox").fill(wanted.toUpperCase());
    await expect.poll(() => page.getByRole("listitem").count()).toBeLessThan(names.length);
    await page.getByRole("listitem").first().getByRole("link").click();
    await page.getByRole("heading", { name: words.ties }).waitFor();
    expect(await headline(page)).toContain(wanted);
    await expectSound(page);
    await expectReflow(page);

    await goTo(page, words.topics);
    await page.getByRole("button", { name: words.openTopic }).click();
    await page.getByLabel(words.subject).fill("Ice on the towpath");
    await page.getByLabel(words.text).fill("Lock five is slippery, take the road.");
    await expectSound(page);
    await page.getByRole("button", { name: words.post }).click();
    await page.getByRole("heading", { level: 1, name: "Ice on the towpath" }).waitFor();
    await page.getByText("Lock five is slippery").waitFor();
    await page.getByRole("button", { name: words.reply }).first().click();
    await page.keyboard.type("Thanks, will do.");
    await page.getByRole("button", { name: words.post }).click();
    await page.locator("article", { hasText: "Thanks, will do." }).waitFor();
    await expectSound(page);
    await expectReflow(page);

    await goTo(page, words.topics);
    await page.getByRole("link", { name: words.search }).click();
    await page.getByRole("searchbox").fill("slippery");
    await page.keyboard.press("Enter");
    await page.locator("article", { hasText: "Lock five" }).waitFor();
    await expectSound(page);

    await goTo(page, words.carriers);
    await page.getByRole("button", { name: words.change }).click();
    await page.getByRole("button", { name: words.remove, exact: true }).click();
    const dialog = page.getByRole("alertdialog");
    await expectSound(page);
    await dialog.getByRole("button", { name: words.removeAct }).click();
    await page.getByText(words.noneLeft).waitFor();
    await goTo(page, words.people);
    await expect
      .poll(() => page.getByRole("listitem").count(), { message: "nobody is gone" })
      .toBe(names.length);

    await goTo(page, words.carriers);
    await page.getByRole("link", { name: words.bring }).click();
    await page.getByText(words.details).click();
    await expectSound(page);
    await expectReflow(page);
    await page.getByRole("button", { name: words.undo }).click();
    await page.getByRole("alertdialog").getByRole("button").last().click();
    await page.getByText(words.undone, { exact: true }).waitFor({ timeout: 30_000 });
    await goTo(page, words.people);
    await expect.poll(() => page.getByRole("listitem").count()).toBeLessThan(3);
    expect(troubles).toEqual([]);
  });

  test("strangers are asked to sign in and come back to where they were going", async (context) => {
    const { page } = await world.open(context, "/home", { language: "en" });
    await page.waitForURL("**/sign-in?to=%2Fhome");
    await page.locator("[name=login]").fill(words.username);
    await page.locator("[name=password]").fill("a sentence of my own");
    await submit(page);
    await page.waitForURL("**/home");
    await page.goto(`${world.url}/c/no-such-place/people`);
    await page.getByRole("heading", { name: "There is nothing here" }).waitFor();
  });
});

describe("what is said of a community", () => {
  const world = journeys();
  const words = told.en;

  test("a disputed piece is struck through, counted anew, kept, and can be taken back", async (context) => {
    const { page } = await world.open(context, world.welcome, { language: "en" });
    await becomeOrganiser(page, words);
    await found(page, words);
    await page.getByRole("link", { name: words.bring }).first().click();
    await bringIn(page, words);
    await page.getByRole("link", { name: words.toHealth }).click();
    await verdict(page);
    const line = page.locator("[data-line=reciprocity]");
    const number = () => line.getByRole("button").first().getAttribute("aria-label");
    const before = await number();
    await line.getByRole("button").first().click();
    await line.getByRole("button", { name: words.wrong }).click();
    await line.locator("figure button").first().click();
    await page.getByRole("heading", { name: words.disputed }).waitFor();
    await expect.poll(number, { timeout: 30_000 }).not.toBe(before);
    await page.getByRole("button", { name: words.withdraw }).click();
    await expect.poll(number, { timeout: 30_000 }).toBe(before);
    expect(await page.getByRole("heading", { name: words.disputed }).count()).toBe(0);
  });
});
