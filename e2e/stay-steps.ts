import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { ToldOfStay } from "./stay-words.ts";

/** The steps of the journey through rules and sanctions, each as its people take it. */

export const AT = "/c/mba-2019";
const API = "/api/communities/mba-2019";
export const RULE = "不卖课，不拉人报班。";
export const ADVERT = "有个朋友在卖联考押题班，报我名字便宜一千，要的加我。";

/** Somebody of the demo. */
export async function signIn(page: Page, login: string): Promise<void> {
  await page.locator("[name=login]").fill(login);
  await page.locator("[name=password]").fill("kith-demo-2019");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL("**/home");
  // Whatever is still coming would be broken off by going on.
  await page.getByRole("heading", { level: 1 }).waitFor();
  await page.waitForLoadState("networkidle");
}

interface Answered {
  readonly status: number;
  readonly body: unknown;
}

/** Asks the server as whoever the page belongs to. */
export function asked(
  page: Page,
  method: string,
  path: string,
  body: object | null = null,
): Promise<Answered> {
  return page.evaluate(
    async ([by, at, sent]) => {
      const headers: Record<string, string> = sent === null ? {} : { "content-type": "application/json" };
      const got = await fetch(at, { method: by, headers, body: sent });
      return { status: got.status, body: (await got.json().catch(() => null)) as unknown };
    },
    [method, path, body === null ? null : JSON.stringify(body)] as const,
  );
}

/** The member says what rule R2 forbids. @returns the path of the topic. */
export async function advertise(page: Page): Promise<string> {
  const { body } = await asked(page, "POST", `${API}/topics`, { title: "押题班团购", text: ADVERT });
  return `${AT}/topics/${(body as { topicId: string }).topicId}`;
}

/** A second organiser, who can decide what the first has done. */
export async function secondOrganiser(page: Page): Promise<void> {
  const { body } = await asked(page, "GET", `${API}/members?search=${encodeURIComponent("苏明远")}`);
  const memberId = (body as { members: { id: string }[] }).members[0]!.id;
  const term = { memberId, role: "organiser", endsAt: null, reason: "" };
  expect((await asked(page, "POST", `${API}/terms`, term)).status).toBe(201);
}

/** Without a rule nothing is done, whatever the page lets through. */
export async function refusedWithoutRule(page: Page, memberId: string): Promise<void> {
  const body = { memberId, step: "warn", rule: null, charterVersion: 1, days: null, reason: "x" };
  const rest = { ground: null, postIds: [], afterId: null };
  const { status, body: told } = await asked(page, "POST", `${API}/sanctions`, { ...body, ...rest });
  expect([status, (told as { reason: string }).reason]).toEqual([409, "ruleMissing"]);
}

/** In the sheet that is open: rule R2, this step, and why. */
export async function fillAct(page: Page, words: ToldOfStay, step: string): Promise<void> {
  const sheet = page.getByRole("dialog");
  await sheet.getByRole("radio", { name: /^R2/ }).check();
  await sheet.getByRole("radio", { name: new RegExp(`^${step}`) }).check();
  await sheet.getByLabel(words.reason, { exact: true }).fill(words.because);
}

export async function sendAct(page: Page, step: string, done: string): Promise<void> {
  await page.getByRole("dialog").getByRole("button", { name: step, exact: true }).click();
  await page.getByText(done).waitFor();
  await page.getByRole("dialog").waitFor({ state: "detached" });
}

/** What becomes due in so many days is done before this ends. */
export async function forward(page: Page, days: number): Promise<void> {
  expect((await asked(page, "POST", "/api/demo/clock", { days })).status).toBe(200);
}

/** Notices are sent by the work behind the pages, a moment later. */
export async function noticeCame(page: Page): Promise<void> {
  const come = async () =>
    ((await asked(page, "GET", "/api/notices")).body as { notices: [] }).notices.length;
  await expect.poll(come, { timeout: 20_000 }).toBeGreaterThan(0);
}
