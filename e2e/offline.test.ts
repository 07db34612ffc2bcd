import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { headline, journeys } from "./world.ts";

const world = journeys();

/** Until the service worker has kept every file and serves this page. */
async function kept(page: Page): Promise<void> {
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    if (navigator.serviceWorker.controller === null) {
      await new Promise((resolve) => navigator.serviceWorker.addEventListener("controllerchange", resolve));
    }
  });
}

test("after one visit to the front page a chat can be checked without a network", async (context) => {
  const visited = await world.open(context, "/", { language: "en", isOffline: true });
  const { page } = visited;
  await kept(page);
  await visited.context.setOffline(true);
  await page.reload();
  await page.waitForSelector("h1");
  await page.goto(`${world.url}/check`);
  await page.getByRole("link", { name: "Canal Runners" }).click();
  await page.waitForSelector("[data-line]");
  expect(await headline(page)).toContain("community");
  await page.getByRole("button", { name: "中文" }).click();
  await page.getByText("提问有人答").waitFor();
});

test("the network can be gone before the file is chosen", async (context) => {
  const visited = await world.open(context, "/", { isOffline: true });
  const { page } = visited;
  await kept(page);
  await visited.context.setOffline(true);
  await page.locator("input[type=file]").first().setInputFiles("web/public/samples/zh-translators.txt");
  await page.waitForSelector("[data-line]");
  expect(await headline(page)).toContain("是社群");
});

test("answers of the server are never kept", async (context) => {
  const visited = await world.open(context, "/", { isOffline: true });
  const { page } = visited;
  await kept(page);
  const first = await page.evaluate(async () => (await fetch("/api/health")).status);
  expect(first).toBe(200);
  const isKept = await page.evaluate(async () => (await caches.match("/api/health")) !== undefined);
  expect(isKept).toBe(false);
  await visited.context.setOffline(true);
  const second = await page.evaluate(() =>
    fetch("/api/health").then(
      ({ status }) => status,
      () => "no network",
    ),
  );
  expect(second).toBe("no network");
});

test("the app can be installed", async (context) => {
  const { page } = await world.open(context, "/", { isOffline: true });
  const manifest = await page.evaluate(async () => {
    const link = document.querySelector<HTMLLinkElement>("link[rel=manifest]");
    const answer = await fetch(link?.href ?? "");
    return (await answer.json()) as {
      start_url: string;
      icons: { src: string; sizes: string; purpose: string }[];
    };
  });
  expect(manifest.start_url).toBe("/");
  expect(manifest.icons.map(({ sizes, purpose }) => `${sizes} ${purpose}`)).toEqual(
    expect.arrayContaining(["192x192 any", "512x512 any", "512x512 maskable"]),
  );
  for (const { src, sizes } of manifest.icons) {
    const size = await page.evaluate(async (source) => {
      const image = new Image();
      image.src = source;
      await image.decode();
      return image.naturalWidth;
    }, src);
    if (sizes !== "any") expect(size, src).toBe(Number(sizes.split("x")[0]));
  }
});
