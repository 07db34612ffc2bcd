import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectSound } from "./sound.ts";
import { journeys } from "./world.ts";

const told = {
  "zh-CN": {
    person: "林知夏",
    unread: "1 条通知未读",
    none: "通知",
    isIn: "“岭上书会”的历史带进来了",
    rest: "都标为已读",
    promotion: "收推荐",
    save: "保存",
    saved: "已保存。",
    toInstance: "去看看",
    notSetUp: "还没设好，所以邮件都在等。站内的通知照常。",
    waits: "等邮件设好",
    nothing: "这里什么也没有",
  },
  en: {
    person: "Ana Rivers",
    unread: "1 unread notice",
    none: "Notices",
    isIn: "The history of 岭上书会 is in",
    rest: "Mark all as read",
    promotion: "Recommendations",
    save: "Save",
    saved: "Saved.",
    toInstance: "Have a look",
    notSetUp: "Not set up, so all mail waits. Notices in the app are shown all the same.",
    waits: "waits for mail",
    nothing: "There is nothing here",
  },
} as const;

const PASSWORD = "a sentence of my own";

const visits: [Language, number, "light" | "dark"][] = [
  ["zh-CN", 375, "light"],
  ["zh-CN", 1440, "dark"],
  ["en", 375, "dark"],
  ["en", 1440, "light"],
];

describe.each(visits)("in %s, %i px wide, %s", (language, width, theme) => {
  const world = journeys();
  const words = told[language];

  test("who brought history in is told, opens what it is about, and sees as who runs it that mail waits", async (context) => {
    const { page, troubles } = await world.open(context, world.welcome, { language, width, theme });
    await comeIn(page, words.person);
    const slug = await withHistory(page);
    await page.goto(`${world.url}/home`);
    await page.getByRole("link", { name: words.unread }).waitFor();
    await expectSound(page);
    await page.getByRole("link", { name: words.unread }).click();
    const row = page.locator("main li a", { hasText: words.isIn });
    await row.waitFor();
    await page.getByRole("button", { name: words.rest }).waitFor();
    await expectSound(page);
    await row.click();
    await page.waitForURL(`**/c/${slug}/health`);
    await page.goBack();
    await row.waitFor();
    await expect.poll(() => page.getByRole("button", { name: words.rest }).count()).toBe(0);

    await page.goto(`${world.url}/account`);
    await page.getByRole("checkbox", { name: words.promotion }).click();
    await page.getByRole("button", { name: words.save, exact: true }).click();
    await page.getByText(words.saved).waitFor();
    await page.reload();
    await expect
      .poll(() => page.getByRole("checkbox", { name: words.promotion }).getAttribute("aria-checked"))
      .toBe("true");
    await expectSound(page);
    await page.getByRole("link", { name: words.toInstance }).click();
    await page.getByText(words.notSetUp).waitFor();
    await page.locator("main li", { hasText: words.person }).getByText(words.waits).waitFor();
    await expectSound(page);
    expect(troubles).toEqual([]);
  });
});

describe("the page of who runs an instance", () => {
  const world = journeys();
  test("is not there for anybody else", async (context) => {
    const { page } = await world.open(context, world.welcome, { language: "en", width: 375 });
    await comeIn(page, told.en.person);
    const { token } = await api<{ token: string }>(page, "POST", "/api/accounts/invites");
    const body = { token, name: "Ben Woods", username: "ben", password: PASSWORD, email: null };
    await api(page, "POST", "/api/accounts/links/use", body);
    await page.goto(`${world.url}/instance`);
    await page.getByRole("heading", { name: told.en.nothing }).waitFor();
    await expectSound(page);
  });
});

async function comeIn(page: Page, name: string): Promise<void> {
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=username]").fill("ana");
  await page.locator("[name=password]").fill(PASSWORD);
  await page.locator("[name=email]").fill("ana@example.org");
  await page.locator("main form button[type=submit]").click();
  await page.waitForURL("**/home");
}

/** Founds a community and brings a small chat in. @returns its slug, once that is done. */
async function withHistory(page: Page): Promise<string> {
  const { slug } = await api<{ slug: string }>(page, "POST", "/api/communities", {
    name: "岭上书会",
    purpose: "一起把书读完。",
    sharedNeed: "读书有伴",
    motive: "friendship",
    timeZone: "Asia/Shanghai",
    language: "zh-CN",
  });
  const right = new URLSearchParams({
    fileName: "chat.csv",
    mayImport: "yes",
    purpose: "to keep it",
    retention: "three years",
  });
  const chat =
    "time,sender,text\n2024-03-01 08:00:00,Ada,Who brings the rope?\n2024-03-01 08:01:00,Bo,I do\n";
  await api(page, "POST", `/api/communities/${slug}/imports?${right.toString()}`, chat);
  await expect
    .poll(async () => (await api<{ unread: number }>(page, "GET", "/api/notices/unread")).unread)
    .toBe(1);
  return slug;
}

/** Asks as the page would; text goes as the octets of a file. */
function api<Answer>(page: Page, method: string, path: string, body?: object | string): Promise<Answer> {
  return page.evaluate(
    async ([asked, url, sent]) => {
      const type = typeof sent === "string" ? "application/octet-stream" : "application/json";
      const answer = await fetch(url, {
        method: asked,
        ...(sent === undefined
          ? {}
          : {
              headers: { "content-type": type },
              body: typeof sent === "string" ? new Blob([sent]) : JSON.stringify(sent),
            }),
      });
      if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`);
      return (await answer.json()) as Answer;
    },
    [method, path, body] as const,
  );
}
