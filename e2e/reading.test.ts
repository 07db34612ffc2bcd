import { readFileSync } from "node:fs";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";
import { clearTable, qqText, table, talk, telegram } from "./material.ts";
import { giveText, headline, journeys } from "./world.ts";

const world = journeys();
const english = { language: "en" } as const;

/** Until there is a report, or something is asked first. */
async function settled(page: Page): Promise<"report" | "question"> {
  await page.locator("[data-line], form").first().waitFor();
  return (await page.locator("form").count()) === 0 ? "report" : "question";
}

test("a table without a header that tells is read once its columns are matched", async (context) => {
  const { page } = await world.open(context, "/check", english);
  await giveText(page, "export.csv", table(talk(600)));
  await page.getByText("Which column is which").first().waitFor();
  expect(await page.locator("table tbody tr").count()).toBe(5);
  for (const [use, column] of [
    ["Time", "b"],
    ["Sender", "c"],
    ["Text", "d"],
  ] as const) {
    await page.getByRole("combobox", { name: use, exact: true }).click();
    await page.getByRole("option", { name: column, exact: true }).click();
  }
  await page.getByRole("button", { name: "Start reading" }).click();
  await page.waitForSelector("[data-line]");
  expect(await page.locator("article header").innerText()).toContain("600 messages");
  expect(await page.locator("article header").innerText()).toContain("8 people");
});

test("a table whose header tells is read without a question", async (context) => {
  const { page } = await world.open(context, "/check", english);
  await giveText(page, "export.csv", clearTable(talk(600)));
  expect(await settled(page)).toBe("report");
});

const [zoned, bare] = [clearTable(talk(300), "+00:00"), clearTable(talk(300))];

test.for([
  ["times with their offset", "export.csv", zoned, "Europe/Madrid", "report"],
  ["clocks alone, likely of elsewhere", "export.csv", bare, "Europe/Madrid", "question"],
  ["clocks alone, likely one’s own", "export.csv", bare, "Asia/Shanghai", "report"],
  ["a new Telegram export", "result.json", telegramOf(true), "Europe/Madrid", "report"],
  ["an old Telegram export", "result.json", telegramOf(false), "Europe/Madrid", "question"],
  ["QQ, read in China", "chat.txt", qqText(talk(300)), "Asia/Shanghai", "report"],
  ["QQ, read in Spain", "chat.txt", qqText(talk(300)), "Europe/Madrid", "question"],
] as const)("a time zone is asked for only where it is needed: %s", async (row, context) => {
  const [, name, text, timeZone, expected] = row;
  const { page } = await world.open(context, "/check", { ...english, timeZone });
  await giveText(page, name, text);
  expect(await settled(page)).toBe(expected);
  const zone = page.getByRole("combobox", { name: "Which time zone are these times in" });
  expect(await zone.count()).toBe(expected === "question" ? 1 : 0);
  if (expected === "report") return;
  await page.getByRole("button", { name: "Start reading" }).click();
  await page.waitForSelector("[data-line]");
});

function telegramOf(hasEpochs: boolean): string {
  return telegram([{ id: 1, name: "槐树里", type: "private_group", said: talk(300) }], hasEpochs);
}

test("what was read and what was left out is told, with samples that no saved page holds", async (context) => {
  const { page } = await world.open(context, "/check", english);
  const spoilt = "一行不知从哪里来的字";
  await giveText(page, "chat.txt", qqText(talk(300), [spoilt, "又一行"]));
  await page.waitForSelector("[data-line]");
  const loss = page.locator("#loss");
  await loss.getByRole("button").first().click();
  await loss.getByText(spoilt).waitFor();
  expect(await loss.innerText()).toContain("300 messages read");
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as one web page" }).click(),
  ]);
  const html = readFileSync(await download.path(), "utf8");
  expect(html).toContain("300 messages read");
  expect(html).not.toContain(spoilt);
});

const picture = Buffer.from("89504e470d0a1a0a0000000d494844520000000100000001", "hex");
const cutZip = Buffer.concat([Buffer.from("504b0304", "hex"), Buffer.alloc(400, 7)]);

