import { AxeBuilder } from "@axe-core/playwright";
import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { focused, tabTo } from "./keyboard.ts";
import { expectNoSidewaysScroll, give, journeys, type Visit } from "./world.ts";

const world = journeys();

/** Every screen and state, and how to come there. */
const scenes: readonly { readonly name: string; readonly reach: (page: Page) => Promise<void> }[] = [
  { name: "start", reach: async () => undefined },
  { name: "questions", reach: (page) => given(page, "mixed.txt", "form") },
  { name: "columns", reach: (page) => given(page, "table.csv", "table") },
  { name: "chats", reach: (page) => given(page, "several.txt", "main li") },
  { name: "reading", reach: (page) => given(page, "slow.txt", "progress") },
  { name: "refusal", reach: (page) => given(page, "nothing.txt", "[role=alert] h1") },
  { name: "private", reach: (page) => given(page, "private.txt", "main section h1") },
  {
    name: "report",
    reach: async (page) => {
      await given(page, "partial.txt", "[data-line]");
      await page.locator("[data-line=noticesAnswered] button").first().click();
      await page.locator("[data-line=noticesAnswered] [aria-pressed]").first().click();
      await page.locator("[data-person='0'] button").first().click();
      await page.locator("#loss button").first().click();
      // Past the opening of what was opened, so that colours are those at rest.
      await page.waitForTimeout(400);
    },
  },
];

async function given(page: Page, file: string, shown: string): Promise<void> {
  await give(page, file);
  await page.locator(shown).first().waitFor();
  await page.waitForTimeout(400);
}

async function expectNoViolations(page: Page): Promise<void> {
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
  expect(told).toEqual([]);
}

for (const theme of ["light", "dark"] as const) {
  test(`the front page has no barriers, ${theme}`, async (context) => {
    for (const visit of [{ width: 375 }, { width: 1440 }] as const satisfies readonly Visit[]) {
      const { page } = await world.open(context, "/", { ...visit, theme });
      await expectNoViolations(page);
    }
  });
  for (const { name, reach } of scenes) {
    test(`the check has no barriers, ${theme}: ${name}`, async (context) => {
      const language: Language = theme === "light" ? "zh-CN" : "en";
      for (const width of [375, 1440]) {
        const visit: Visit = { language, theme, width, hasFakeWorker: true };
        const { page } = await world.open(context, "/check", visit);
        await reach(page);
        await expectNoViolations(page);
      }
    });
  }
}

for (const language of ["zh-CN", "en"] as const) {
  test(`nothing runs off the page at 320 px or at twice the text size, in ${language}`, async (context) => {
    for (const { reach } of scenes) {
      const visit: Visit = { language, width: 320, hasFakeWorker: true };
      const { page } = await world.open(context, "/check", visit);
      await reach(page);
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 375, height: 812 });
      await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
      await expectNoSidewaysScroll(page);
      await page.setViewportSize({ width: 1280, height: 800 });
      await expectNoSidewaysScroll(page);
    }
    const { page } = await world.open(context, "/", { language, width: 320 });
    await expectNoSidewaysScroll(page);
    await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
    await expectNoSidewaysScroll(page);
  });
}

test("from the front page to a disputed piece of evidence with the keyboard alone", async (context) => {
  const { page } = await world.open(context, "/", { language: "en" });
  await page.keyboard.press("Tab");
  expect(await focused(page)).toBe("Skip to content");
  await tabTo(page, "See an example");
  await page.keyboard.press("Enter");
  await page.waitForSelector("[data-line]");
  expect(await page.evaluate(() => document.activeElement?.tagName)).toBe("H1");
  await tabTo(page, /Answers come back/);
  await page.keyboard.press("Enter");
  await page.locator("[data-line=reciprocity] figure").first().waitFor();
  await tabTo(page, "One of these is wrong?");
  await page.keyboard.press("Enter");
  // The offers stand in the cards, before the button that showed them.
  for (let step = 0; step < 40 && !/does not answer/.test(await focused(page)); step++) {
    await page.keyboard.press("Shift+Tab");
  }
  await page.keyboard.press("Enter");
  await page.getByText("Corrected by you: 1").waitFor();
  expect(await focused(page)).toBe("Undo");
});

test("what has the focus can be seen", async (context) => {
  const { page } = await world.open(context, "/check", { hasFakeWorker: true });
  await give(page, "plain.txt");
  await page.waitForSelector("[data-line]");
  const seen = new Set<string>();
  for (let step = 0; step < 60; step++) {
    await page.keyboard.press("Tab");
    const { name, ring } = await page.evaluate(() => {
      const element = document.activeElement as HTMLElement;
      const outlines = [element, element.parentElement].flatMap((each) =>
        each === null ? [] : [getComputedStyle(each), getComputedStyle(each, "::after")],
      );
      const ring = outlines.some(
        ({ outlineStyle, outlineWidth }) => outlineStyle !== "none" && outlineWidth !== "0px",
      );
      return { name: `${element.tagName} ${element.innerText.slice(0, 30)}`, ring };
    });
    if (name.startsWith("BODY")) break;
    seen.add(name);
    expect(ring, name).toBe(true);
  }
  expect(seen.size).toBeGreaterThan(20);
});

test("what is pressed is at least 44 pixels high on a phone", async (context) => {
  const { page } = await world.open(context, "/check", { width: 375, hasFakeWorker: true });
  await give(page, "plain.txt");
  await page.waitForSelector("[data-line]");
  await page.locator("[data-line=noticesAnswered] button").first().click();
  await page.locator("[data-person='0'] button").first().click();
  await page.waitForTimeout(400);
  const low = await page.locator("a:visible, button:visible, [role=checkbox]:visible").evaluateAll((all) =>
    all.flatMap((element) => {
      const box = (element.closest("label") ?? element).getBoundingClientRect();
      const after = getComputedStyle(element, "::after");
      const isCovering = after.position === "absolute" && after.content !== "none";
      const isInText = element.tagName === "A" && getComputedStyle(element).display === "inline";
      if (box.height >= 43.5 || isCovering || isInText || box.height === 0) return [];
      return [`${element.textContent?.slice(0, 20)}: ${box.height}`];
    }),
  );
  expect(low.filter((each) => !/跳到正文/.test(each))).toEqual([]);
});
