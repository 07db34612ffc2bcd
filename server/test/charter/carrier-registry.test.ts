import {
  CarrierList,
  CarrierWay,
  ConfirmationList,
  LiveCodeList,
  type CarrierView,
} from "@kith/contract/carriers";
import { AuditList, MadeId, MemberList } from "@kith/contract/members";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { expiryReminder } from "../../src/modules/charter/carriers/reminders.ts";
import { offeredCarriers } from "../../src/modules/charter/index.ts";
import { carrierNotices } from "../../src/modules/members/carrier-notices.ts";
import { createTimekeeper } from "../../src/platform/schedules/index.ts";
import {
  eventsTold,
  foundedCommunity,
  joined,
  ownWorld,
  visitor,
  type Community,
  type Member,
} from "../world.ts";

const world = ownWorld();
const LINK = "https://weixin.qq.com/g/AbCdEf";
let community: Community;
let organiser: Member;
let at = "";

beforeEach(async () => {
  world.current.clock.set("2026-03-02T09:00:00Z");
  community = await foundedCommunity(world.current);
  ({ organiser, path: at } = community);
});

const added = async (carrier: object) =>
  (await organiser.post(`${at}/carriers`, { kind: "wechat_group", name: "一群", ...carrier })).as(MadeId).id;
const listed = async (by = organiser) => (await by.get(`${at}/carriers`)).as(CarrierList);
const one = async (id: string, by = organiser): Promise<CarrierView> => {
  const found = (await listed(by)).carriers.find((carrier) => carrier.id === id);
  if (found === undefined) throw new Error("no such carrier");
  return found;
};
const taking = (id: string, by: Member) => by.post(`${at}/carriers/${id}/take`);
const toldTo = async (personId: string) => {
  const { rows } = await world.current.database.pool.query<{ title: string }>(
    `select n.body -> 'zh-CN' ->> 'title' as title from deliveries d join notices n
       on n.community_id = d.community_id and n.id = d.notice_id where d.person_id = $1 order by d.id`,
    [personId],
  );
  return rows.map(({ title }) => title);
};
/** Does what follows from what was told, as a node would. */
const hearCarriers = async () => {
  const hearers = carrierNotices(world.current.ctx);
  for (const { event, news } of await eventsTold(world.current)) {
    for (const hearer of hearers.filter((each) => each.event === event)) await hearer.hear(news as never);
  }
};

test("one community has many carriers, and the list says how each stands", async () => {
  const kinds = ["wechat_group", "qq_group", "zsxq", "tieba", "douban_group", "weibo", "live"];
  for (const kind of kinds) await added({ kind, name: kind, link: "https://example.org/in" });
  await added({ kind: "offline", name: "线下", place: "茶馆二楼", timetable: "每月第一个周日 14:00" });
  const [wechat, qq] = (await listed()).carriers;
  await organiser.patch(`${at}/carriers/${wechat!.id}`, { capacity: 500, headcount: 500 });
  await organiser.patch(`${at}/carriers/${qq!.id}`, { expiresAt: "2026-03-01T09:00:00Z" });
  const { carriers } = await listed();
  expect(carriers.map(({ kind, standing }) => [kind, standing])).toEqual([
    ["wechat_group", "full"],
    ["qq_group", "expired"],
    ...["zsxq", "tieba", "douban_group", "weibo", "live", "offline"].map((kind) => [kind, "open"]),
  ]);
  expect(carriers[0]?.headcount).toMatchObject({ counted: 500, handedOutSince: 0 });
  const { database, clock } = world.current;
  const offered = await offeredCarriers(database.db, clock, community.communityId);
  expect(offered.map(({ kind }) => kind)).toEqual([...kinds.slice(2), "offline"]);
  const lin = await joined(world.current, community, "林夏");
  expect((await taking(qq!.id, lin)).as(Refusal).reason).toBe("notOffered");
});

test("a service that has ended is kept for what was said there, and cannot be open", async () => {
  const id = await added({ kind: "fantuan", name: "饭团" });
  expect(await one(id)).toMatchObject({ state: "closed", isOffered: false });
  const reopened = await organiser.patch(`${at}/carriers/${id}`, { state: "open" });
  expect(reopened.as(Refusal).reason).toBe("serviceEnded");
});

