import path from "node:path";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { becomeOrganiser, verdict } from "./community-steps.ts";
import { told } from "./community-words.ts";
import { focused, hasFocus, isInContent, press, tabTo } from "./keyboard.ts";
import { expectSound } from "./sound.ts";
import { headline, journeys } from "./world.ts";

const world = journeys();
const words = told.en;
const sample = path.resolve(import.meta.dirname, "../web/public/samples", words.fixture);

test("a community is founded, filled, judged and dissolved by keyboard alone", async (context) => {
  const { page, troubles } = await world.open(context, world.welcome, { language: "en" });
  await becomeOrganiser(page, words);
  await press(page, words.found);
  await arrived(page, "**/found");
  await found(page);

  await press(page, words.people);
  await arrived(page, "**/people");
  await page.getByRole("listitem").first().waitFor();
  await press(page, new RegExp(words.person));
  await arrived(page, "**/people/*");
  await expect.poll(() => headline(page)).toContain(words.person);

  await press(page, words.carriers);
  await arrived(page, "**/carriers");
  await page.locator("main").getByRole("link", { name: words.bring }).first().waitFor();
  await press(page, words.bring);
  await arrived(page, "**/imports");
  await bringIn(page);

  await press(page, words.toHealth);
  await arrived(page, "**/health");
  await verdict(page);
  await seeAllEvidence(page);

  await press(page, /^Run the drill/, "Shift+Tab");
  await arrived(page, "**/drill");
  await page.locator("[data-rung=lost]").waitFor();
  await press(page, words.ask);
  await page.getByRole("dialog").waitFor();
  expect(await hasFocus(page)).toBe(true);
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  expect(await focused(page)).toMatch(words.ask);
  expect(troubles).toEqual([]);
});

/** On a new page the keyboard begins at its content: not at nothing, nor at the link that led there. */
async function arrived(page: Page, place: string): Promise<void> {
  await page.waitForURL(place);
  await expect.poll(() => isInContent(page), { message: `the focus on ${place}` }).toBe(true);
}

async function found(page: Page): Promise<void> {
  const fields = [
    ["What is it called", words.name],
    [/^Why should it exist/, words.purpose],
  ] as const;
  for (const [label, text] of fields) {
    await tabTo(page, label);
    await page.keyboard.type(text);
  }
  await press(page, "Found it");
  await arrived(page, "**/charter/edit");
}

async function bringIn(page: Page): Promise<void> {
  const chooser = page.waitForEvent("filechooser");
  await press(page, /Choose a file/);
  await (await chooser).setFiles(sample);
  await page.getByText("Recognised as").waitFor();
  expect(await hasFocus(page), "in the form").toBe(true);
  await press(page, "Not so? Change it");
  await tabTo(page, "Which time zone are these times in");
  await expectSound(page);
  await tabTo(page, /^I have the right/);
  await page.keyboard.press("Space");
  await press(page, words.confirm);
  await page.getByText(words.broughtIn, { exact: true }).first().waitFor({ timeout: 60_000 });
}

async function seeAllEvidence(page: Page): Promise<void> {
  const line = page.locator("[data-line=reciprocity]");
  await press(page, /Answers come back/);
  await line.locator("figure").first().waitFor();
  await press(page, /^See all/);
  await expect.poll(() => line.locator("figure").count()).toBeGreaterThan(5);
  expect(await hasFocus(page), "after seeing all").toBe(true);
  await line.getByText(/^Without these, the figure would be/).waitFor();
  await expectSound(page);
}
