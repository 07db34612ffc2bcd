import { NoticeSettings, NoticesPage, UnreadNotices } from "@kith/contract/notices";
import { beforeEach, describe, expect, test } from "vitest";
import {
  DAYTIME,
  endingOf,
  lettersTo,
  ownMailWorld,
  reachable,
  settled,
  storyOf,
  told,
} from "../mail-world.ts";
import { asking, visitor, type Visitor } from "../world.ts";

const own = ownMailWorld();
let ana: Visitor;
let address = "";
let count = 0;

beforeEach(async () => {
  own.current.clock.set(DAYTIME);
  address = `ana${++count}@example.org`;
  ana = await reachable(own.current, "Ana", address);
});

const QUIET = { from: "22:00", to: "08:00" };
const SETTINGS = { mail: { service: true, promotion: false }, quiet: QUIET, timeZone: "Asia/Shanghai" };
const settings = async () => (await ana.get("/api/accounts/notice-settings")).as(NoticeSettings);
const letters = () => lettersTo(own.current, address);
const tell = (more: Parameters<typeof told>[1] | object = {}) =>
  told(own.current, { personIds: [ana.personId], ...more });
const send = (method: "GET" | "POST" | "PUT", url: string, more: object = {}) =>
  own.current.app.inject({ method, url, headers: { cookie: ana.cookie }, ...more });
const set = (change: object) =>
  send("PUT", "/api/accounts/notice-settings", { payload: { ...SETTINGS, ...change } });

async function decisions(): Promise<string[]> {
  const { rows } = await own.current.database.pool.query<{ row: string }>(
    `select purpose || case when given_at is null then ' withdrawn' else ' given' end || ' by ' || via as row
     from consents where person_id = $1 order by id`,
    [ana.personId],
  );
  return rows.map(({ row }) => row);
}

describe("how one is told of things", () => {
  test("is by mail for what one asked for, not for promotion, and not at night, until one says otherwise", async () => {
    expect(await settings()).toEqual({ ...SETTINGS, address, canSendMail: true });
  });

  test("is what one sets; each consent is written down, and none is written over", async () => {
    expect((await set({ mail: { service: true, promotion: true } })).statusCode).toBe(200);
    const other = { mail: { service: false, promotion: false }, quiet: null, timeZone: "Europe/Berlin" };
    const answer = await set(other);
    expect(answer.json()).toMatchObject(other);
    await set(other);
    expect(await settings()).toMatchObject(other);
    expect(await decisions()).toEqual([
      "promotion given by settings",
      "service withdrawn by settings",
      "promotion withdrawn by settings",
    ]);
  });

  test.each<[string, object]>([
    ["a zone that is none", { timeZone: "Mars/Base" }],
    ["a time that is none", { quiet: { from: "25:00", to: "08:00" } }],
    ["a night without an end", { quiet: { from: "08:00", to: "08:00" } }],
    ["a consent that says neither", { mail: { service: true } }],
  ])("is not changed by %s", async (_, change) => {
    expect((await set(change)).statusCode).toBe(400);
    expect(await settings()).toMatchObject(SETTINGS);
  });

  test("follows what the device speaks; a zone that is known stays until one sets another", async () => {
    const tellLocale = (payload: object) => send("PUT", "/api/accounts/locale", { payload });
    expect((await tellLocale({ language: "en", timeZone: "Europe/Paris" })).statusCode).toBe(204);
    await tellLocale({ language: "zh-CN", timeZone: "America/New_York" });
    const who = (await ana.get("/api/accounts/session")).text;
    expect(JSON.parse(who)).toMatchObject({ person: { language: "zh-CN", timeZone: "Europe/Paris" } });
    await set({ timeZone: "America/New_York", quiet: null });
    expect((await settings()).timeZone).toBe("America/New_York");
    await tellLocale({ language: "en", timeZone: "Europe/Paris" });
    await tell();
    const [letter] = await letters();
    expect(letter!.headers["content-language"]).toEqual(["en"]);
  });

  test("is nobody else's business", async () => {
    const stranger = asking(own.current.app, {});
    for (const url of ["/api/accounts/notice-settings", "/api/notices", "/api/notices/unread"])
      expect((await stranger.get(url)).status).toBe(401);
  });
});