describe("the way into a carrier", () => {
  test("stands in nothing that lists carriers: a member is told it, and counts as in it from then on", async () => {
    const id = await added({ link: LINK, capacity: 3, headcount: 1 });
    const [lin, wen] = [
      await joined(world.current, community, "林夏"),
      await joined(world.current, community, "温如"),
    ];
    expect((await lin.get(`${at}/carriers`)).text).not.toContain("weixin");
    expect((await taking(id, lin)).as(CarrierWay).link).toBe(LINK);
    expect((await taking(id, lin)).as(CarrierWay).link).toBe(LINK);
    expect((await one(id)).headcount).toMatchObject({ counted: 1, handedOutSince: 1 });
    expect((await taking(id, wen)).status).toBe(200);
    expect(await one(id, wen)).toMatchObject({ standing: "full", isOffered: false, can: { take: true } });
    const third = await joined(world.current, community, "周野");
    expect((await taking(id, third)).as(Refusal).reason).toBe("notOffered");
    // Counted anew, and two had not gone in.
    world.current.clock.forward(1);
    await organiser.patch(`${at}/carriers/${id}`, { headcount: 1 });
    expect((await taking(id, third)).status).toBe(200);
  });

  test("has one taker for the last place, when many ask at once", async () => {
    const id = await added({ link: LINK, capacity: 10, headcount: 9 });
    const members = await Promise.all(
      ["甲", "乙", "丙", "丁", "戊"].map((name) => joined(world.current, community, name)),
    );
    const answers = await Promise.all(members.map((member) => taking(id, member)));
    expect(answers.map(({ status }) => status).toSorted((a, b) => a - b)).toEqual([200, 409, 409, 409, 409]);
  });

  test.each([
    { link: "javascript:alert(1)" },
    { link: "not an address" },
    { link: `https://example.org/${"x".repeat(1000)}` },
    { capacity: 0 },
    { headcount: -1 },
    { expiresAt: "tomorrow" },
    { state: "expired" },
  ])("takes no %j", async (wrong) => {
    const id = await added({});
    expect((await organiser.patch(`${at}/carriers/${id}`, wrong)).status).toBe(400);
  });

  test("is looked after by somebody who belongs", async () => {
    const id = await added({});
    const lin = await joined(world.current, community, "林夏");
    const elsewhere = await foundedCommunity(world.current);
    const owning = (ownerId: string) => organiser.patch(`${at}/carriers/${id}`, { ownerId });
    expect((await owning(elsewhere.organiser.memberId)).status).toBe(404);
    expect((await owning(lin.memberId)).status).toBe(204);
    expect((await one(id)).owner).toEqual({ id: lin.memberId, name: "林夏" });
  });
});

describe("a way in that expires", () => {
  test("is told of two days before, once, and only by the date that holds", async () => {
    const { ctx, clock } = world.current;
    const troubles: string[] = [];
    const { fireDue } = createTimekeeper(
      ctx,
      [expiryReminder(ctx)],
      (message) => void troubles.push(message),
    );
    const id = await added({ link: LINK, expiresAt: "2026-03-09T09:00:00Z" });
    await organiser.patch(`${at}/carriers/${id}`, { expiresAt: "2026-03-12T09:00:00Z" });
    await eventsTold(world.current);
    clock.set("2026-03-08T09:00:00Z");
    await fireDue();
    await hearCarriers();
    expect(await toldTo(organiser.personId)).toEqual([]);
    clock.set("2026-03-10T09:00:00Z");
    expect((await one(id)).isExpiringSoon).toBe(true);
    await fireDue();
    await hearCarriers();
    expect(await toldTo(organiser.personId)).toEqual(["“一群”的入口2026年3月12日 17:00过期"]);
    clock.set("2026-03-12T09:00:00Z");
    await fireDue();
    expect(await one(id)).toMatchObject({ standing: "expired", isExpiringSoon: false });
    expect(troubles).toEqual([]);
  });
});

