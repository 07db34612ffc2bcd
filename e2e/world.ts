import type { Language } from "@kith/contract/language";
import type { Browser, BrowserContext, Page, Request } from "playwright-core";
import { afterAll, beforeAll, expect, type TestContext } from "vitest";
import { findBrowser, launch } from "./browser.ts";
import { withFakeWorker } from "./fake-worker.ts";
import { startServer, type RunningServer } from "./server.ts";

/** A browser and a server for the journeys of one file, and pages opened as people open them. */

export interface Visit {
  readonly language?: Language;
  readonly theme?: "light" | "dark";
  /** IANA zone of the device. */
  readonly timeZone?: string;
  /** CSS pixels; below 500 it is a phone. */
  readonly width?: number;
  /** Whether the page gets the worker that answers from fixtures; else it reads and judges in earnest. */
  readonly hasFakeWorker?: boolean;
  /** A proxy that every request of every thread must pass. */
  readonly through?: string;
  /** What the browser calls itself; a driven one says so, and is not counted among visitors. */
  readonly userAgent?: string;
  /** Whether the service worker may run; then the network cannot be watched as closely. */
  readonly isOffline?: boolean;
}

export interface Visited {
  readonly page: Page;
  readonly context: BrowserContext;
  /** Every request the page and its worker made. */
  readonly requests: readonly Request[];
  /** What the console called an error, and what nobody caught. */
  readonly troubles: readonly string[];
}

export interface World {
  readonly url: string;
  /** The path of the one-time link for the first organiser. */
  readonly welcome: string;
  /** Opens a page; the context ends with the test. */
  open(test: TestContext, path: string, visit?: Visit): Promise<Visited>;
  /** Opens a saved page as a stranger would: on a phone, without a network. */
  openSaved(test: TestContext, url: string): Promise<Visited>;
}

/** A demo is loaded first, which takes its time on a machine that is busy. */
const HOOK_MS = 150_000;

/** Starts what the journeys of a file share. Where there is no browser, each is skipped with that reason. */
export function journeys(start: () => Promise<RunningServer> = startServer): World {
  let browser: Browser | null = null;
  let server: RunningServer | null = null;
  beforeAll(async () => {
    const found = await findBrowser();
    if (found === null) return;
    [browser, server] = await Promise.all([launch(found), start()]);
  }, HOOK_MS);
  afterAll(async () => {
    await browser?.close();
    await server?.stop();
  });
  const visitIn = async (test: TestContext, visit: Visit): Promise<Visited> => {
    if (browser === null) return test.skip("needs a browser: name a Chromium in KITH_CHROMIUM");
    const context = await browser.newContext(settings(visit));
    context.setDefaultTimeout(15_000);
    test.onTestFinished(() => context.close());
    const page = await context.newPage();
    return { page, context, ...watched(context, page) };
  };
  return {
    get url() {
      return server?.url ?? "";
    },
    get welcome() {
      return (server?.welcome ?? "").slice(this.url.length);
    },
    async open(test, path, visit = {}) {
      const visited = await visitIn(test, visit);
      if (visit.hasFakeWorker === true) await withFakeWorker(visited.context);
      await visited.page.goto((server?.url ?? "") + path);
      await visited.page.waitForSelector("h1");
      return visited;
    },
    async openSaved(test, url) {
      const visited = await visitIn(test, { width: 375 });
      await visited.context.setOffline(true);
      await visited.page.goto(url);
      return visited;
    },
  };
}

function settings(visit: Visit) {
  const { language = "zh-CN", theme = "light", width = 1440, isOffline = false } = visit;
  const isPhone = width < 500;
  return {
    locale: language,
    timezoneId: visit.timeZone ?? "Asia/Shanghai",
    colorScheme: theme,
    viewport: { width, height: isPhone ? 812 : 900 },
    ...(visit.userAgent === undefined ? {} : { userAgent: visit.userAgent }),
    hasTouch: isPhone,
    isMobile: isPhone,
    // Chromium goes around a proxy for its own machine unless told not to.
    ...(visit.through === undefined ? {} : { proxy: { server: visit.through, bypass: "<-loopback>" } }),
    serviceWorkers: isOffline ? ("allow" as const) : ("block" as const),
  };
}

function watched(context: BrowserContext, page: Page) {
  const requests: Request[] = [];
  const troubles: string[] = [];
  context.on("request", (request) => requests.push(request));
  page.on("pageerror", (error) => troubles.push(error.message));
  page.on("console", (message) => {
    if (message.type() === "error") troubles.push(message.text());
  });
  return { requests, troubles };
}

/** Hands a file of these words over by the picker. */
export async function giveText(page: Page, name: string, text: string | Buffer): Promise<void> {
  const file = { name, mimeType: "application/octet-stream", buffer: Buffer.from(text) };
  await page.locator("input[type=file]").first().setInputFiles(file);
}

/** Hands over files for the fake worker, which looks at their names alone. */
export async function give(page: Page, ...names: readonly string[]): Promise<void> {
  const files = names.map((name) => ({ name, mimeType: "text/plain", buffer: Buffer.from("x") }));
  await page.locator("input[type=file]").first().setInputFiles(files);
}

/** The page never scrolls sideways. */
export async function expectNoSidewaysScroll(page: Page): Promise<void> {
  const beyond = await page.evaluate(
    () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
  );
  expect(beyond, "pixels beyond the right edge").toBeLessThanOrEqual(0);
}

export function headline(page: Page): Promise<string> {
  return page.locator("h1").innerText();
}
