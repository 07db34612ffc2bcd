import { NoticesPage } from "@kith/contract/notices";
import { beforeEach, describe, expect, test } from "vitest";
import { emit } from "../../src/platform/events.ts";
import { addressed, DAYTIME, endingOf, lettersTo, ownMailWorld, settled, storyOf } from "../mail-world.ts";
import { decoded, partOf } from "../delivery/post-office.ts";
import { foundedCommunity, type Community } from "../world.ts";
import { fixture, imported, telegram, undone, type Line } from "./world.ts";

const own = ownMailWorld();
let community: Community;
let address = "";
let count = 0;

beforeEach(async () => {
  own.current.clock.set(DAYTIME);
  community = await foundedCommunity(own.current);
  address = `suhe${++count}@example.org`;
  await addressed(own.current, community.organiser, address);
});

const LINES: readonly Line[] = [
  { id: 1, from: "Ada", text: "Who brings the rope?", minute: 0 },
  { id: 2, from: "Bo", text: "I do", minute: 1, replyTo: 1 },
  { id: 3, from: "Ada", text: "Good", minute: 2 },
];

const bringIn = (bytes = telegram(LINES), query = {}) => imported(own.current, community, bytes, query);
const letters = () => lettersTo(own.current, address);
const notices = async (language = "zh-CN") => {
  await settled(own.current);
  const answer = await own.current.app.inject({
    url: "/api/notices",
    headers: { cookie: community.organiser.cookie, "accept-language": language },
  });
  return NoticesPage.parse(answer.json()).notices;
};

describe("whoever brought history in", () => {
  test("is told in the app and by mail when it is in, and by the mail how to end it", async () => {
    const { id } = await bringIn();
    const [letter, ...more] = await letters();
    expect(more).toEqual([]);
    expect(decoded(letter!.headers["subject"]![0]!)).toBe("“岭上书会”的历史带进来了");
    const text = partOf(letter!, "text/plain");
    expect(text).toContain("2 个人的 3 条消息进来了");
    expect(text).toContain(`https://kith.example/c/${community.slug}/health`);
    expect(letter!.headers["list-unsubscribe-post"]).toEqual(["List-Unsubscribe=One-Click"]);
    expect(text).toContain(`https://kith.example${endingOf(letter!)}`);
    const [shown, ...others] = await notices("en");
    expect(others).toEqual([]);
    expect(shown).toMatchObject({ title: "The history of 岭上书会 is in", readAt: null });
    expect(shown!.text).toContain("3 posts of 2 people are in; see Health");
    expect(shown!.url).toBe(`/c/${community.slug}/health`);
    expect(id).not.toBe("");
  });

  test("is told once, however often the news is heard", async () => {
    const { id: importId } = await bringIn();
    await settled(own.current);
    const news = { communityId: community.communityId, importId };
    const again = () => own.current.ctx.db.transaction().execute((tx) => emit(tx, "imports.finished", news));
    await Promise.all([again(), again(), again()]);
    expect(await letters()).toHaveLength(1);
    expect(await notices()).toHaveLength(1);
  });

  test("is told when nothing of it was new, and when it could not be brought in and why", async () => {
    const { carrier } = await bringIn();
    await bringIn(telegram(LINES), { carrierId: carrier.id });
    const failed = await bringIn(fixture("discord-json/Direct Messages - Tor [13].json"));
    expect(failed.state).toBe("failed");
    const [why, nothingNew] = await notices("en");
    expect(why).toMatchObject({
      title: "Not brought into 岭上书会: export.json",
      url: `/c/${community.slug}/imports`,
    });
    expect(why!.text).toContain("only talks between two people");
    expect(nothingNew).toMatchObject({ title: "Nothing new in the history of 岭上书会" });
    expect(nothingNew!.text).toContain("Its 3 messages were here before");
    expect(await letters()).toHaveLength(3);
  });

  test("is not told of what was undone before anybody heard of it", async () => {
    const { id: importId } = await bringIn();
    await settled(own.current);
    await undone(community, importId);
    await own.current.database.pool.query("delete from notices");
    const news = { communityId: community.communityId, importId };
    await own.current.ctx.db.transaction().execute((tx) => emit(tx, "imports.finished", news));
    expect(await notices()).toEqual([]);
  });
});

describe("at night", () => {
  test("the mail waits until eight in the morning; the app has it at once", async () => {
    own.current.clock.set("2026-03-02T15:30:00Z");
    await bringIn();
    expect(await notices()).toHaveLength(1);
    expect(await letters()).toEqual([]);
    await at("2026-03-02T23:59:00Z");
    expect(await letters()).toEqual([]);
    await at("2026-03-03T00:00:00Z");
    expect(await letters()).toHaveLength(1);
    await at("2026-03-03T01:00:00Z");
    expect(await letters()).toHaveLength(1);
  });

  test("the hours are those of the person's own zone, and can be none", async () => {
    await ask("PUT", "/api/accounts/locale", { language: "zh-CN", timeZone: "America/New_York" });
    own.current.clock.set("2026-03-02T15:30:00Z");
    await bringIn();
    expect(await letters(), "half past ten in New York").toHaveLength(1);
    own.current.clock.set("2026-03-03T03:30:00Z");
    await bringIn(telegram(LINES.slice(1), { id: 78 }));
    expect(await letters(), "half past ten at night").toHaveLength(1);
    const mail = { service: true, promotion: false };
    await ask("PUT", "/api/accounts/notice-settings", { mail, quiet: null, timeZone: "America/New_York" });
    await bringIn(telegram(LINES.slice(2), { id: 79 }));
    expect(await letters(), "no hours are quiet").toHaveLength(2);
  });

  test("who ends the mail while it waits gets none, and it is recorded", async () => {
    own.current.clock.set("2026-03-02T15:30:00Z");
    await bringIn();
    await settled(own.current);
    const mail = { service: false, promotion: false };
    const quiet = { from: "22:00", to: "08:00" };
    await ask("PUT", "/api/accounts/notice-settings", { mail, quiet, timeZone: "Asia/Shanghai" });
    await at("2026-03-03T00:00:00Z");
    expect(await letters()).toEqual([]);
    expect(await notices()).toHaveLength(1);
    expect(await storyOf(own.current, community.organiser.personId)).toEqual([
      "sent: shown, quiet, skipped mail noConsent, sent inApp",
    ]);
  });
});

async function at(time: string): Promise<void> {
  await settled(own.current);
  own.current.clock.set(time);
  await own.current.catchUp();
}

async function ask(method: "PUT", url: string, payload: object): Promise<void> {
  const { cookie } = community.organiser;
  const answer = await own.current.app.inject({ method, url, headers: { cookie }, payload });
  expect(answer.statusCode, answer.payload).toBeLessThan(300);
}
