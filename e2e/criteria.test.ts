import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { becomeOrganiser, found } from "./community-steps.ts";
import { told } from "./community-words.ts";
import { expectReflow, expectSound } from "./sound.ts";
import { journeys } from "./world.ts";

const says = {
  "zh-CN": {
    add: "加一条",
    here: /^在这里多久/,
    met: /^见过几位成员/,
    group: "加一组",
    into: "往这一组里加一条",
    role: /^担任什么/,
    sentence: "在这里不到 7 天，并且要么没有见过任何成员，要么担任骨干",
    incomplete: "还有条件没写完",
    backbone: "骨干",
    look: "看看谁符合",
    count: "1 人里有 1 人符合",
    why: "今天加入；还没见过成员",
    remove: "去掉这一组",
    shorter: "在这里不到 7 天",
    list: "符合条件的人",
  },
  en: {
    add: "Add a condition",
    here: /^how long they have been here/i,
    met: /^how many members they have met/i,
    group: "Add a group",
    into: "Add a condition to this group",
    role: /^which role they hold/i,
    sentence:
      "has been here for less than 7 days, and either has met no member or holds the role of backbone",
    incomplete: "A condition is not complete yet",
    backbone: "backbone",
    look: "See who matches",
    count: "1 of 1 match",
    why: "Joined today; has met no member",
    remove: "Remove this group",
    shorter: "has been here for less than 7 days",
    list: "People who match",
  },
} as const satisfies Record<Language, object>;

const visits: [Language, number][] = [
  ["zh-CN", 375],
  ["en", 1440],
];

describe.each(visits)("in %s, %i px wide", (language, width) => {
  const world = journeys();
  const words = says[language];

  test("an organiser writes conditions by keyboard, reads them in words, and sees who matches and why", async (context) => {
    const { page, troubles } = await world.open(context, world.welcome, { language, width });
    await becomeOrganiser(page, told[language]);
    await found(page, told[language]);
    await page.goto(`${page.url().replace(/\/$/, "")}/criteria`);
    await choose(page, words.add, words.here);
    expect(await focused(page)).toBe("SELECT");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Tab");
    await page.keyboard.press("ControlOrMeta+A");
    await page.keyboard.type("7");

    await press(page, words.group);
    await choose(page, words.into, words.met);
    await page.keyboard.press("ArrowDown");
    await choose(page, words.into, words.role);
    await page.getByText(words.incomplete).waitFor();
    await expectSound(page);
    const tick = page.getByRole("checkbox", { name: words.backbone });
    await tick.focus();
    await page.keyboard.press("Space");
    await page.getByText(words.sentence).waitFor();
    await expectSound(page);
    await expectReflow(page);

    await press(page, words.look);
    await page.getByText(words.count).waitFor();
    expect(await page.getByRole("list", { name: words.list }).innerText()).toContain(words.why);
    await expectSound(page);

    await page.reload();
    await page.getByText(words.sentence).waitFor();
    await press(page, words.remove);
    await page.getByText(words.shorter, { exact: true }).waitFor();
    expect(troubles).toEqual([]);
  });
});

/** Opens what can be added, goes to one of it by Tab, and takes it. */
async function choose(page: Page, add: string, fact: RegExp): Promise<void> {
  await press(page, add);
  const wanted = page.getByRole("button", { name: fact });
  await wanted.waitFor();
  for (let step = 0; step < 20; step++) {
    if (await wanted.evaluate((button) => button === document.activeElement)) break;
    await page.keyboard.press("Tab");
  }
  await page.keyboard.press("Enter");
  await wanted.waitFor({ state: "detached" });
  await page.waitForTimeout(100);
}

async function press(page: Page, name: string): Promise<void> {
  await page.getByRole("button", { name, exact: true }).focus();
  await page.keyboard.press("Enter");
}

function focused(page: Page): Promise<string | undefined> {
  return page.evaluate(() => document.activeElement?.tagName);
}