describe("retiring a carrier", () => {
  test("moves people on and loses nothing: they are asked, and who confirmed is counted", async () => {
    const [old, next] = [
      await added({ name: "旧群", link: LINK }),
      await added({ name: "新群", link: LINK }),
    ];
    const lin = await joined(world.current, community, "林夏");
    await lin.post(`${at}/topics`, { title: "早", text: "早" });
    await eventsTold(world.current);
    const before = (await organiser.get(`${at}/members`)).as(MemberList).members.length;
    const moved = await organiser.post(`${at}/carriers/${old}/move`, { toId: next, reason: "满了" });
    expect(moved.status).toBe(204);
    await hearCarriers();

    expect(await one(old)).toMatchObject({ state: "retired", movedTo: { id: next } });
    expect(await toldTo(lin.personId)).toEqual(["“岭上书会”不在“旧群”碰面了，改到“新群”"]);
    expect((await listed(lin)).moves).toMatchObject([
      { from: [{ name: "旧群" }], to: { name: "新群" }, confirmed: 0, confirmedByMeAt: null },
    ]);
    const waiting = async () =>
      (await organiser.get(`${at}/carriers/${next}/confirmations`))
        .as(ConfirmationList)
        .waiting.map(({ name }) => name);
    expect(await waiting()).toEqual(["林夏", "苏禾"]);
    expect((await lin.post(`${at}/carriers/${next}/confirm`)).status).toBe(204);
    expect((await lin.post(`${at}/carriers/${next}/confirm`)).status).toBe(204);
    expect((await listed(lin)).moves).toMatchObject([
      { confirmed: 1, confirmedByMeAt: "2026-03-02T09:00:00.000Z" },
    ]);
    expect(await waiting()).toEqual(["苏禾"]);
    expect((await organiser.get(`${at}/members`)).as(MemberList).members).toHaveLength(before);
    expect((await organiser.get(`${at}/topics`)).text).toContain("早");
    expect((await organiser.get(`${at}/audit`)).as(AuditList).entries[0]).toMatchObject({
      power: "carrier.retire",
      subject: { carrierId: old, toId: next },
      reason: "满了",
    });
  });

  test("again moves those on who were moved before, to where people are met now", async () => {
    const ids = [];
    for (const name of ["一", "二", "三"]) ids.push(await added({ name, link: LINK }));
    await organiser.post(`${at}/carriers/${ids[0]}/move`, { toId: ids[1], reason: "" });
    await organiser.post(`${at}/carriers/${ids[1]}/move`, { toId: ids[2], reason: "" });
    const { moves } = await listed();
    expect(moves.map(({ from, to }) => [from.map(({ name }) => name), to.name])).toEqual([
      [["一", "二"], "三"],
    ]);
    // A carrier that is used again is where people are met.
    await organiser.patch(`${at}/carriers/${ids[1]}`, { state: "open" });
    const again = (await listed()).moves;
    expect(again.map(({ from, to }) => [from.map(({ name }) => name), to.name])).toEqual([[["一"], "二"]]);
  });

  test("leaves one that was closed by its platform closed, and moves its people too", async () => {
    const [gone, next] = [await added({ name: "飞聊", kind: "app" }), await added({ name: "新群" })];
    await organiser.patch(`${at}/carriers/${gone}`, { state: "closed" });
    expect((await organiser.post(`${at}/carriers/${gone}/move`, { toId: next, reason: "" })).status).toBe(
      204,
    );
    expect(await one(gone)).toMatchObject({ state: "closed", movedTo: { name: "新群" } });
  });

  test("goes nowhere where nobody is met", async () => {
    const [id, closed] = [await added({}), await added({ name: "没了" })];
    await organiser.patch(`${at}/carriers/${closed}`, { state: "closed" });
    const reasonOf = async (toId: string) =>
      (await organiser.post(`${at}/carriers/${id}/move`, { toId, reason: "" })).as(Refusal).reason;
    expect(await reasonOf(id)).toBe("moveToItself");
    expect(await reasonOf(closed)).toBe("moveToUnused");
    const lin = await joined(world.current, community, "林夏");
    expect((await lin.post(`${at}/carriers/${id}/confirm`)).as(Refusal).reason).toBe("noMove");
  });
});

