import type { Language } from "@kith/contract/language";
import type { Page } from "playwright-core";
import { describe, expect, test } from "vitest";
import { toldOfCarriers, type ToldOfCarriers } from "./carrier-words.ts";
import { startDemo } from "./server.ts";
import { expectReflow, expectSound } from "./sound.ts";
import { asked, AT, forward, signIn } from "./stay-steps.ts";
import { journeys } from "./world.ts";

const visits: [Language, "light" | "dark"][] = [
  ["zh-CN", "dark"],
  ["en", "light"],
];

const API = "/api/communities/mba-2019";

describe.each(visits)("on a phone in %s", (language, theme) => {
  const world = journeys(startDemo);
  const words = toldOfCarriers[language];
  const visit = { language, theme, width: 375 } as const;

  test("carriers fill, expire and move; members find the way in, strangers the door", async (context) => {
    const open = async (login: string) => {
      const visited = await world.open(context, "/sign-in", visit);
      await signIn(visited.page, login);
      return visited;
    };
    const [organiser, member] = [await open("m01"), await open("m03")];
    await organiser.page.goto(`${world.url}${AT}/carriers`);
    await add(organiser.page, words, { name: "主群", capacity: "500", headcount: "500" });
    await add(organiser.page, words, { name: "资料群", kind: words.qq, expires: yesterday() });
    await add(organiser.page, words, { name: "二群", capacity: "500", headcount: "36" });
    await organiser.page.getByText(words.due).waitFor();
    await makeCode(organiser.page, words, ["主群", "二群"]);
    await move(organiser.page, words, { from: "备考 2019 微信群", to: "二群" });
    await expectSound(organiser.page);
    await expectReflow(organiser.page);

    await member.page.goto(`${world.url}${AT}/carriers`);
    await row(member.page, "主群").getByText(words.full, { exact: true }).waitFor();
    await row(member.page, "资料群").getByText(words.expired, { exact: true }).waitFor();
    expect(await member.page.content(), "the way in is told to who asks").not.toContain("example.org");
    expect(await row(member.page, "资料群").getByRole("button").count()).toBe(0);
    await member.page.getByRole("button", { name: words.confirm }).click();
    await member.page.getByText(words.confirmed).waitFor();
    await member.page.getByText(words.count).waitFor();
    await row(member.page, "二群").getByRole("button", { name: words.take }).click();
    const way = member.page.getByRole("link", { name: words.open, exact: true });
    expect(await way.getAttribute("href")).toBe("https://example.org/二群");
    await expectSound(member.page);

    const path = await codePath(organiser.page);
    await member.page.goto(world.url + path);
    await member.page.getByRole("heading", { level: 1, name: "二群" }).waitFor();
    await expectSound(member.page);
    const stranger = await open("owner");
    await stranger.page.goto(world.url + path);
    await stranger.page.waitForURL("**/join/mba-2019");
    expect(await stranger.page.content()).not.toContain("example.org");
    const { page: anybody } = await world.open(context, path, visit);
    await anybody.getByRole("heading", { name: words.signIn }).waitFor();
    await expectSound(anybody);
    expect([...organiser.troubles, ...member.troubles]).toEqual([]);
  });

  test("a role is verified, handed over, lapses by the clock, and what stands empty is said", async (context) => {
    const open = async (login: string) => {
      const visited = await world.open(context, "/sign-in", visit);
      await signIn(visited.page, login);
      return visited;
    };
    const [organiser, taking, member] = [await open("m01"), await open("m02"), await open("m03")];
    const moderatorId = await memberNamed(organiser.page, "陆一帆");
    await appointFor(organiser.page, { memberId: moderatorId, days: 9 });

    await organiser.page.goto(`${world.url}${AT}/people/${await memberNamed(organiser.page, "苏明远")}`);
    await organiser.page.getByText(words.notVerified).waitFor();
    await organiser.page.getByRole("button", { name: words.verify }).click();
    await organiser.page.getByRole("alertdialog").getByRole("button", { name: words.verifyAct }).click();
    await organiser.page.getByText(words.verified).waitFor();

    await member.page.goto(`${world.url}${AT}/roles`);
    await member.page.getByRole("button", { name: words.handOver }).click();
    await member.page.getByLabel(words.findName).fill("苏明");
    await member.page.getByRole("radio", { name: "苏明远" }).check();
    await expectSound(member.page);
    await member.page.getByRole("button", { name: words.askAct }).click();
    await member.page.getByRole("alertdialog").waitFor({ state: "detached" });

    await taking.page.goto(`${world.url}${AT}/roles`);
    await taking.page.getByRole("button", { name: words.accept }).click();
    await taking.page.getByRole("button", { name: words.accept }).waitFor({ state: "detached" });
    // What was just said fades in and out, and is not looked at half-way.
    await taking.page.reload();
    await expectSound(taking.page);
    await expectReflow(taking.page);

    await refusedAndAudited(organiser.page, member.page);
    await forward(organiser.page, 10);
    await taking.page.reload();
    await taking.page.getByText(words.vacant).waitFor();
    await taking.page.goto(`${world.url}${AT}/people`);
    await taking.page.getByRole("heading", { level: 1 }).waitFor();
    await expectSound(taking.page);
  });
});