describe("a notice", () => {
  test("of promotion reaches nobody who did not say yes, in no way", async () => {
    await tell({ purpose: "promotion" });
    expect(await letters()).toEqual([]);
    expect(await storyOf(own.current, ana.personId)).toEqual(["skipped: skipped noConsent"]);
    await set({ mail: { service: true, promotion: true } });
    await tell({ purpose: "promotion" });
    expect(await letters()).toHaveLength(1);
  });

  test("of promotion is not sent to who said no between asking and sending", async () => {
    await set({ mail: { service: true, promotion: true } });
    own.current.clock.set("2026-03-02T15:00:00Z");
    await tell({ purpose: "promotion" });
    await settled(own.current);
    await set({});
    own.current.clock.set("2026-03-03T00:00:00Z");
    await own.current.catchUp();
    expect(await letters()).toEqual([]);
    expect(await storyOf(own.current, ana.personId)).toEqual(["skipped: shown, quiet, skipped noConsent"]);
  });

  test("for a purpose nobody was asked about reaches nobody", async () => {
    await tell({ purpose: "gossip" });
    await settled(own.current);
    expect(await storyOf(own.current, ana.personId)).toEqual(["skipped: skipped noConsent"]);
  });

  test("that is urgent does not wait for the morning", async () => {
    own.current.clock.set("2026-03-02T15:00:00Z");
    await tell();
    await tell({ isUrgent: true });
    expect(await letters()).toHaveLength(1);
  });

  test("for who gave no address stands in the app; for who is gone nowhere", async () => {
    const ben = await visitor(own.current, "Ben");
    const gone = await reachable(own.current, "Gone", "gone@example.org");
    const { pool } = own.current.database;
    await pool.query("update people set erased_at = $2 where id = $1", [gone.personId, DAYTIME]);
    await told(own.current, { personIds: [ben.personId, gone.personId] });
    await settled(own.current);
    expect(await storyOf(own.current, ben.personId)).toEqual(["sent: shown, sent inApp"]);
    expect(await storyOf(own.current, gone.personId)).toEqual(["skipped: skipped gone"]);
  });
});

describe("the link by which a mail can be ended", () => {
  const oneClick = (url: string, headers: object = {}) =>
    own.current.app.inject({
      method: "POST",
      url,
      headers: { "content-type": "application/x-www-form-urlencoded", ...headers },
      payload: "List-Unsubscribe=One-Click",
    });

  async function ending(): Promise<string> {
    await tell();
    return endingOf((await letters()).at(-1)!);
  }

  test("is only looked at by who opens it, and ends it for who posts it, signed in or not", async () => {
    const url = await ending();
    const page = await own.current.app.inject({ url, headers: { "accept-language": "en" } });
    expect(page.statusCode).toBe(200);
    expect(page.headers["content-type"]).toContain("text/html");
    expect(page.body).toContain("Stop this mail?");
    expect(page.body).not.toContain("Ana");
    expect(await decisions()).toEqual([]);
    const answer = await oneClick(url);
    expect(answer.statusCode).toBe(200);
    expect((await settings()).mail).toEqual({ service: false, promotion: false });
    await tell();
    expect(await letters()).toHaveLength(1);
    expect(await decisions()).toEqual(["service withdrawn by link"]);
  });

  test("may come as any form, as mail programs send it", async () => {
    const url = await ending();
    const part =
      '--x\r\ncontent-disposition: form-data; name="List-Unsubscribe"\r\n\r\nOne-Click\r\n--x--\r\n';
    const answer = await own.current.app.inject({
      method: "POST",
      url,
      headers: { "content-type": "multipart/form-data; boundary=x" },
      payload: part,
    });
    expect(answer.statusCode).toBe(200);
    expect(await decisions()).toHaveLength(1);
  });

  test("used again changes nothing more, and still ends it after one said yes again", async () => {
    const url = await ending();
    for (let n = 0; n < 3; n++) expect((await oneClick(url)).statusCode).toBe(200);
    expect(await decisions()).toEqual(["service withdrawn by link"]);
    await set({});
    await oneClick(url);
    expect(await decisions()).toEqual([
      "service withdrawn by link",
      "service given by settings",
      "service withdrawn by link",
    ]);
  });

  test("that was forged ends nothing, for nobody", async () => {
    const url = await ending();
    const ben = await reachable(own.current, "Ben", `ben${count}@example.org`);
    await told(own.current, { personIds: [ben.personId] });
    const [letter] = await lettersTo(own.current, `ben${count}@example.org`);
    const start = "/api/accounts/unsubscribe/";
    const [who, purpose, signature] = url.slice(start.length).split(".") as [string, string, string];
    const [whoBen] = endingOf(letter!).slice(start.length).split(".") as [string];
    const other = signature.startsWith("A") ? "B" : "A";
    const forged = [
      `${whoBen}.${purpose}.${signature}`,
      `${who}.promotion.${signature}`,
      `${who}.${purpose}.${other}${signature.slice(1)}`,
      `${who}.${purpose}.${signature}.more`,
      `${who}.${purpose}.`,
      `${who}.${purpose}`,
      "nonsense",
      `${who}.${purpose}.${signature}%00`,
    ];
    for (const token of forged) {
      const answer = await oneClick(start + token);
      expect(answer.statusCode, token).toBe(404);
      const page = await own.current.app.inject({ url: start + token });
      expect(page.statusCode, token).toBe(404);
    }
    expect(await decisions()).toEqual([]);
    const { rows } = await own.current.database.pool.query("select from consents where person_id = $1", [
      ben.personId,
    ]);
    expect(rows).toEqual([]);
  });

  test("does not end it from the page of another address", async () => {
    const url = await ending();
    expect((await oneClick(url, { origin: "https://elsewhere.example" })).statusCode).toBe(403);
    expect(await decisions()).toEqual([]);
  });
});

