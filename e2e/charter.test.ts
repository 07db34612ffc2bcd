import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test, type TestContext } from "vitest";
import { charterTold } from "./charter-words.ts";
import { submit } from "./community-steps.ts";
import { expectReflow, expectSound } from "./sound.ts";
import { journeys, type World } from "./world.ts";

const visits: [Language, number][] = [
  ["zh-CN", 375],
  ["en", 375],
];
const PASSWORD = "a sentence of my own";

describe.each(visits)("in %s, %i px wide", (language, width) => {
  const world = journeys();
  const words = charterTold[language];

  test("a community is founded, written, opened, changed and accepted again", async (context) => {
    const { page, troubles } = await world.open(context, world.welcome, { language, width });
    await comeIn(page, words.person, "ana");
    const slug = await writeCharter(page, world);
    await openIt(page, `${world.url}/c/${slug}`);
    await keepCount(page);

    const lin = await secondMember(context, page, slug);
    await lin.goto(`${world.url}/c/${slug}`);
    await lin.getByRole("link", { name: words.readIt }).click();
    await lin.getByRole("button", { name: words.confirm }).click();
    await lin.getByText(words.confirmed(1)).waitFor();

    await changeIt(page, `${world.url}/c/${slug}`);
    await page.getByText(words.counted).waitFor();
    await acceptAgain(lin, `${world.url}/c/${slug}`);
    await callMembersByTheirName(lin, `${world.url}/c/${slug}`);
    expect(troubles).toEqual([]);
  });

  /** From a name to a charter with nothing missing but a backbone. @returns the slug. */
  async function writeCharter(page: Page, { url }: World): Promise<string> {
    await page.goto(`${url}/found`);
    await page.locator("[name=name]").fill(words.name);
    await submit(page);
    await page.waitForURL("**/charter/edit");
    const slug = /\/c\/([^/]+)/.exec(page.url())?.[1] ?? "";
    await page.getByText(words.missing).waitFor();
    await expectSound(page);
    await expectReflow(page);
    await page.locator("a[href$='/edit/purpose']").click();
    await page.getByText(words.example).waitFor();
    await type(page, "purpose", words.purpose);
    await page.getByText(words.saved).waitFor();
    await expectSound(page);
    await onTo(page, "sharedNeed");
    await type(page, "sharedNeed", words.need);
    await onTo(page, "anchor");
    await page.getByRole("radio", { name: words.hobby }).check();
    await type(page, "anchor", words.anchor);
    await expectSound(page);
    await onTo(page, "onlyHere");
    await type(page, "onlyHere", words.onlyHere);
    await onTo(page, "motive");
    await page.getByRole("radio", { name: words.motive }).check();
    await onTo(page, "rules");
    await page.getByRole("button", { name: words.addRule }).click();
    await page.locator("textarea").fill(words.rule);
    await page.getByText(words.saved).waitFor();
    await expectSound(page);
    return slug;
  }

  async function openIt(page: Page, at: string): Promise<void> {
    await page.goto(`${at}/charter/edit/vocabulary`);
    await type(page, "member", words.member);
    await type(page, "organiser", words.organiser);
    await page.getByText(words.saved).waitFor();
    await page.goto(`${at}/charter/edit/goal`);
    await type(page, "text", words.purpose);
    await type(page, "target", "100");
    await type(page, "unit", "km");
    await type(page, "until", "2030-12-31");
    await page.getByText(words.saved).waitFor();
    await appointSelf(page, at);
    await page.goto(at);
    await page.getByText(words.notOpen).waitFor();
    await page.getByRole("link", { name: words.goOn }).click();
    await page.getByRole("button", { name: words.open, exact: true }).click();
    await page.waitForURL(`${at}/charter`);
    await page.getByText(words.version(1)).first().waitFor();
    await expectSound(page);
    await expectReflow(page);
  }

  /** A goal of a hundred with forty recorded, and a promise that is kept. */
  async function keepCount(page: Page): Promise<void> {
    await page.getByRole("button", { name: words.record }).click();
    await type(page, "amount", "40");
    await page.getByRole("button", { name: words.recordIt }).click();
    await page.getByText("40%").waitFor();
    await page.locator("a[href$='/charter/promises']").click();
    await page.getByRole("button", { name: words.promise }).click();
    await type(page, "text", words.promised);
    await type(page, "dueOn", "2030-01-27");
    await expectSound(page);
    await page.getByRole("button", { name: words.makeIt }).click();
    await page.getByText(words.promised).first().waitFor();
    await page.getByRole("button", { name: words.kept }).click();
    await page.getByRole("button", { name: words.kept }).click();
    await page
      .locator("li", { hasText: words.kept.replace("It was k", "K") })
      .first()
      .waitFor();
    await expectSound(page);
  }

  async function changeIt(page: Page, at: string): Promise<void> {
    await page.goto(`${at}/charter/edit/purpose`);
    await type(page, "purpose", words.laterPurpose);
    await page.getByText(words.saved).waitFor();
    await page.goto(`${at}/charter/edit`);
    await page.locator("ins").first().waitFor();
    await expectSound(page);
    await page.getByRole("button", { name: words.publish }).click();
    await page.waitForURL(`${at}/charter`);
    await page.getByText(words.version(2)).first().waitFor();
  }

  async function acceptAgain(page: Page, at: string): Promise<void> {
    await page.goto(at);
    await page.getByText(words.again).waitFor();
    await page.getByRole("link", { name: words.readIt }).click();
    await page.getByRole("link", { name: words.see }).click();
    await page.locator("ins").first().waitFor();
    expect(await page.locator("ins").first().innerText()).toContain(
      language === "en" ? "long novels" : "长篇",
    );
    await expectSound(page);
    await expectReflow(page);
    await page.getByRole("link", { name: words.readIt }).click();
    await page.getByRole("button", { name: words.confirm }).click();
    await page.getByText(words.confirmed(2)).waitFor();
    await expectSound(page);
  }

  async function callMembersByTheirName(page: Page, at: string): Promise<void> {
    await page.goto(`${at}/people`);
    await page.getByText(words.organiser).first().waitFor();
    await page.goto(at);
    await page
      .getByText(new RegExp(`2 .*${words.member}`))
      .first()
      .waitFor();
  }

  test("two who write the same part at once are both heard", async (context) => {
    const { page } = await world.open(context, "/sign-in", { language, width });
    await page.locator("[name=login]").fill("ana");
    await page.locator("[name=password]").fill(PASSWORD);
    await submit(page);
    await page.waitForURL("**/home");
    const asked = { name: words.name, timeZone: "UTC", language };
    const { slug } = await api<{ slug: string }>(page, "POST", "/api/communities", asked);
    await page.goto(`${world.url}/c/${slug}/charter/edit/purpose`);
    await page.locator("[name=purpose]").waitFor();
    const draft = `/api/communities/${slug}/charter/draft`;
    await api(page, "PATCH", draft, { revision: 1, changes: { purpose: words.laterPurpose } });
    await type(page, "purpose", words.purpose);
    await page.getByText(words.conflict).waitFor();
    await page.getByText(words.laterPurpose).waitFor();
    expect(await page.locator("[name=purpose]").inputValue()).toBe(words.purpose);
    await expectSound(page);
    await page.getByRole("button", { name: words.mine }).click();
    await page.getByText(words.saved).waitFor();
    const { content } = await api<{ content: { purpose: string } }>(page, "GET", draft);
    expect(content.purpose).toBe(words.purpose);
  });

  test("what is typed without a network is kept and saved when it is back", async (context) => {
    const { page, context: browser } = await world.open(context, "/sign-in", { language, width });
    await page.locator("[name=login]").fill("ana");
    await page.locator("[name=password]").fill(PASSWORD);
    await submit(page);
    await page.waitForURL("**/home");
    const asked = { name: words.name, timeZone: "UTC", language };
    const { slug } = await api<{ slug: string }>(page, "POST", "/api/communities", asked);
    await page.goto(`${world.url}/c/${slug}/charter/edit/purpose`);
    await page.locator("[name=purpose]").waitFor();
    await browser.setOffline(true);
    await type(page, "purpose", words.purpose);
    await page.locator("output", { hasText: /./ }).first().waitFor();
    await browser.setOffline(false);
    await expect
      .poll(async () => {
        const draft = `/api/communities/${slug}/charter/draft`;
        return (await api<{ content: { purpose: string } }>(page, "GET", draft)).content.purpose;
      })
      .toBe(words.purpose);
  });

  /** Somebody who comes by the organiser's links. */
  async function secondMember(context: TestContext, page: Page, slug: string): Promise<Page> {
    const name = "苏禾";
    const { token } = await api<{ token: string }>(page, "POST", "/api/accounts/invites");
    const { memberId } = await api<{ memberId: string }>(page, "POST", `/api/communities/${slug}/members`, {
      name,
    });
    const invites = `/api/communities/${slug}/members/${memberId}/claim-invites`;
    const claim = await api<{ token: string }>(page, "POST", invites, {});
    const lin = await world.open(context, `/welcome#${token}`, { language, width });
    await comeIn(lin.page, name, "suhe");
    await api(lin.page, "POST", `/api/communities/${slug}/claims`, { token: claim.token });
    return lin.page;
  }
});

