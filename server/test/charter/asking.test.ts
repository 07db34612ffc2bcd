import { DraftView } from "@kith/contract/charter-pages";
import { NoticesPage, type NoticeView } from "@kith/contract/notices";
import { expect, test } from "vitest";
import { joined, openedCommunity, ownWorld, type Community, type Member } from "../world.ts";

const world = ownWorld({ doesJobs: true });

/** Of version 2: who joins while version 1 is still being told of may hear of that as well. */
async function noticesOf(member: Member): Promise<readonly NoticeView[]> {
  const { notices } = (await member.get("/api/notices")).as(NoticesPage);
  return notices.filter(({ title }) => title.includes("2"));
}

async function published({ organiser, path }: Community, changes: object, note: string): Promise<void> {
  const { revision } = (await organiser.get(`${path}/charter/draft`)).as(DraftView);
  const draft = await organiser.patch(`${path}/charter/draft`, { revision, changes });
  const body = { revision: draft.as(DraftView).revision, note };
  expect((await organiser.post(`${path}/charter/versions`, body)).status).toBe(201);
}

test("members are told of a version in their own words, once each, and whoever accepted is not", async () => {
  const community = await openedCommunity(world.current, { vocabulary: { member: "书友" } });
  const [lin, wen] = [
    await joined(world.current, community, "林夏"),
    await joined(world.current, community, "温如"),
  ];
  await published(community, { purpose: "一起把长篇读完。" }, "说清楚读什么");
  await expect.poll(async () => (await noticesOf(lin)).length, { timeout: 20_000 }).toBe(1);
  const [told] = await noticesOf(lin);
  expect(told?.url).toBe(`/c/${community.slug}/charter`);
  expect(told?.text).toContain("说清楚读什么");
  expect(told?.text).toContain("书友");
  await expect.poll(async () => (await noticesOf(wen)).length, { timeout: 20_000 }).toBe(1);
  // Whoever published it accepted it by that.
  expect(await noticesOf(community.organiser)).toEqual([]);
}, 60_000);
