import { expect, test } from "vitest";
import { expectNoSidewaysScroll, give, headline, journeys } from "./world.ts";

const world = journeys();

const told = {
  "zh-CN": {
    headline: /你的群，\s*是社群吗？/,
    title: "Kith · 你的群，是社群吗？",
    sent: "已上传 0 字节",
    thesis: "群只是载体",
    other: "English",
    dark: "换成深色",
  },
  en: {
    headline: /Is your group\s*a community\?/,
    title: "Kith · Is your group a community?",
    sent: "0 bytes sent",
    thesis: "The chat is only a carrier.",
    other: "中文",
    dark: "Switch to dark",
  },
} as const;

for (const language of ["zh-CN", "en"] as const) {
  for (const width of [375, 1440]) {
    test(`the front page asks its question in ${language}, ${width} px wide`, async (context) => {
      const words = told[language];
      const { page, troubles } = await world.open(context, "/", { language, width });
      expect(await headline(page)).toMatch(words.headline);
      expect(await page.title()).toBe(words.title);
      expect(await page.getAttribute("html", "lang")).toBe(language);
      expect(await page.getByTestId("sent-bytes").innerText()).toBe(words.sent);
      expect(await page.locator("main").innerText()).toContain(words.thesis);
      const bottom = await page.locator("main button").first().boundingBox();
      expect((bottom?.y ?? 9999) + (bottom?.height ?? 0)).toBeLessThan(width === 375 ? 812 : 900);
      await expectNoSidewaysScroll(page);
      expect(troubles).toEqual([]);
    });
  }
}

test("there are no dead links on the front page", async (context) => {
  const { page } = await world.open(context, "/");
  const links = await page
    .locator("a[href]")
    .evaluateAll((all) => all.map((link) => (link as HTMLAnchorElement).href));
  expect(links.length).toBeGreaterThan(1);
  for (const link of new Set(links.filter((href) => !href.includes("#")))) {
    await page.goto(link);
    await page.waitForSelector("h1");
    expect(await headline(page), link).not.toMatch(/这里什么也没有/);
  }
  expect(await page.locator("body").innerText()).not.toMatch(/登录|三个问题/);
});

test("the language changes in place and is remembered", async (context) => {
  const { page } = await world.open(context, "/");
  await page.getByRole("button", { name: told["zh-CN"].other }).click();
  await page.waitForFunction(() => document.documentElement.lang === "en");
  expect(await headline(page)).toMatch(told.en.headline);
  await page.reload();
  await page.waitForSelector("h1");
  expect(await page.getAttribute("html", "lang")).toBe("en");
  expect(await headline(page)).toMatch(told.en.headline);
});

test("the theme follows the system until another is chosen, and the choice is remembered", async (context) => {
  const { page } = await world.open(context, "/", { language: "en", theme: "light" });
  const ground = () => page.evaluate(() => getComputedStyle(document.body).backgroundColor);
  expect(await ground()).toBe("rgb(250, 248, 244)");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await ground()).toBe("rgb(20, 19, 18)");
  await page.emulateMedia({ colorScheme: "light" });
  await page.getByRole("button", { name: told.en.dark }).click();
  expect(await ground()).toBe("rgb(20, 19, 18)");
  await page.reload();
  await page.waitForSelector("h1");
  expect(await ground()).toBe("rgb(20, 19, 18)");
  await page.getByRole("button", { name: "Switch to light" }).click();
  expect(await ground()).toBe("rgb(250, 248, 244)");
  await page.emulateMedia({ colorScheme: "dark" });
  expect(await ground()).toBe("rgb(20, 19, 18)");
});

test("the count of bytes sent is a count, not a claim", async (context) => {
  const { page } = await world.open(context, "/", { language: "en" });
  await page.evaluate(() => fetch("/api/health", { method: "POST", body: "four" }).catch(() => undefined));
  await page.getByText("4 bytes sent").waitFor();
  await page.evaluate(() => navigator.sendBeacon("/api/health", "x"));
  await page.getByText("5 bytes sent").waitFor();
});

test("a file chosen on the front page is checked", async (context) => {
  const { page } = await world.open(context, "/", { hasFakeWorker: true });
  await give(page, "plain.txt");
  await page.getByText("是社群，").waitFor();
  expect(new URL(page.url()).pathname).toBe("/check");
});

test("a file dropped on the front page is checked", async (context) => {
  const { page } = await world.open(context, "/", { hasFakeWorker: true });
  const transfer = await page.evaluateHandle(() => {
    const transfer = new DataTransfer();
    transfer.items.add(new File(["x"], "plain.txt", { type: "text/plain" }));
    return transfer;
  });
  await page.locator("section").first().dispatchEvent("drop", { dataTransfer: transfer });
  await page.getByText("是社群，").waitFor();
});

test("an unknown address says so and leads home", async (context) => {
  const { page } = await world.open(context, "/nowhere", { language: "en" });
  expect(await headline(page)).toBe("There is nothing here");
  await page.getByRole("link", { name: "To the front page" }).click();
  await page.getByText("a community?").waitFor();
});
