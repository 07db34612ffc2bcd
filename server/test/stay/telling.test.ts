import { NoticesPage } from "@kith/contract/notices";
import { OwnSanction } from "@kith/contract/stay";
import { beforeAll, expect, test, vi } from "vitest";
import { joined, ownWorld, type Community, type Member } from "../world.ts";
import { acted, appoint, openedCommunity } from "./world.ts";

const world = ownWorld({ doesJobs: true });
let community: Community;
let other: Member;
let lin: Member;

beforeAll(async () => {
  community = await openedCommunity(world.current);
  other = await joined(world.current, community, "周牧");
  lin = await joined(world.current, community, "林夏");
  await appoint(community, other.memberId, "organiser");
});

const titles = async (of: Member, language = "zh-CN") => {
  const url = "/api/notices";
  const headers = { cookie: of.cookie, "accept-language": language };
  const answer = await world.current.app.inject({ method: "GET", url, headers });
  return NoticesPage.parse(answer.json()).notices;
};
const told = (of: Member, count: number) =>
  vi.waitFor(async () => {
    const all = await titles(of);
    expect(all).toHaveLength(count);
    return all[0]!;
  });

test("whoever something is done to is told the rule, the reason and how to appeal; and how it ended", async () => {
  await acted(community, lin, { step: "warn" });
  const warned = await told(lin, 1);
  expect(warned.title).toBe("你在“岭上书会”收到一次警告（R1）");
  expect(warned.text).toContain("依据章程第 1 版 R1：不发广告。\n\n理由：在群里连发三条卖课的链接");

  await acted(community, lin, { step: "pause" });
  const paused = await told(lin, 2);
  expect(paused.title).toBe("你在“岭上书会”暂停发言，到3月5日 17:00为止（R1）");

  const { id } = await acted(community, lin, { step: "remove" });
  const removed = await told(lin, 3);
  expect([removed.title, removed.url]).toEqual(["你被移出了“岭上书会”（依据 R1）", `/sanctions/${id}`]);
  expect(removed.text).toContain("3月9日 17:00之前可以申诉一次。");
  const [english] = await titles(lin, "en");
  expect(english!.title).toBe("Removed from 岭上书会 (under R1)");

  expect((await lin.post(`/api/sanctions/${id}/appeal`, { text: "那不是我发的" })).status).toBe(201);
  const asked = await told(other, 1);
  expect([asked.title, asked.url]).toEqual([
    "“岭上书会”有一份申诉等着决定（R1）",
    `/c/${community.slug}/stay`,
  ]);
  expect(asked.text).not.toContain("那不是我发的");
  // Whoever sanctioned does not decide, so they are not asked to.
  expect(await titles(community.organiser)).toEqual([]);

  const decision = { outcome: "lifted", days: null, reason: "查过了，账号被盗" };
  await other.post(`${community.path}/sanctions/${id}/decision`, decision);
  const decided = await told(lin, 4);
  expect(decided.title).toBe("申诉成立：移出撤销了（“岭上书会” R1）");
  expect(decided.text).toContain("你又是这里的成员了。");
  expect((await lin.get(`/api/sanctions/${id}`)).as(OwnSanction).isMember).toBe(true);

  const again = await acted(community, lin, { step: "warn", rule: 2 });
  await told(lin, 5);
  await other.post(`${community.path}/sanctions/${again.id}/lift`, { reason: "看错了人" });
  expect((await told(lin, 6)).title).toBe("“岭上书会”撤回了对你的警告（R2）");
});
