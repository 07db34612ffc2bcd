import { PostsView, PostView, SearchView, SurroundedPostView, TopicsView } from "@kith/contract/posts";
import { Refusal } from "@kith/contract/platform";
import { beforeEach, describe, expect, test } from "vitest";
import { anonymisePosts } from "../../src/modules/talk/index.ts";
import {
  eventsTold,
  foundedCommunity,
  joined,
  ownWorld,
  unclaimed,
  visitor,
  type Community,
  type Member,
} from "../world.ts";

const own = ownWorld();
let community: Community;
let ada: Member;
let bo: Member;

beforeEach(async () => {
  community = await foundedCommunity(own.current);
  ada = await joined(own.current, community, "Ada");
  bo = await joined(own.current, community, "小周");
});

const opens = async (who: Member, title: string, text: string) =>
  (await who.post(`${community.path}/topics`, { title, text })).as(PostView);
const answers = async (who: Member, post: { id: string }, text: string) =>
  (await who.post(`${community.path}/posts/${post.id}/replies`, { text })).as(PostView);
const acts = async () => {
  const { rows } = await own.current.database.pool.query<{
    kind: string;
    actor_id: string;
    target_id: string;
  }>("select kind, actor_id, target_id from acts where community_id = $1 order by id", [
    community.communityId,
  ]);
  return rows.map(({ kind, actor_id, target_id }) => [kind, actor_id, target_id]);
};
const finds = async (q: string, who: Member = ada) =>
  (await who.get(`${community.path}/search?q=${encodeURIComponent(q)}`))
    .as(SearchView)
    .posts.map(({ text }) => text);

describe("a member", () => {
  test("opens a topic, and another answers: that is an act", async () => {
    const post = await opens(ada, "Kiln", "Who fires on Saturday?");
    const reply = await answers(bo, post, "我来");
    expect(reply).toMatchObject({
      kind: "reply",
      topicId: post.topicId,
      replyTo: { id: post.id, text: "Who fires on Saturday?" },
    });
    expect(await acts()).toEqual([["replied", bo.memberId, ada.memberId]]);
    const { topics } = (await ada.get(`${community.path}/topics`)).as(TopicsView);
    expect(topics).toMatchObject([{ title: "Kiln", isChannel: false, posts: 2 }]);
    const around = (await bo.get(`${community.path}/posts/${post.id}`)).as(SurroundedPostView);
    expect([around.replies.map(({ id }) => id), around.after.map(({ id }) => id)]).toEqual([
      [reply.id],
      [reply.id],
    ]);
  });

  test("is heard of by whoever counts, also where a post answers and names nobody", async () => {
    await eventsTold(own.current);
    await opens(ada, "报到", "今天第一次来");
    const { communityId } = community;
    expect(await eventsTold(own.current)).toEqual([{ event: "talk.posted", news: { communityId } }]);
  });

  test("names others, each once, and never themselves: each is an act; who is answered is not also named", async () => {
    const post = await opens(ada, "Kiln", "@小周你来吗？ @Ada and @ADA too, mail me at x@Ada.example");
    expect(post.mentions.map(({ memberId }) => memberId)).toEqual([bo.memberId]);
    await answers(bo, post, "@ada yes");
    expect(await acts()).toEqual([
      ["mentioned", ada.memberId, bo.memberId],
      ["replied", bo.memberId, ada.memberId],
    ]);
  });

  test("who shares a name with another is not guessed at", async () => {
    await unclaimed(own.current, community, "Ada");
    expect((await opens(bo, "Kiln", "@Ada?")).mentions).toEqual([]);
  });

  test("thanks once, and not themselves", async () => {
    const post = await opens(ada, "Kiln", "It is ready");
    const thanks = () => bo.post(`${community.path}/posts/${post.id}/thanks`);
    expect((await thanks()).as(PostView).reactions).toBe(1);
    expect((await thanks()).as(PostView).reactions).toBe(1);
    expect(await acts()).toEqual([["thanked", bo.memberId, ada.memberId]]);
    const own = await ada.post(`${community.path}/posts/${post.id}/thanks`);
    expect([own.status, own.as(Refusal).reason]).toEqual([409, "ownPost"]);
  });

  test("writes up to 20,000 characters and no more, and no empty post", async () => {
    const post = (text: string) => ada.post(`${community.path}/topics`, { title: "Long", text });
    expect((await post("字".repeat(20_000))).status).toBe(201);
    expect((await post("字".repeat(20_001))).status).toBe(400);
    expect((await post(" \n ")).status).toBe(400);
  });

  test("takes their own post away; another's only who keeps order, and that is audited", async () => {
    const post = await opens(ada, "Kiln", "a secret word");
    const reply = await answers(bo, post, "a second word");
    expect((await bo.delete(`${community.path}/posts/${post.id}`)).status).toBe(403);
    const removed = (await ada.delete(`${community.path}/posts/${post.id}`)).as(PostView);
    expect(removed).toMatchObject({
      isRemoved: true,
      text: "",
      can: { reply: false, thank: false, remove: false },
    });
    expect((await community.organiser.delete(`${community.path}/posts/${reply.id}`)).status).toBe(200);
    expect(await finds("word")).toEqual([]);
    const { rows } = await own.current.database.pool.query(
      "select subject from audit_entries where community_id = $1 and power = 'post.remove'",
      [community.communityId],
    );
    expect(rows).toEqual([{ subject: { post: reply.id, author: bo.memberId } }]);
    expect((await bo.post(`${community.path}/posts/${post.id}/replies`, { text: "?" })).status).toBe(409);
  });
});

