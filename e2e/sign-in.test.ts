import { AxeBuilder } from "@axe-core/playwright";
import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { expectNoSidewaysScroll, journeys } from "./world.ts";

const told = {
  "zh-CN": {
    first: "成为这里的第一位组织者",
    name: "林知夏",
    username: "知夏",
    short: "密码至少要 10 个字。",
    signIn: "登录",
    wrong: "用户名或密码不对。",
    devices: "已登录的设备",
    isThis: "就是这台",
    end: "让它退出",
    ended: "已退出。",
    save: "保存",
    saved: "名字已保存。",
    signOut: "退出登录",
    used: "这个链接已经用过了，只能用一次。",
    invite: "生成邀请链接",
    invited: "有人请你来这里",
  },
  en: {
    first: "Become the first organiser here",
    name: "Ana Rivers",
    username: "ana",
    short: "A password needs at least 10 characters.",
    signIn: "Sign in",
    wrong: "The user name or the password is not right.",
    devices: "Devices signed in",
    isThis: "this one",
    end: "Sign out",
    ended: "Signed out.",
    save: "Save",
    saved: "Name saved.",
    signOut: "Sign out",
    used: "This link has been used. It works once.",
    invite: "Make an invitation link",
    invited: "You are invited",
  },
} as const;

const PASSWORD = "a sentence of my own";

const visits: [Language, number][] = [
  ["zh-CN", 375],
  ["zh-CN", 1440],
  ["en", 375],
  ["en", 1440],
];

describe.each(visits)("in %s, %i px wide", (language, width) => {
  const world = journeys();
  const words = told[language];

  test("the first organiser comes by the link, looks after their devices, leaves and comes back", async (context) => {
    const link = world.welcome;
    const { page, troubles } = await world.open(context, link, { language, width });
    const submit = () => page.locator("main form button[type=submit]").click();
    await page.getByRole("heading", { level: 1, name: words.first }).waitFor();
    await expectSound(page);

    await page.locator("[name=name]").fill(words.name);
    await page.locator("[name=username]").fill(words.username);
    await page.locator("[name=password]").fill("ninechars");
    await submit();
    await page.getByText(words.short).waitFor();
    expect(await page.evaluate(() => (document.activeElement as HTMLInputElement).name)).toBe("password");
    expect(troubles).toEqual([]);
    await page.locator("[name=password]").fill(PASSWORD);
    await submit();
    await page.waitForURL("**/home");

    await elsewhere(world.url, words.username);
    await page.goto(`${world.url}/account`);
    await page.getByRole("heading", { name: words.devices }).waitFor();
    const rows = page.locator("main li");
    await rows.nth(1).waitFor();
    expect(await rows.count()).toBe(2);
    expect(await rows.first().innerText()).toContain(words.isThis);
    await expectSound(page);
    await rows.nth(1).getByRole("button").click();
    await page.getByText(words.ended, { exact: true }).waitFor();
    await expect.poll(() => rows.count()).toBe(1);

    await page.locator("[name=name]").fill(`${words.name} 2`);
    await page.getByRole("button", { name: words.save, exact: true }).click();
    await page.getByText(words.saved).waitFor();
    await page.reload();
    await expect.poll(() => page.locator("[name=name]").inputValue()).toBe(`${words.name} 2`);

    await page.getByRole("button", { name: words.invite }).click();
    const invitation = await page.locator("main p.select-all").innerText();
    await page.getByRole("button", { name: words.signOut, exact: true }).click();
    await page.waitForURL("**/sign-in");
    await page.goto(`${world.url}/account`);
    await page.waitForURL("**/sign-in?to=%2Faccount");
    await expectSound(page);

    await page.locator("[name=login]").fill(` ${words.username.toUpperCase()} `);
    await page.locator("[name=password]").fill("not my sentence");
    await submit();
    await page.getByText(words.wrong).waitFor();
    expect(await page.locator("[name=login]").inputValue()).not.toBe("");
    await page.locator("[name=password]").fill(PASSWORD);
    await page.keyboard.press("Enter");
    await page.waitForURL("**/account");

    // A link that differs after # only does not open the page anew.
    await page.goto("about:blank");
    await page.goto(world.url + link);
    await page.getByText(words.used).waitFor();
    await expectSound(page);
    await page.goto("about:blank");
    await page.goto(invitation);
    await page.getByRole("heading", { level: 1, name: words.invited }).waitFor();
  });
});

describe("a link that names where to go on", () => {
  const world = journeys();
  test("never leads away from here", async (context) => {
    const { page } = await world.open(context, world.welcome, { language: "en" });
    await page.locator("[name=name]").fill("Ana Rivers");
    await page.locator("[name=username]").fill("ana");
    await page.locator("[name=password]").fill(PASSWORD);
    await page.locator("main form button[type=submit]").click();
    await page.waitForURL("**/home");
    for (const to of [
      "https://elsewhere.example/",
      "//elsewhere.example/",
      "/\\elsewhere.example",
      "javascript:alert(1)",
    ]) {
      await page.goto(`${world.url}/sign-in?to=${encodeURIComponent(to)}`);
      await page.locator("[name=login]").fill("ana");
      await page.locator("[name=password]").fill(PASSWORD);
      await page.locator("main form button[type=submit]").click();
      await page.waitForURL(`${world.url}/home`);
    }
  });
});

/** Somebody signs in on a phone meanwhile. */
async function elsewhere(url: string, login: string): Promise<void> {
  const answer = await fetch(`${url}/api/accounts/session`, {
    method: "POST",
    headers: { "content-type": "application/json", "user-agent": "Mozilla/5.0 (iPhone) MicroMessenger/8.0" },
    body: JSON.stringify({ login, password: PASSWORD }),
  });
  expect(answer.status).toBe(200);
}

async function expectSound(page: Page): Promise<void> {
  await expectNoSidewaysScroll(page);
  const { violations } = await new AxeBuilder({ page }).analyze();
  expect(violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(" ")}`)).toEqual([]);
}
