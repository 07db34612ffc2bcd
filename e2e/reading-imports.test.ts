import { expect, test } from "vitest";
import { becomeOrganiser, found } from "./community-steps.ts";
import { told } from "./community-words.ts";
import { table, talk } from "./material.ts";
import { expectReflow, expectSound } from "./sound.ts";
import { giveText, journeys } from "./world.ts";

const world = journeys();
const words = told.en;

test("a table that says nothing of its columns and its zone is put right on the page, on a phone", async (context) => {
  const { page, troubles } = await world.open(context, world.welcome, { language: "en", width: 375 });
  await becomeOrganiser(page, words);
  await found(page, words);
  await page.getByRole("link", { name: words.bring }).first().click();
  await page.locator("input[type=file]").first().waitFor({ state: "attached" });
  await giveText(page, "shed.csv", table(talk(30)));
  await page.getByText("Recognised as Plain table").waitFor();
  await page.getByText(/they are read as Asia\/Shanghai/).waitFor();
  await page.getByText("Which column is which").first().waitFor();
  await expectSound(page);
  await expectReflow(page);
  await page.getByLabel("Which time zone are these times in").fill("Auckland");
  await page.getByRole("option").first().click();
  await page.getByText(/they are read as Pacific\/Auckland/).waitFor();
  await page.getByRole("checkbox").click();
  await page.getByRole("button", { name: words.confirm, exact: true }).click();
  await page.getByText(words.broughtIn, { exact: true }).first().waitFor({ timeout: 60_000 });
  await page.getByText("30 messages").first().waitFor();
  await page.getByText(words.details).first().click();
  await page.getByText(/read as Pacific\/Auckland/).waitFor();
  expect(troubles).toEqual([]);
});
