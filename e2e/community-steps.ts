import path from "node:path";
import type { Page } from "playwright-core";
import type { Told } from "./community-words.ts";

/** The steps of the journeys through a community, each as its people take it. */

const samples = path.resolve(import.meta.dirname, "../web/public/samples");
const PASSWORD = "a sentence of my own";

/** From the one-time link to one's communities. */
export async function becomeOrganiser(page: Page, words: Told): Promise<void> {
  await page.locator("[name=name]").fill(words.person);
  await page.locator("[name=username]").fill(words.username);
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL("**/home");
  await page.getByRole("link", { name: words.found }).waitFor();
}

/** From one's communities to a new one. */
export async function found(page: Page, words: Told): Promise<void> {
  await page.getByRole("link", { name: words.found }).first().click();
  await page.locator("[name=name]").waitFor();
  await page.locator("[name=name]").fill(words.name);
  await page.locator("[name=purpose]").fill(words.purpose);
  await submit(page);
  await page.waitForURL("**/charter/edit");
  await page.goto(page.url().replace("/charter/edit", ""));
  await page.getByRole("heading", { level: 1, name: words.purpose.slice(0, 4) }).waitFor();
}

/** On the page of history: hands a file over, looks at the form it brings up, and waits until it is in. */
export async function bringIn(
  page: Page,
  words: Told,
  file: string = words.fixture,
  lookAtForm = (): Promise<void> => Promise.resolve(),
): Promise<void> {
  await page.locator("input[type=file]").first().setInputFiles(path.join(samples, file));
  await page.getByRole("checkbox").waitFor();
  await lookAtForm();
  await page.getByRole("checkbox").click();
  await page.getByRole("button", { name: words.confirm, exact: true }).click();
  await page.getByText(words.broughtIn, { exact: true }).first().waitFor({ timeout: 60_000 });
}

export async function submit(page: Page): Promise<void> {
  await page.locator("main form button[type=submit]").click();
}

/** To a place of the community by the rail or the tab bar. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.locator("nav a:visible", { hasText: place }).first().click();
}

/** The verdict, once it has been counted. */
export async function verdict(page: Page): Promise<void> {
  await page.waitForSelector("[data-line]", { timeout: 60_000 });
}
