import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import type { Page } from "playwright-core";
import { afterAll, expect, test } from "vitest";
import { becomeOrganiser, found } from "./community-steps.ts";
import { told } from "./community-words.ts";
import { expectSound } from "./sound.ts";
import { journeys } from "./world.ts";

/** Histories that are a folder, or many files, brought in as the one thing they are. */

const world = journeys();
const words = told.en;
const fixtures = path.resolve(import.meta.dirname, "../archives/fixtures");
const made = mkdtempSync(path.join(os.tmpdir(), "kith-folders-"));
afterAll(() => rmSync(made, { recursive: true, force: true }));

const DAYS = 300;
const GIB = 2 ** 30;

test("a folder is one import, many files of one history are one, and what is too large is told before it leaves", async (context) => {
  const { page, troubles } = await world.open(context, world.welcome, { language: "en", width: 1440 });
  await becomeOrganiser(page, words);
  await found(page, words);
  await page.getByRole("link", { name: words.bring }).first().click();

  await chooseFolder(page, path.join(fixtures, "slack-export/Potters Slack export Feb 1 2023 - Mar 1 2023"));
  await page.getByText(/Recognised as Slack/).waitFor();
  await expectSound(page);
  await send(page);
  await inAndDone(page, 1);
  expect(await page.getByRole("listitem").filter({ hasText: "Potters Slack export" }).count()).toBe(1);

  await page.getByRole("button", { name: words.again }).click();
  await page.locator("input[type=file]").first().setInputFiles(ircDays());
  await page.getByText("250 more files").waitFor();
  await page.getByText(/Recognised as IRC/).waitFor();
  await send(page);
  await inAndDone(page, 2);
  const past = await page.getByRole("listitem").filter({ hasText: "and 299 more" }).innerText();
  expect(past).toContain(`${DAYS * 2} messages`);

  await page.getByRole("button", { name: words.again }).click();
  await page.locator("input[type=file]").first().setInputFiles(hollow());
  await page.getByRole("checkbox").click();
  await page.getByRole("button", { name: words.confirm, exact: true }).click();
  await page.getByText(/and 1 more is over 2 GB/).waitFor();
  await page.getByText("These files are").waitFor();
  expect(troubles).toEqual([]);
});

async function chooseFolder(page: Page, folder: string): Promise<void> {
  await page.locator("input[webkitdirectory]").setInputFiles(folder);
}

async function send(page: Page): Promise<void> {
  await page.getByRole("checkbox").click();
  await page.getByRole("button", { name: words.confirm, exact: true }).click();
}

async function inAndDone(page: Page, count: number): Promise<void> {
  const done = page.getByText(words.broughtIn, { exact: true });
  await expect.poll(() => done.count(), { timeout: 60_000 }).toBe(count);
  await expect.poll(() => page.getByRole("progressbar").count(), { timeout: 60_000 }).toBe(0);
}

/** A channel's log, a file a day. */
function ircDays(): string[] {
  mkdirSync(path.join(made, "irc"));
  return Array.from({ length: DAYS }, (_, day) => {
    const date = new Date(Date.UTC(2024, 0, 1 + day)).toISOString().slice(0, 10);
    const file = path.join(made, "irc", `#lantern.${date}.log`);
    writeFileSync(
      file,
      `[08:15] <mira> is the kiln free on day ${day}?\n[08:16] <tor> mira: it is, come at ${day % 12}\n`,
    );
    return file;
  });
}

/** Two files of more than 2 GB together, of which the disk holds nothing. */
function hollow(): string[] {
  return ["one", "two"].map((name) => {
    const file = path.join(made, `${name}.txt`);
    writeFileSync(file, "");
    truncateSync(file, Math.ceil(1.1 * GIB));
    return file;
  });
}
