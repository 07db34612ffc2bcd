import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { startDemo } from "./server.ts";
import { expectReflow, expectSound } from "./sound.ts";
import {
  ADVERT,
  advertise,
  AT,
  fillAct,
  forward,
  noticeCame,
  refusedWithoutRule,
  RULE,
  secondOrganiser,
  sendAct,
  signIn,
} from "./stay-steps.ts";
import { toldOfStay, type ToldOfStay } from "./stay-words.ts";
import { journeys } from "./world.ts";

const visits: [Language, "light" | "dark"][] = [
  ["zh-CN", "light"],
  ["en", "dark"],
];

describe.each(visits)("on a phone in %s", (language, theme) => {
  const world = journeys(startDemo);
  const words = toldOfStay[language];
  const visit = { language, theme, width: 375 } as const;

  test("somebody is warned, paused and removed under a rule, sees all of it, appeals, and is back", async (context) => {
    const open = async (login: string) => {
      const visited = await world.open(context, "/sign-in", visit);
      await signIn(visited.page, login);
      return visited;
    };
    const [organiser, other, member] = [await open("m01"), await open("m02"), await open("m03")];
    const topic = await advertise(member.page);
    await secondOrganiser(organiser.page);

    await organiser.page.goto(world.url + topic);
    const person = await warn(organiser.page, words);
    await readNotice(member.page, world.url, words);

    await organiser.page.goto(world.url + person);
    await pause(organiser.page, words);
    await standStill(member.page, world.url + topic, words);
    await forward(organiser.page, 3);
    await member.page.reload();
    await member.page.getByLabel(words.compose).waitFor();

    await organiser.page.goto(world.url + person);
    await remove(organiser.page, words);
    await appealFromOutside(member.page, world.url, words);
    await decide(other.page, world.url, words);
    await member.page.goto(`${world.url}${AT}/rules`);
    await member.page.getByRole("button", { name: words.lifted }).waitFor();
    await expectSound(member.page);
    await expectReflow(member.page);
    const notThere = "Failed to load resource: the server responded with a status of 404 (Not Found)";
    const troubles = [...organiser.troubles, ...other.troubles, ...member.troubles];
    // Asking for a community one was removed from, and for nothing else; and for what a rule refused.
    expect(troubles.filter((said) => said !== notThere && !said.includes("409"))).toEqual([]);
  });
});

/** From the post, with its words; what is missing is said first, and what was typed stays. @returns the person's page. */
async function warn(page: Page, words: ToldOfStay): Promise<string> {
  await page.getByRole("link", { name: words.act }).click();
  const sheet = page.getByRole("dialog");
  await sheet.getByText(ADVERT).waitFor();
  const { pathname } = new URL(page.url());
  await refusedWithoutRule(page, pathname.split("/").at(-1)!);
  await sheet.getByRole("button", { name: words.save, exact: true }).click();
  for (const missing of [words.ruleMissing, words.reasonMissing]) await sheet.getByText(missing).waitFor();
  await expectSound(page);
  await expectReflow(page);
  await fillAct(page, words, words.warn);
  await page.reload();
  expect(await sheet.getByLabel(words.reason, { exact: true }).inputValue(), "a draft").toBe(words.because);
  await sendAct(page, words.warn, words.warned);
  return pathname;
}

async function readNotice(page: Page, url: string, words: ToldOfStay): Promise<void> {
  await noticeCame(page);
  await page.goto(`${url}/notices`);
  await page.getByRole("link", { name: words.notice }).click();
  await page.waitForURL("**/sanctions/*");
  for (const said of [RULE, words.because, ADVERT, words.version]) await page.getByText(said).waitFor();
  await expectSound(page);
  await expectReflow(page);
}

/** Under the rule of the warning a pause comes in its order; under another it says why it skips. */
async function pause(page: Page, words: ToldOfStay): Promise<void> {
  await page.getByRole("button", { name: words.onPerson }).click();
  await fillAct(page, words, words.pause);
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("radio", { name: /^R1/ }).check();
  await sheet.getByRole("button", { name: words.pause, exact: true }).click();
  await sheet.getByText(words.groundMissing).waitFor();
  await sheet.getByRole("radio", { name: /^R2/ }).check();
  await sendAct(page, words.pause, words.paused);
}

async function standStill(page: Page, topic: string, words: ToldOfStay): Promise<void> {
  await page.goto(topic);
  await page.getByText(words.until).waitFor();
  await page.getByText(RULE).waitFor();
  expect(await page.getByLabel(words.compose).count()).toBe(0);
  await expectSound(page);
  await expectReflow(page);
}

async function remove(page: Page, words: ToldOfStay): Promise<void> {
  await page.getByRole("button", { name: words.onPerson }).click();
  await fillAct(page, words, words.remove);
  await expectSound(page);
  await sendAct(page, words.remove, words.removed);
}

/** Of the community nothing is left, but what was done and the way to an appeal. */
async function appealFromOutside(page: Page, url: string, words: ToldOfStay): Promise<void> {
  await page.goto(url + AT);
  await page.getByRole("heading", { name: words.nothing }).waitFor();
  await page.goto(`${url}/home`);
  await page.getByRole("link", { name: words.removedHome }).click();
  await page.getByText(RULE).waitFor();
  await page.getByRole("button", { name: words.appeal, exact: true }).click();
  await page.getByLabel(words.inOwnWords).fill(words.plea);
  await page.reload();
  await page.getByRole("button", { name: words.appeal, exact: true }).click();
  expect(await page.getByLabel(words.inOwnWords).inputValue(), "a draft").toBe(words.plea);
  await expectSound(page);
  await expectReflow(page);
  await page.getByRole("button", { name: words.send }).click();
  await page.getByText(words.waits).waitFor();
}

async function decide(page: Page, url: string, words: ToldOfStay): Promise<void> {
  await page.goto(`${url}${AT}/stay`);
  const waiting = page.getByRole("region", { name: words.waiting });
  await expectSound(page);
  await expectReflow(page);
  await waiting.getByRole("link").first().click();
  await page.getByRole("heading", { name: words.decideTitle }).waitFor();
  await page.getByText(words.plea).waitFor();
  await page.getByRole("radio", { name: words.lift }).check();
  await page.getByLabel(words.reason, { exact: true }).fill("ok");
  await expectSound(page);
  await expectReflow(page);
  await page.getByRole("button", { name: words.decide, exact: true }).click();
  await page.getByText(words.decided).waitFor();
  await page.getByText(words.lifted).first().waitFor();
}
