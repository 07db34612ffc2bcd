import type { Page } from "playwright-core";
import { expect } from "vitest";
import type { ToldAtGate } from "./gate-words.ts";

/** The steps of the journeys through a gate, each as its people take it. */

const CARRIER_LINK = "https://chat.example/join/only-for-members";

/** Asks the server as the page's own code would, signed in as whoever the page belongs to. */
export async function asked(page: Page, method: string, path: string, body?: unknown): Promise<unknown> {
  const answer = await page.evaluate(
    async ([by, at, sent]) => {
      const got = await fetch(at, {
        method: by,
        headers: sent === null ? {} : { "content-type": "application/json" },
        ...(sent === null ? {} : { body: sent }),
      });
      return { isGood: got.ok, text: await got.text() };
    },
    [method, path, body === undefined ? null : JSON.stringify(body)] as const,
  );
  if (!answer.isGood) throw new Error(`${method} ${path}: ${answer.text}`);
  return answer.text === "" ? null : JSON.parse(answer.text);
}

/** A community that has opened, with a carrier that has a way in. @returns its slug. */
export async function openCommunity(page: Page, words: ToldAtGate, language: string): Promise<string> {
  const { name, purpose, need } = words;
  const { slug } = (await asked(page, "POST", "/api/communities", {
    name,
    purpose,
    sharedNeed: need,
    motive: "friendship",
    timeZone: "Asia/Shanghai",
    language,
  })) as { slug: string };
  const path = `/api/communities/${slug}`;
  const { me } = (await asked(page, "GET", path)) as { me: { memberId: string } };
  const term = { memberId: me.memberId, role: "backbone", endsAt: null, reason: "" };
  await asked(page, "POST", `${path}/terms`, term);
  const { revision: seen } = (await asked(page, "GET", `${path}/charter/draft`)) as { revision: number };
  const { revision } = (await asked(page, "PATCH", `${path}/charter/draft`, {
    revision: seen,
    changes: {
      anchor: { kind: "need", text: need },
      onlyHere: [words.onlyHere],
      asks: [words.ask],
      rules: [{ number: null, text: words.rule }],
    },
  })) as { revision: number };
  await asked(page, "POST", `${path}/charter/open`, { revision, note: "" });
  const carrier = { kind: "wechat_group", name: words.carrier, link: CARRIER_LINK };
  await asked(page, "POST", `${path}/carriers`, carrier);
  return slug;
}

/** On the page of settings: two questions, the rule of the year, and the door opened. */
export async function setTheGate(page: Page, words: ToldAtGate): Promise<void> {
  await page.getByRole("checkbox", { name: words.openDoor }).click();
  await addQuestion(page, words, { text: words.yearAsked, why: words.yearWhy, kind: words.number });
  await addQuestion(page, words, { text: words.freeAsked, why: words.freeWhy, kind: words.long });
  await page.getByRole("button", { name: words.addRule }).click();
  await page.getByRole("button", { name: words.addFact, exact: true }).click();
  await page.getByRole("button", { name: words.answerFact }).click();
  const rule = page.locator("section[aria-labelledby=rules]");
  await rule.locator("select").last().selectOption("differs");
  await rule.getByLabel(words.numberBox).fill("2019");
  await page.getByLabel(words.reason).fill(words.onlyYear);
}

interface Asked {
  readonly text: string;
  readonly why: string;
  readonly kind: string;
}

async function addQuestion(page: Page, words: ToldAtGate, question: Asked): Promise<void> {
  await page.getByRole("button", { name: words.addQuestion }).click();
  await page.getByLabel(words.text, { exact: true }).last().fill(question.text);
  await page.getByLabel(words.why, { exact: true }).last().fill(question.why);
  await page.getByRole("combobox", { name: words.kind }).last().click();
  await page.getByRole("option", { name: question.kind }).click();
}

export async function saveGate(page: Page, words: ToldAtGate): Promise<void> {
  await page.getByRole("button", { name: words.save, exact: true }).locator("visible=true").click();
  await page.getByText(words.saved, { exact: true }).first().waitFor();
}

export async function makeCode(page: Page, words: ToldAtGate, word: string, cost: string): Promise<void> {
  await page.getByRole("button", { name: words.makeCode }).first().click();
  await page.getByLabel(words.codeName, { exact: true }).fill(word.toUpperCase());
  await page.getByLabel(words.codeWord).fill(word);
  await page.getByLabel(words.codeCost).fill(cost);
  await page.locator("main form button[type=submit]").click();
  await page.getByRole("heading", { name: word.toUpperCase() }).waitFor();
}

export interface Applicant {
  readonly name: string;
  readonly login: string;
  readonly year: string;
}

/** On the page of applying: everything but the rules' tick. */
export async function fillIn(page: Page, words: ToldAtGate, applicant: Applicant): Promise<void> {
  await page.getByLabel(words.yearAsked).fill(applicant.year);
  await page.getByLabel(words.freeAsked).fill(words.free);
  await page.getByLabel(words.accountName).fill(applicant.name);
  await page.getByLabel(words.login).fill(applicant.login);
  await page.getByLabel(words.password, { exact: true }).fill("a sentence of my own");
}

/** Whoever is not inside never loads a way into a carrier, nor its name. */
export function listenFor(page: Page): { readonly heard: () => string } {
  const heard: string[] = [];
  page.on("response", (response) => {
    const type = response.headers()["content-type"] ?? "";
    if (!/json|html/.test(type)) return;
    void response.text().then(
      (text) => heard.push(text),
      () => undefined,
    );
  });
  return { heard: () => heard.join("\n") };
}

export function expectNoWayIn(heard: string, words: ToldAtGate): void {
  expect(heard.length).toBeGreaterThan(500);
  expect(heard).not.toContain("chat.example");
  expect(heard).not.toContain("only-for-members");
  expect(heard).not.toContain(words.carrier);
}