const row = (page: Page, name: string) =>
  page.getByRole("listitem").filter({ has: page.getByRole("heading", { name, exact: true }) });

interface Added {
  readonly name: string;
  readonly kind?: string;
  readonly capacity?: string;
  readonly headcount?: string;
  readonly expires?: string;
}

/** By the form; what is wrong is said first, and what was typed stays. */
async function add(page: Page, words: ToldOfCarriers, carrier: Added): Promise<void> {
  await page.getByRole("button", { name: words.add }).click();
  if (carrier.kind !== undefined) {
    await page.getByRole("combobox", { name: words.kind }).click();
    await page.getByRole("option", { name: carrier.kind, exact: true }).click();
  }
  await page.getByLabel(words.name).fill(carrier.name);
  await page.getByLabel(words.link).fill("example");
  await page.getByRole("button", { name: words.addAct, exact: true }).click();
  await page.getByText(words.linkWrong).waitFor();
  await page.getByLabel(words.link).fill(`https://example.org/${carrier.name}`);
  await page.getByLabel(words.expires).fill(carrier.expires ?? "");
  await page.getByLabel(words.capacity).fill(carrier.capacity ?? "");
  await page.getByLabel(words.headcount).fill(carrier.headcount ?? "");
  await page.getByRole("button", { name: words.addAct, exact: true }).click();
  await row(page, carrier.name).waitFor();
}

async function makeCode(page: Page, words: ToldOfCarriers, carriers: readonly string[]): Promise<void> {
  await page.getByRole("button", { name: words.makeCode }).click();
  await page.getByLabel(words.codeName).fill("迎新海报");
  for (const name of carriers) await page.getByRole("checkbox", { name }).check({ force: true });
  await page.getByRole("button", { name: words.makeCodeAct, exact: true }).click();
  await page.getByText(words.leadsTo).waitFor();
}

async function move(
  page: Page,
  words: ToldOfCarriers,
  { from, to }: { readonly from: string; readonly to: string },
): Promise<void> {
  await row(page, from).getByRole("button", { name: words.change }).click();
  await page.getByRole("button", { name: words.move, exact: true }).click();
  const dialog = page.getByRole("alertdialog");
  await dialog.getByRole("radio", { name: to }).check();
  await dialog.getByRole("button", { name: words.moveAct, exact: true }).click();
  await page.getByRole("button", { name: words.confirm }).waitFor();
}

async function codePath(page: Page): Promise<string> {
  const { body } = await asked(page, "GET", `${API}/live-codes`);
  return `${AT}/meet/${(body as { codes: { code: string }[] }).codes[0]!.code}`;
}

async function memberNamed(page: Page, name: string): Promise<string> {
  const { body } = await asked(page, "GET", `${API}/members?search=${encodeURIComponent(name)}`);
  return (body as { members: { id: string }[] }).members[0]!.id;
}

/** By the demo's own clock, which is that of the machine until it is put forward. */
async function appointFor(
  page: Page,
  { memberId, days }: { readonly memberId: string; readonly days: number },
): Promise<void> {
  const { body } = await asked(page, "GET", "/api/demo");
  const now = Date.parse((body as { now: string }).now);
  const endsAt = new Date(now + days * 86_400_000).toISOString();
  const term = { memberId, role: "moderator", endsAt, reason: "" };
  expect((await asked(page, "POST", `${API}/terms`, term)).status).toBe(201);
}

/** A member tries what a moderator does, on the page's address and by the interface: neither goes, and both are known. */
async function refusedAndAudited(organiser: Page, member: Page): Promise<void> {
  const { body } = await asked(organiser, "POST", `${API}/topics`, { title: "早", text: "早" });
  const { id } = body as { id: string };
  expect((await asked(member, "DELETE", `${API}/posts/${id}`)).status).toBe(403);
  await member.goto(new URL(`${AT}/stay`, member.url()).href);
  await member.getByRole("heading").first().waitFor();
  expect((await asked(member, "GET", `${API}/sanctions`)).status).toBe(403);
  const { body: audit } = await asked(organiser, "GET", `${API}/audit`);
  const { entries } = audit as { entries: { power: string; subject: { power?: string } }[] };
  const refused = entries.filter(({ power }) => power === "refused").map(({ subject }) => subject.power);
  expect(refused).toContain("post.remove");
  expect(refused).toContain("sanction.read");
}

/** In the zone of the device. */
function yesterday(): string {
  const day = new Date(Date.now() - 86_400_000);
  const two = (part: number) => String(part).padStart(2, "0");
  return `${day.getFullYear()}-${two(day.getMonth() + 1)}-${two(day.getDate())}`;
}