async function comeIn(page: Page, name: string, username: string): Promise<void> {
  await page.locator("[name=name]").fill(name);
  await page.locator("[name=username]").fill(username);
  await page.locator("[name=password]").fill(PASSWORD);
  await submit(page);
  await page.waitForURL("**/home");
}

async function type(page: Page, name: string, text: string): Promise<void> {
  await page.locator(`[name=${name}]`).fill(text);
}

/** To the next part that something is missing in. */
async function onTo(page: Page, item: string): Promise<void> {
  await submit(page);
  await page.waitForURL(`**/edit/${item}`);
}

/** Whoever founded it is its backbone, too. */
async function appointSelf(page: Page, at: string): Promise<void> {
  const path = `/api/communities/${at.split("/").at(-1) ?? ""}`;
  const { me } = await api<{ me: { memberId: string } }>(page, "GET", path);
  const term = { memberId: me.memberId, role: "backbone", endsAt: null, reason: "" };
  await api(page, "POST", `${path}/terms`, term);
}

/** Asks as the page would. */
function api<Answer>(page: Page, method: string, path: string, body?: object): Promise<Answer> {
  return page.evaluate(
    async ([asked, url, sent]) => {
      const answer = await fetch(url, {
        method: asked,
        ...(sent === undefined
          ? {}
          : { headers: { "content-type": "application/json" }, body: JSON.stringify(sent) }),
      });
      const text = await answer.text();
      if (!answer.ok) throw new Error(`${url}: ${answer.status} ${text}`);
      return (text === "" ? null : JSON.parse(text)) as Answer;
    },
    [method, path, body] as const,
  );
}
