import { existsSync } from "node:fs";
import path from "node:path";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test, type TestContext } from "vitest";
import { qqText, talk } from "./material.ts";
import { watchNetwork, type Overheard } from "./watch.ts";
import { journeys } from "./world.ts";

const world = journeys();
const built = path.resolve(import.meta.dirname, "../web/dist");
const said = talk(600);
const file = { name: "槐树里互助群 secret-name.txt", text: qqText(said, ["夹在里面的一行"]) };

/** A page whose every word to the network is overheard, with what its policy forbade. */
async function watched(context: TestContext) {
  const watch = await watchNetwork();
  onTestFinished(() => watch.stop());
  const visit = { language: "en", isOffline: true, through: watch.address } as const;
  const visited = await world.open(context, "/check", visit);
  const forbidden: string[] = [];
  await visited.page.exposeFunction("tellForbidden", (what: string) => forbidden.push(what));
  await visited.page.evaluate(() => {
    document.addEventListener("securitypolicyviolation", ({ violatedDirective, blockedURI }) => {
      const { tellForbidden } = globalThis as unknown as { tellForbidden: (what: string) => void };
      tellForbidden(`${violatedDirective} ${blockedURI}`);
    });
  });
  return { ...visited, forbidden, overheard: watch.overheard };
}

async function drop(page: Page): Promise<void> {
  const transfer = await page.evaluateHandle(({ name, text }) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], name, { type: "text/plain" }));
    return transfer;
  }, file);
  await page.locator("main section").first().dispatchEvent("drop", { dataTransfer: transfer });
}

async function disputeAndSave(page: Page): Promise<void> {
  const line = page.locator("[data-line=needMet]");
  await line.getByRole("button").first().click();
  await line.locator("figure").first().waitFor();
  await line.getByRole("button", { name: "One of these is wrong?" }).click();
  await line.locator("figure button").first().click();
  await page.getByText("Corrected by you: 1").waitFor();
  await page.waitForFunction(() => !document.body.innerText.includes("Counting anew"));
  await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as one web page" }).click(),
  ]);
}

/** Why a request is more than a GET of the app's own files; null when it is not. */
function strangeness({ method, url, headers, body }: Overheard): string | null {
  if (method !== "GET" || body.length > 0) return `${method} ${url} with ${body.length} bytes`;
  const { origin, pathname, search } = new URL(url);
  if (origin !== new URL(world.url).origin) return `to another place: ${url}`;
  if (!/^(\?run=\d+)?$/.test(search)) return `something in the address: ${url}`;
  const isPage = ["/", "/check"].includes(pathname);
  if (!isPage && !existsSync(path.join(built, pathname))) return `no file of the app: ${url}`;
  const told = decodeURIComponent([url, ...headers].join("\n"));
  const words = [file.name, "secret-name", "夹在里面", ...said.flatMap(({ name, text }) => [name, text])];
  return words.some((word) => told.includes(word)) ? `tells of the file: ${url}` : null;
}

test("of a file that is dropped, read, judged, disputed and saved, nothing is sent", async (context) => {
  const { page, forbidden, overheard, troubles } = await watched(context);
  await drop(page);
  await page.waitForSelector("[data-line]");
  await disputeAndSave(page);
  await page.evaluate(() => navigator.serviceWorker.ready);
  await page.waitForTimeout(1500);
  expect(overheard.length).toBeGreaterThan(10);
  expect(overheard.some(({ url }) => /\/assets\/worker-[\w-]+\.js$/.test(url))).toBe(true);
  expect(overheard.map(strangeness).filter((each) => each !== null)).toEqual([]);
  expect(forbidden).toEqual([]);
  expect(troubles).toEqual([]);
});

test("the watch hears every way of sending, and the page's policy stops those that lead elsewhere", async (context) => {
  const { page, forbidden, overheard } = await watched(context);
  await page.evaluate(async () => {
    await navigator.serviceWorker.ready;
    await fetch("/api/health", { method: "POST", body: "four" }).catch(() => undefined);
    navigator.sendBeacon("/api/health", "beacon");
    await fetch("http://elsewhere.invalid/").catch(() => undefined);
    navigator.sendBeacon("http://elsewhere.invalid/", "beacon");
    const elsewhere = new WebSocket("ws://elsewhere.invalid/");
    await new Promise((resolve) => elsewhere.addEventListener("error", resolve));
    new Image().src = "http://elsewhere.invalid/pixel.png";
    const socket = new WebSocket(`ws://${location.host}/`);
    await new Promise((resolve) => socket.addEventListener("error", resolve));
  });
  await expect.poll(() => forbidden.length).toBeGreaterThanOrEqual(4);
  const strange = overheard.map(strangeness).filter((each) => each !== null);
  expect(strange).toContainEqual(expect.stringContaining("POST"));
  expect(strange).toContainEqual(expect.stringContaining("with 6 bytes"));
  expect(strange).toContainEqual(expect.stringContaining("CONNECT"));
  expect(overheard.map(({ url }) => url).join(" ")).not.toContain("elsewhere");
});