test("a stranger neither reads, writes, thanks nor takes away", async () => {
  const post = await opens(ada, "Kiln", "Who fires on Saturday?");
  const stranger = await visitor(own.current, "路人");
  const place = `${community.path}/posts/${post.id}`;
  const tried = [
    await stranger.get(place),
    await stranger.get(`${community.path}/topics`),
    await stranger.post(`${place}/replies`, { text: "me" }),
    await stranger.post(`${place}/thanks`),
    await stranger.delete(place),
    await stranger.post(`${community.path}/topics`, { title: "x", text: "x" }),
  ];
  expect(tried.map(({ status }) => status)).toEqual([404, 404, 404, 404, 404, 404]);
});

describe("search", () => {
  beforeEach(async () => {
    for (const text of [
      "周六去山上烧窑",
      "爬山上，上来",
      "ABC公司的Ｗｉｄｅ宽字",
      "Hello kiln world",
      "100%_done\\n",
      "𠮷野家见",
      "山",
    ]) {
      await opens(ada, "t", text);
      own.current.clock.forward(0.001);
    }
  });

  test.each<[string, string[]]>([
    ["山上", ["爬山上，上来", "周六去山上烧窑"]],
    ["上烧", ["周六去山上烧窑"]],
    ["山", ["山", "爬山上，上来", "周六去山上烧窑"]],
    ["窑", ["周六去山上烧窑"]],
    ["山窑", []],
    ["山上来", []],
    ["周六 烧窑", ["周六去山上烧窑"]],
    ["wide", ["ABC公司的Ｗｉｄｅ宽字"]],
    ["abc公司", ["ABC公司的Ｗｉｄｅ宽字"]],
    ["HELLO", ["Hello kiln world"]],
    ["kil", ["Hello kiln world"]],
    ["world kiln", ["Hello kiln world"]],
    ["kiln  world", ["Hello kiln world"]],
    ["100%_d", ["100%_done\\n"]],
    ["𠮷", ["𠮷野家见"]],
    ["𠮷野", ["𠮷野家见"]],
    ["' | !", []],
    ["", []],
  ])("for %j finds exactly what holds it, newest first", async (typed, found) => {
    expect(await finds(typed)).toEqual(found);
  });

  test("finds whatever stands in a text, whichever part of it is asked for", async () => {
    const text = "今晚七点，老地方 meet at Kiln-7 见；带上ｍｕｇ和２只碗！";
    const { id } = await opens(ada, "t", text);
    const chars = Array.from(text);
    for (let from = 0; from < chars.length; from++) {
      for (const length of [1, 2, 3, 5]) {
        const piece = chars.slice(from, from + length).join("");
        // The middle of a Latin word is no way to ask for it.
        if (!/\p{sc=Han}/u.test(piece) || /[a-zａ-ｚA-Z\d０-９]/u.test(piece)) continue;
        const { posts } = (await ada.get(`${community.path}/search?q=${encodeURIComponent(piece)}`)).as(
          SearchView,
        );
        expect(
          posts.map((post) => post.id),
          piece,
        ).toContain(id);
      }
    }
  });

  test("goes on page by page, and finds nothing of another community", async () => {
    const topic = await opens(ada, "many", "first");
    for (let k = 0; k < 60; k++) {
      await ada.post(`${community.path}/topics/${topic.topicId}/posts`, { text: `窑变 ${k}` });
    }
    const first = (await ada.get(`${community.path}/search?q=${encodeURIComponent("窑变")}`)).as(SearchView);
    const next = `${community.path}/search?q=${encodeURIComponent("窑变")}&cursor=${first.cursor}`;
    const second = (await ada.get(next)).as(SearchView);
    expect([first.posts.length, second.posts.length, second.cursor]).toEqual([50, 10, null]);
    expect(new Set([...first.posts, ...second.posts].map(({ id }) => id)).size).toBe(60);
    const other = await foundedCommunity(own.current);
    const elsewhere = await other.organiser.get(`${other.path}/search?q=${encodeURIComponent("窑变")}`);
    expect(elsewhere.as(SearchView).posts).toEqual([]);
  });

  test("and lists refuse a cursor that is none", async () => {
    expect((await ada.get(`${community.path}/topics?cursor=abc`)).status).toBe(400);
    expect((await ada.get(`${community.path}/search?q=x&cursor=e30`)).status).toBe(400);
  });
});

test("posts of one instant are read in one order, each once, page by page", async () => {
  const topic = await opens(ada, "many", "first");
  for (let k = 0; k < 119; k++)
    await bo.post(`${community.path}/topics/${topic.topicId}/posts`, { text: String(k) });
  const seen: string[] = [];
  let cursor: string | null = "";
  while (cursor !== null) {
    const at: string = cursor === "" ? "" : `&cursor=${cursor}`;
    const page: PostsView = (await ada.get(`${community.path}/posts?topic=${topic.topicId}${at}`)).as(
      PostsView,
    );
    seen.unshift(...page.posts.map(({ id }) => id));
    cursor = page.earlier;
  }
  expect([seen.length, new Set(seen).size]).toEqual([120, 120]);
});

test("somebody erased keeps their posts, without name, telephone or address", async () => {
  const post = await opens(bo, "Kiln", "call 13812345678 or write to zhou@example.org about 烧窑");
  const { db, pool } = own.current.database;
  await pool.query("update memberships set name = '', state = 'erased' where id = $1", [bo.memberId]);
  await db.transaction().execute((tx) => anonymisePosts(tx, community.communityId, bo.memberId));
  const seen = (await ada.get(`${community.path}/posts/${post.id}`)).as(SurroundedPostView).post;
  expect(seen.author).toEqual({ memberId: bo.memberId, name: "", state: "erased" });
  expect(seen.text).not.toMatch(/1381|zhou@/);
  expect(await finds("13812345678")).toEqual([]);
  expect(await finds("烧窑")).toHaveLength(1);
});
