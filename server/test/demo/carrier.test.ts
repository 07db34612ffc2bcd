import { CarrierList } from "@kith/contract/carriers";
import { DrillView } from "@kith/contract/insight";
import { CommunityView, MemberList } from "@kith/contract/members";
import { PostsView, SearchView, TopicsView } from "@kith/contract/posts";
import { TiesView } from "@kith/contract/ties";
import { expect, test } from "vitest";
import { ownDemo, signedInAs, type Asking } from "./world.ts";

const demo = ownDemo();
const PATH = "/api/communities/mba-2019";

/** What a community is besides where it meets. */
async function essenceBy(asking: Asking) {
  const { members } = (await asking.get(`${PATH}/members`)).as(MemberList);
  const ties = await Promise.all(
    members.map(async ({ id }) => (await asking.get(`${PATH}/members/${id}/ties`)).as(TiesView)),
  );
  const { topics } = (await asking.get(`${PATH}/topics`)).as(TopicsView);
  const posts = await Promise.all(
    topics.map(async ({ id }) => (await asking.get(`${PATH}/posts?topic=${id}`)).as(PostsView).posts),
  );
  const found = (await asking.get(`${PATH}/search?q=${encodeURIComponent("图书馆")}`)).as(SearchView).posts;
  return { members, ties, topics, posts, found };
}

test("a community whose only carrier is deleted is what it was: people, ties, topics, archive (R02)", async () => {
  const asking = await signedInAs(demo.current, "m01");
  const { carriers } = (await asking.get(`${PATH}/carriers`)).as(CarrierList);
  const before = await essenceBy(asking);
  expect(before.members).toHaveLength(10);
  expect(before.ties.every(({ ties }) => ties.length > 0)).toBe(true);
  expect(before.topics.length).toBeGreaterThan(0);
  expect(before.posts.flat().length).toBeGreaterThan(40);
  expect(before.found.length).toBeGreaterThan(0);

  expect(carriers).toHaveLength(1);
  expect((await asking.delete(`${PATH}/carriers/${carriers[0]?.id}`)).status).toBe(204);

  const opened = (await asking.get(PATH)).as(CommunityView);
  expect(opened.counts).toEqual({ members: 10, unclaimed: 0, carriers: 0 });
  expect(await essenceBy(asking)).toEqual(before);
  expect((await asking.get(`${PATH}/drill`)).as(DrillView)).toMatchObject({ survival: 0.7, carriers: [] });
});