describe("one's notices", () => {
  const page = async (cursor = "", language = "en") => {
    const url = `/api/notices${cursor === "" ? "" : `?cursor=${cursor}`}`;
    const headers = { cookie: ana.cookie, "accept-language": language };
    return NoticesPage.parse((await send("GET", url, { headers })).json());
  };
  const unread = async () => (await ana.get("/api/notices/unread")).as(UnreadNotices).unread;
  const read = async (ids: readonly string[] | null) => {
    const answer = await ana.post("/api/notices/read", { ids });
    return answer.as(UnreadNotices).unread;
  };

  test("stand in the language one asks in, those of all communities, newest first and page by page", async () => {
    await set({ mail: { service: false, promotion: false } });
    for (let n = 0; n < 53; n++) {
      own.current.clock.set(new Date(new Date(DAYTIME).getTime() + Math.floor(n / 2) * 1000).toISOString());
      const communityId = `00000000-0000-7000-8000-00000000000${n % 3}`;
      await tell({ url: `/c/x/${n}`, communityId });
      await settled(own.current);
    }
    const first = await page();
    expect(first.notices).toHaveLength(50);
    expect(first.notices[0]).toMatchObject({ title: "Your export is ready", url: "/c/x/52", readAt: null });
    const second = await page(first.next ?? "");
    expect(second.next).toBeNull();
    const all = [...first.notices, ...second.notices].map(({ url }) => url);
    expect(new Set(all).size).toBe(53);
    const times = [...first.notices, ...second.notices].map(({ shownAt }) => shownAt);
    expect(times).toEqual(times.toSorted().toReversed());
    expect((await page("", "zh-CN")).notices[0]!.title).toBe("你要的副本好了");
  });

  test("are unread until one reads them, one or all, and are read by nobody else", async () => {
    await tell();
    await tell();
    await settled(own.current);
    const ben = await visitor(own.current, "Ben");
    const { notices } = await page();
    const [newest] = notices;
    expect((await ben.post("/api/notices/read", { ids: [newest!.id] })).as(UnreadNotices)).toEqual({
      unread: 0,
    });
    expect((await ben.post("/api/notices/read", { ids: null })).status).toBe(200);
    expect(await unread()).toBe(2);
    expect(await read([newest!.id])).toBe(1);
    expect((await page()).notices[0]!.readAt).toBe(DAYTIME.replace("Z", ".000Z"));
    expect(await read(null)).toBe(0);
    expect(await unread()).toBe(0);
  });

  test("begin at no place that was made up", async () => {
    expect((await ana.get("/api/notices?cursor=bm9uc2Vuc2U")).status).toBe(400);
  });
});
