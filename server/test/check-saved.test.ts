import { readFileSync, statSync, writeFileSync } from "node:fs";
import { beforeAll, describe, expect, test } from "vitest";
import { check, placeOf, saidIn, sample, secrets, spiced, telegram, write, type Ran } from "./check-world.ts";

const runners = saidIn("en-runners");
const members = [...new Set(runners.map(({ name }) => name))];
const spicedRunners = () =>
  write("spiced.json", telegram([{ name: "Runners", type: "private_supergroup", said: spiced(runners) }]));

function namesIn(text: string): string[] {
  return members.filter((name) => text.includes(name));
}

function secretsIn(text: string): string[] {
  return secrets.filter((secret) => text.includes(secret));
}

describe("--json", () => {
  let ran: Ran;
  let told: Record<string, unknown>[] = [];
  beforeAll(async () => {
    ran = await check([sample("en-runners"), "--json"]);
    told = (JSON.parse(ran.out) as { chats: Record<string, unknown>[] }).chats;
  });

  test("prints one line of JSON and nothing else", () => {
    expect([ran.code, ran.err, ran.out.trim().split("\n").length]).toEqual([0, "", 1]);
    expect(Object.keys(JSON.parse(ran.out) as object)).toEqual(["chats", "loss"]);
  });

  test("has field names that programs can rely on", () => {
    expect(told.map((chat) => Object.keys(chat).join(" "))).toEqual([
      "name messages people verdict rule life headline summary window claims lines mesh",
    ]);
    const [{ lines, claims, mesh, window, verdict }] = told as [Record<string, unknown>];
    expect(verdict).toBe("community");
    expect((lines as object[]).map((line) => Object.keys(line).toSorted().join(" "))).toEqual(
      Array.from(
        { length: 15 },
        () => "claim cuts evidence facts grade id interval leavingOut n needs value",
      ),
    );
    expect((claims as object[]).map((claim) => Object.keys(claim).join(" "))).toEqual(
      Array.from({ length: 10 }, () => "id grade by"),
    );
    expect(mesh).toEqual({
      people: 14,
      pairs: expect.any(Number),
      centralisation: expect.any(Number),
      peerShare: expect.any(Number),
      band: "semi",
    });
    expect(window).toMatchObject({ from: expect.stringMatching(/^2026-09-\d\dT[\d:.]+Z$/), isPresent: true });
  });

  test("says what was read and what was not, in counts", () => {
    expect((JSON.parse(ran.out) as { loss: object }).loss).toMatchObject({
      fileCount: 1,
      messages: 298,
      duplicates: 0,
      truncatedFiles: 0,
      skipped: [],
      timeBasis: { epoch: 0, explicit: 0, assumed: 298 },
    });
  });

  test("numbers and verdict are the same in both languages, words are not", async () => {
    const { out } = await check([sample("en-runners"), "--json", "--lang", "zh"]);
    const [zh] = (JSON.parse(out) as { chats: Record<string, unknown>[] }).chats;
    const words = { headline: "", summary: [] };
    expect({ ...zh, ...words }).toEqual({ ...told[0], ...words });
    expect(zh?.["headline"]).toBe("是社群，只是还不够结实。");
  });

  test("masks people, and never shows their ids, phones and mails", async () => {
    const [masked, named] = await Promise.all([
      check([spicedRunners(), "--json"]),
      check([spicedRunners(), "--json", "--names"]),
    ]);
    expect(namesIn(masked.out)).toEqual([]);
    expect(masked.out).not.toContain("spiced.json");
    expect(named.out).toContain("spiced.json");
    expect(secretsIn(masked.out + named.out)).toEqual([]);
  });
});