test.for([
  ["a picture", "photo.png", picture, "The format is not known"],
  ["an empty file", "empty.txt", "", "The format is not known"],
  ["a letter", "letter.txt", "Dear all,\nthis is no chat.\n", "The format is not known"],
  ["half a zip", "export.zip", cutZip, "The format is not known"],
  [
    "an export without messages",
    "result.json",
    telegram([]),
    "The format is known, but there are no messages in it",
  ],
] as const)("%s: it is said what is wrong, and another file can be tried", async (row, context) => {
  const [, name, bytes, title] = row;
  const { page, troubles } = await world.open(context, "/check", english);
  await giveText(page, name, bytes);
  await page.getByRole("heading", { name: title }).waitFor();
  await page.getByRole("link", { name: "Another file" }).click();
  await giveText(page, "chat.txt", qqText(talk(300)));
  await page.waitForSelector("[data-line]");
  expect(troubles).toEqual([]);
});

test("an export that breaks off is judged as far as it goes, and says so", async (context) => {
  const { page } = await world.open(context, "/check", english);
  const whole = telegramOf(true);
  await giveText(page, "result.json", whole.slice(0, Math.floor(whole.length * 0.7)));
  await page.getByText("Some files could not be read to the end.").waitFor();
  expect(await page.locator("[data-line]").count()).toBe(15);
});

test("a file named as a format it is not leads back to the question", async (context) => {
  const { page } = await world.open(context, "/check", english);
  await giveText(page, "letter.txt", "Dear all,\nthis is no chat.\n");
  await page.getByRole("combobox", { name: "Read it as" }).click();
  await page.getByRole("option", { name: "Telegram JSON export" }).click();
  await page.getByRole("button", { name: "Start reading" }).click();
  await page.getByRole("alert").getByRole("button", { name: "Read it differently" }).click();
  await page.getByRole("combobox", { name: "Read it as" }).click();
  await page.getByRole("option", { name: "Recognise it for me" }).click();
  await page.getByRole("heading", { name: "The format is not known" }).waitFor();
});

const shared = talk(600);
const twoChats = telegram([
  { id: 1, name: "槐树里", type: "private_group", said: shared.filter((_, i) => i % 6 < 3) },
  { id: 2, name: "早班", type: "private_group", said: shared.filter((_, i) => i % 6 >= 3) },
  { id: 3, name: "老梁", type: "personal_chat", said: shared.filter(({ who }) => who < 2).slice(0, 40) },
]);

test("several chats can be judged together as one community, without what two said to each other", async (context) => {
  const { page } = await world.open(context, "/check");
  await giveText(page, "result.json", twoChats);
  const rows = page.locator("main li");
  await rows.first().getByRole("link", { name: "全部聊天合起来" }).click();
  await page.waitForSelector("[data-line]");
  const header = page.locator("article header");
  expect(await header.innerText()).toContain("全部聊天合起来");
  expect(await header.innerText()).toContain("8 人");
  expect(await header.innerText()).toContain("600 条消息");
  expect(await headline(page)).not.toContain("不够判断");
  await page.getByRole("button", { name: "English" }).click();
  await page.getByText("All chats together").first().waitFor();
  const [download] = await Promise.all([
    page.waitForEvent("download"),
    page.getByRole("button", { name: "Save as one web page" }).click(),
  ]);
  expect(readFileSync(await download.path(), "utf8")).toContain("All chats together");
  await page.getByRole("link", { name: "Another chat" }).click();
  await rows.filter({ hasText: "早班" }).getByRole("link").click();
  await page.getByText("300 messages").first().waitFor();
});

test("one chat alone is not offered to be put together", async (context) => {
  const { page } = await world.open(context, "/check", english);
  await giveText(page, "result.json", telegramOf(true));
  await page.waitForSelector("[data-line]");
  await page.goto(`${page.url()}&chat=all`);
  await page.getByText("it keeps nothing").waitFor();
  const privateToo = telegram([
    { id: 1, name: "槐树里", type: "private_group", said: talk(300) },
    { id: 3, name: "老梁", type: "personal_chat", said: talk(40) },
  ]);
  await giveText(page, "result.json", privateToo);
  await page.getByText("2 chats inside").waitFor();
  expect(await page.getByRole("link", { name: "All chats together" }).count()).toBe(0);
});
