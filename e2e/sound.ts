import { AxeBuilder } from "@axe-core/playwright";
import type { Page } from "playwright-core";
import { expect } from "vitest";
import { expectNoSidewaysScroll } from "./world.ts";

/** No barrier that can be measured, headings in order, and nothing beyond the right edge. */
export async function expectSound(page: Page): Promise<void> {
  await hasCome(page);
  const { violations } = await new AxeBuilder({ page })
    .withTags(["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"])
    .analyze();
  const told = violations.map(
    ({ id, nodes }) => `${id}: ${nodes.map(({ target }) => target.join(" ")).join(", ")}`,
  );
  expect(told, new URL(page.url()).pathname).toEqual([]);
  await expectNoSidewaysScroll(page);
}

/** The page stands, and nothing in it is a skeleton any more. */
async function hasCome(page: Page): Promise<void> {
  await page.waitForFunction(
    () => document.querySelector("h1") !== null && document.querySelector("output > .bg-sunk") === null,
  );
}

/** The same at 320 px, and with the text twice as large on a phone and on a desktop. */
export async function expectReflow(page: Page): Promise<void> {
  const before = page.viewportSize();
  await page.setViewportSize({ width: 320, height: 640 });
  await expectNoSidewaysScroll(page);
  await page.evaluate(() => (document.documentElement.style.fontSize = "200%"));
  for (const width of [375, 1280]) {
    await page.setViewportSize({ width, height: 800 });
    await expectNoSidewaysScroll(page);
  }
  await page.evaluate(() => (document.documentElement.style.fontSize = ""));
  if (before !== null) await page.setViewportSize(before);
  // Whatever is laid out anew stands still before it is pressed.
  await page.waitForTimeout(300);
}