describe("--html", () => {
  let page = "";
  let ran: Ran;
  beforeAll(async () => {
    ran = await check([spicedRunners(), "--html", "report.html"]);
    page = readFileSync(placeOf("report.html"), "utf8");
  });

  test("saves one page beside what is printed, and says where", () => {
    expect([ran.code, ran.err]).toEqual([0, "Saved as report.html\n"]);
    expect(ran.out).toContain("Line by line");
    expect(page).toMatch(/^<!doctype html>\s*<html lang="en"/i);
  });

  test("the page needs nothing but itself", () => {
    expect(page).not.toMatch(/<(?:script|link|iframe|object|embed|base)\b/i);
    const references = [
      ...page.matchAll(/\b(?:src|href|action|poster|srcset|data)\s*=\s*["']?([^"'\s>]*)/gi),
    ];
    expect(references.map(([, url]) => url).filter((url) => !url?.startsWith("#"))).toEqual([]);
    expect(page).not.toMatch(/@import|url\((?!\s*["']?(?:data:|#))/i);
    expect(page).not.toMatch(/\son\w+\s*=/i);
  });

  test("the page has the picture, the verdict and the lines", () => {
    expect(page).toMatch(/<svg\b[^]*<(?:line|path)\b[^]*<circle\b[^]*<\/svg>/);
    expect(page).toContain(/^.+\n(.+)\n/.exec(ran.out)?.[1] ?? "no headline");
    expect(page).toContain("Questions get answers");
  });

  test("the page masks people unless --names asks, and never shows ids, phones or mails", async () => {
    await check([spicedRunners(), "--names", "--lang", "zh", "--html", "named.html"]);
    const named = readFileSync(placeOf("named.html"), "utf8");
    expect(named).toMatch(/<html lang="zh-CN"/);
    expect(namesIn(page)).toEqual([]);
    expect(namesIn(named).length).toBeGreaterThan(5);
    expect(secretsIn(page + named)).toEqual([]);
  });
});

describe("--links", () => {
  interface Link {
    readonly ordinal: number;
    readonly id: string | null;
    readonly parent: number | null;
    readonly kind: string;
    readonly probability: number;
  }

  async function linksOf(place: string): Promise<Link[]> {
    expect((await check([place, "--links", "links.jsonl"])).err).toBe("Saved as links.jsonl\n");
    const lines = readFileSync(placeOf("links.jsonl"), "utf8").trim().split("\n");
    return lines.map((line) => JSON.parse(line) as Link);
  }

  test("saves one JSON a message: ordinal, id, parent, kind, probability", async () => {
    const links = await linksOf(spicedRunners());
    expect(links.map(({ ordinal, id }) => [ordinal, id])).toEqual(runners.map((_, i) => [i, `${i + 1}`]));
    expect(new Set(links.map((link) => Object.keys(link).join(" ")))).toEqual(
      new Set(["ordinal id parent kind probability"]),
    );
    for (const { ordinal, parent, kind, probability } of links) {
      expect(parent === null || (parent >= 0 && parent < ordinal)).toBe(true);
      expect(kind).toMatch(/^(?:start|mark|quote|mention|model)$/);
      expect(probability).toBeGreaterThanOrEqual(0);
      expect(probability).toBeLessThanOrEqual(1);
    }
    expect(links.filter(({ parent }) => parent !== null).length).toBeGreaterThan(100);
  });

  test("a mark is certain, and points at the message it marks", async () => {
    const chat = JSON.parse(
      telegram([{ name: "Runners", type: "private_supergroup", said: runners.slice(0, 40) }]),
    ) as { messages: Record<string, unknown>[] };
    const messages = chat.messages.map((one, i) => (i === 30 ? { ...one, reply_to_message_id: 8 } : one));
    const links = await linksOf(write("marked.json", JSON.stringify({ ...chat, messages })));
    expect(links[30]).toMatchObject({ id: "31", parent: 7, kind: "mark" });
    expect(links[30]?.probability).toBeGreaterThan(0.9);
  });

  test("writes over what was there before", async () => {
    writeFileSync(placeOf("links.jsonl"), "old\n".repeat(10_000));
    await linksOf(spicedRunners());
    expect(statSync(placeOf("links.jsonl")).size).toBeLessThan(40_000);
  });
});