describe("a live code", () => {
  const made = async (carrierIds: readonly string[]) => {
    await organiser.post(`${at}/live-codes`, { name: "海报", carrierIds });
    const { codes } = (await organiser.get(`${at}/live-codes`)).as(LiveCodeList);
    return codes[0]!;
  };
  const meeting = (code: string, by: Member) => by.post(`${at}/meet/${code}`);

  test("leads whoever opens it to a carrier with room, and on to the next when one is full", async () => {
    const first = await added({ name: "一群", link: `${LINK}1`, capacity: 2, headcount: 1 });
    const second = await added({ name: "二群", link: `${LINK}2` });
    const { code } = await made([first, second]);
    const [lin, wen] = [
      await joined(world.current, community, "林夏"),
      await joined(world.current, community, "温如"),
    ];
    expect((await meeting(code, lin)).as(CarrierWay).name).toBe("一群");
    expect((await meeting(code, wen)).as(CarrierWay).name).toBe("二群");
    // Whoever was told a way before is told the same.
    expect((await meeting(code, lin)).as(CarrierWay).name).toBe("一群");
    const [shown] = (await organiser.get(`${at}/live-codes`)).as(LiveCodeList).codes;
    expect(shown).toMatchObject({
      leadsTo: { name: "二群" },
      carriers: [{ standing: "full", handedOut: 1 }, {}],
    });
  });

  test("follows people to where they were moved, and says so when nothing is open", async () => {
    const [old, next] = [
      await added({ name: "旧群", link: LINK }),
      await added({ name: "新群", link: LINK }),
    ];
    const { code } = await made([old]);
    await organiser.post(`${at}/carriers/${old}/move`, { toId: next, reason: "" });
    expect((await meeting(code, organiser)).as(CarrierWay).name).toBe("新群");
    await organiser.patch(`${at}/carriers/${next}`, { state: "closed" });
    expect((await meeting(code, organiser)).as(Refusal).reason).toBe("noneOffered");
  });

  test("tells strangers nothing, and nobody once it has ended", async () => {
    const { code, id } = await made([await added({ link: LINK })]);
    const stranger = await visitor(world.current, "过客");
    const answer = await stranger.post(`${at}/meet/${code}`);
    expect([answer.status, answer.text.includes("weixin")]).toEqual([404, false]);
    expect((await organiser.delete(`${at}/live-codes/${id}`)).status).toBe(204);
    expect((await meeting(code, organiser)).status).toBe(404);
  });

  test("gives a hundred who open it at once no more places than there are", async () => {
    const first = await added({ name: "一群", link: LINK, capacity: 15 });
    const second = await added({ name: "二群", link: LINK });
    const { code } = await made([first, second]);
    const members: Member[] = [];
    for (let k = 0; k < 30; k += 1) members.push(await joined(world.current, community, `成员${k}`));
    const ways = await Promise.all(members.map((member) => meeting(code, member)));
    const names = ways.map((way) => way.as(CarrierWay).name);
    expect(names.filter((name) => name === "一群")).toHaveLength(15);
    expect(names.filter((name) => name === "二群")).toHaveLength(15);
  });
});

describe("a picture of a code", () => {
  const png = Buffer.concat([
    Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]),
    Buffer.alloc(64),
  ]);
  const sending = (id: string, bytes: Buffer, by = organiser) =>
    world.current.app.inject({
      method: "POST",
      url: `${at}/carriers/${id}/image`,
      headers: { cookie: by.cookie, "content-type": "application/octet-stream" },
      payload: bytes,
    });
  const seeing = (id: string, by: Member) =>
    world.current.app.inject({ url: `${at}/carriers/${id}/image`, headers: { cookie: by.cookie } });

  test("is shown to members it was handed to, as what its bytes are, and never kept by a browser", async () => {
    const id = await added({});
    expect((await sending(id, png)).statusCode).toBe(204);
    const lin = await joined(world.current, community, "林夏");
    expect((await seeing(id, lin)).statusCode).toBe(404);
    expect((await taking(id, lin)).as(CarrierWay)).toMatchObject({ hasImage: true, link: null });
    const seen = await seeing(id, lin);
    expect([seen.statusCode, seen.headers["content-type"], seen.headers["cache-control"]]).toEqual([
      200,
      "image/png",
      "private, no-store",
    ]);
    expect(seen.rawPayload.equals(png)).toBe(true);
    await organiser.patch(`${at}/carriers/${id}`, { expiresAt: "2026-03-01T09:00:00Z" });
    expect((await seeing(id, lin)).statusCode).toBe(404);
    expect((await organiser.delete(`${at}/carriers/${id}/image`)).status).toBe(204);
    expect((await seeing(id, organiser)).statusCode).toBe(404);
  });

  test("is refused where it is no picture, or too large, or not theirs to put there", async () => {
    const id = await added({});
    const svg = await sending(id, Buffer.from("<svg xmlns='http://www.w3.org/2000/svg'/>"));
    expect(svg.json()).toMatchObject({ reason: "notAnImage" });
    expect((await sending(id, Buffer.alloc(0))).statusCode).toBe(409);
    expect((await sending(id, Buffer.concat([png, Buffer.alloc(1_000_001)]))).statusCode).toBe(413);
    const lin = await joined(world.current, community, "林夏");
    expect((await sending(id, png, lin)).statusCode).toBe(403);
    expect((await one(id)).hasImage).toBe(false);
  });
});
