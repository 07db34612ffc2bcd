import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { becomeOrganiser } from "./community-steps.ts";
import { told } from "./community-words.ts";
import {
  asked,
  expectNoWayIn,
  fillIn,
  listenFor,
  makeCode,
  openCommunity,
  saveGate,
  setTheGate,
} from "./gate-steps.ts";
import { toldAtGate } from "./gate-words.ts";
import { expectReflow, expectSound } from "./sound.ts";
import { headline, journeys } from "./world.ts";

const visits: [Language, "light" | "dark", string][] = [
  ["zh-CN", "light", "Mozilla/5.0 (Linux; Android 14; MicroMessenger) Chrome/130.0 Mobile Safari/537.36"],
  ["en", "dark", "Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) Version/18.0 Mobile Safari/604.1"],
];

describe.each(visits)("on a phone in %s", (language, theme, userAgent) => {
  const world = journeys();
  const words = toldAtGate[language];
  const visit = { language, theme, width: 375 } as const;

  test("a gate is opened; one is refused by its rule, one waits, is asked, and comes in", async (context) => {
    const organiser = await world.open(context, world.welcome, visit);
    const { page } = organiser;
    await becomeOrganiser(page, told[language]);
    const slug = await openCommunity(page, words, language);

    const stranger = await world.open(context, `/join/${slug}/flyer`, { ...visit, userAgent });
    expect(await headline(stranger.page)).toBe(words.notOpen);
    await expectSound(stranger.page);

    await page.goto(`${world.url}/c/${slug}/gate/settings`);
    await page.getByText(words.shut).waitFor();
    await setTheGate(page, words);
    await expectSound(page);
    await expectReflow(page);
    await page.reload();
    expect(await page.getByLabel(words.reason).inputValue(), "a draft").toBe(words.onlyYear);
    await saveGate(page, words);
    await page.goto(`${world.url}/c/${slug}/gate/codes`);
    await makeCode(page, words, "flyer", "1000");
    await makeCode(page, words, "article", "0");
    await expectSound(page);
    await expectReflow(page);

    const one = await world.open(context, `/join/${slug}/flyer`, { ...visit, userAgent });
    const said = listenFor(one.page);
    await one.page.reload();
    await landing(one.page);
    await one.page.getByRole("link", { name: words.apply }).locator("visible=true").click();
    await one.page.getByRole("button", { name: words.send }).click();
    await one.page.getByText(words.missing).first().waitFor();
    const focused = one.page.locator(":focus");
    expect(await focused.getAttribute("inputmode"), "the first that is wrong").toBe("decimal");
    await expectSound(one.page);
    await expectReflow(one.page);
    await fillIn(one.page, words, { name: words.applicantOne, login: "first", year: "2020" });
    await one.page.reload();
    expect(await one.page.getByLabel(words.freeAsked).inputValue(), "a draft").toBe(words.free);
    await one.page.getByLabel(words.password, { exact: true }).fill("a sentence of my own");
    expect(await one.page.getByRole("checkbox").isChecked(), "nobody ticked it").toBe(false);
    await one.page.getByRole("checkbox", { name: words.accept }).click();
    await one.page.getByRole("button", { name: words.send }).dblclick();
    await one.page.waitForURL("**/applications/*");
    const posts = one.requests.filter((request) =>
      /POST \S+\/applications$/.test(`${request.method()} ${request.url()}`),
    );
    expect(posts, "a double tap sends once").toHaveLength(1);
    await one.page.getByRole("heading", { name: words.refused }).waitFor();
    await one.page.getByText(words.onlyYear).waitFor();
    await one.page.getByText(words.byRule).waitFor();
    await one.page.getByText(words.again).waitFor();
    await expectSound(one.page);
    await expectReflow(one.page);
    expectNoWayIn(said.heard(), words);

    const two = await world.open(context, `/join/${slug}/flyer`, {
      ...visit,
      userAgent: `${userAgent} other`,
    });
    const heard = listenFor(two.page);
    await two.page.getByRole("link", { name: words.apply }).locator("visible=true").click();
    await fillIn(two.page, words, { name: words.applicantTwo, login: "second", year: "2019" });
    await two.page.getByRole("checkbox", { name: words.accept }).click();
    await two.page.getByRole("button", { name: words.send }).click();
    await two.page.getByRole("heading", { name: words.waits }).waitFor();
    await two.page.getByText(words.next).waitFor();
    await expectSound(two.page);
    expectNoWayIn(heard.heard(), words);
    await two.page.goto(`${world.url}/home`);
    await two.page.getByRole("link", { name: words.name }).waitFor();
    await expectSound(two.page);

    await page.goto(`${world.url}/c/${slug}/gate`);
    await page.getByRole("heading", { level: 1, name: words.waiting }).waitFor();
    await expectSound(page);
    await expectReflow(page);
    await page.getByRole("list").getByRole("link", { name: words.applicantTwo }).focus();
    await page.keyboard.press("x");
    expect(await page.getByRole("checkbox", { name: words.applicantTwo }).isChecked()).toBe(true);
    await page.keyboard.press("x");
    await page.keyboard.press("Enter");
    await page.getByText(words.free).waitFor();
    await page.getByLabel(words.askLabel).fill(words.question);
    await page.getByRole("button", { name: words.askLabel }).click();
    await page.locator("li", { hasText: words.question }).waitFor();
    await expectSound(page);
    await expectReflow(page);

    await two.page.goBack();
    await two.page.reload();
    await two.page.getByRole("heading", { name: words.asked }).waitFor();
    await two.page.getByLabel(words.reply).fill(words.answer);
    await two.page.getByRole("button", { name: words.reply }).click();
    await two.page.getByRole("heading", { name: words.waits }).waitFor();

    await page.reload();
    await page.getByText(words.answer).waitFor();
    await page.getByRole("button", { name: words.admit, exact: true }).locator("visible=true").click();
    await expectSound(page);
    await page.getByRole("alertdialog").getByRole("button", { name: words.admitAct, exact: true }).click();
    await page.getByText(words.decided).waitFor();
    await page.getByRole("link", { name: words.toMember }).click();
    const admission = page.locator("section", { hasText: words.howTheyCame }).last();
    await admission.getByText("FLYER").waitFor();
    await expectSound(page);

    await two.page.reload();
    await two.page.getByRole("heading", { name: words.welcome }).waitFor();
    await two.page.getByText(words.ask).waitFor();
    await expectSound(two.page);
    await two.page.getByRole("link", { name: words.enter }).click();
    await two.page.waitForURL(`**/c/${slug}`);
    await two.page.goto(`${world.url}/c/${slug}/carriers`);
    await two.page.getByText(words.carrier).first().waitFor();

    // Else "no way in was heard" would prove nothing.
    const carriers = JSON.stringify(await asked(page, "GET", `/api/communities/${slug}/carriers`));
    expect(carriers).toContain("chat.example");

    await page.goto(`${world.url}/c/${slug}/gate/codes`);
    const flyer = page.getByRole("listitem").filter({ hasText: "FLYER" });
    await flyer.getByText("50").first().waitFor();
    expect(await flyer.innerText()).toContain(words.cost);
    expect([...organiser.troubles, ...one.troubles, ...two.troubles]).toEqual([]);
  });

  /** What a newcomer must know, on the first two screens of a phone. */
  async function landing(page: Page): Promise<void> {
    await page.getByRole("heading", { level: 1 }).waitFor();
    const text = (await page.locator("main").innerText()).replaceAll(/\s+/g, " ");
    for (const fact of [words.onlyHere, words.ask, words.rule, told[language].person]) {
      expect(text).toContain(fact);
    }
    expect(await page.title()).toBe(words.name);
    await expectSound(page);
    await expectReflow(page);
  }
});
