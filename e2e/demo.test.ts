import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { startDemo } from "./server.ts";
import { expectReflow, expectSound } from "./sound.ts";
import { journeys } from "./world.ts";

const world = journeys(startDemo);

test("on each rung of the demo's drill it is told who finds whom", async (context) => {
  for (const [language, width] of [
    ["zh-CN", 375],
    ["en", 1440],
  ] as const) {
    const { page, troubles } = await world.open(context, "/sign-in", { language, width });
    await signIn(page);
    await page.goto(`${world.url}/c/mba-2019/drill`);
    const phone = page.locator("[data-rung=phone]");
    await phone.getByRole("button").click();
    await expect.poll(() => phone.getByRole("link").count()).toBe(4);
    // The rungs fill one after another; until then their letters are pale.
    await page.waitForTimeout(1200);
    await expectSound(page);
    await expectReflow(page);
    expect(troubles).toEqual([]);
  }
});

test("whatever comes first, the strip or its words, the page stands without an error", async (context) => {
  const { page, troubles } = await world.open(context, "/sign-in", { language: "en", width: 375 });
  await signIn(page);
  for (let round = 0; round < 12; round++) {
    await page.goto(`${world.url}/c/mba-2019/${round % 2 === 0 ? "health" : "people"}`);
    await page.locator("[data-strip]").waitFor();
  }
  expect(troubles).toEqual([]);
});

async function signIn(page: Page): Promise<void> {
  await page.locator("[name=login]").fill("m01");
  await page.locator("[name=password]").fill("kith-demo-2019");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL("**/home");
}
