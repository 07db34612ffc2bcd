import { ImportView } from "@kith/contract/imports";
import { PostsView, SearchView, TopicsView } from "@kith/contract/posts";
import { beforeEach, describe, expect, test } from "vitest";
import { foundedCommunity, joined, ownWorld, type Community } from "../world.ts";
import {
  ended,
  everything,
  fixture,
  imported,
  telegram,
  undone,
  upload,
  zipOf,
  zippedFixture,
  type Line,
} from "./world.ts";

const own = ownWorld({ doesJobs: true });
let community: Community;

beforeEach(async () => {
  community = await foundedCommunity(own.current);
});

const rows = async <Row extends object>(statement: string, ...given: unknown[]): Promise<Row[]> => {
  const found = await own.current.database.pool.query<Row>(statement, given);
  return found.rows;
};

const LINES: readonly Line[] = [
  { id: 1, from: "Ada", text: "Who brings the rope?", minute: 0 },
  { id: 2, from: "Bo", text: "I do", minute: 1, replyTo: 1 },
  { id: 3, from: "Cai", text: "周六去山上，八点见", minute: 2 },
  { id: 4, from: "Ada", text: "Great @Bo", minute: 3 },
];
const MORE: readonly Line[] = [
  { id: 5, from: "Dee", text: "I am new here", minute: 60 },
  { id: 6, from: "Cai", text: "Welcome", minute: 61, replyTo: 5 },
];

const posts = (importId: string) =>
  rows<{ text: string; author: string; answered: string | null; channel: string }>(
    `select p.text, m.name as author, a.text as answered, t.title as channel from posts p
     join memberships m on m.id = p.author_id join topics t on t.id = p.topic_id
     left join posts a on a.id = p.reply_to_id where p.import_id = $1 order by p.posted_at, p.id`,
    importId,
  );

const acts = (importId: string) =>
  rows<{ kind: string; from: string; to: string | null; source: string }>(
    `select a.kind, x.name as from, y.name as to, a.source from acts a join memberships x on x.id = a.actor_id
     left join memberships y on y.id = a.target_id where a.import_id = $1 order by a.at`,
    importId,
  );

describe("an archive", () => {
  test("becomes people, a channel, posts and acts", async () => {
    const done = await imported(own.current, community, telegram(LINES));
    expect(done).toMatchObject({ state: "done", share: 1, failure: null, formats: ["telegram-json"] });
    expect(done.counts).toMatchObject({ read: 4, posts: 4, already: 0, replies: 1, people: 3, topics: 1 });
    expect(done.confirmed).toMatchObject({
      memberId: community.organiser.memberId,
      purpose: "Keep our history",
    });
    expect(await posts(done.id)).toEqual([
      { text: "Who brings the rope?", author: "Ada", answered: null, channel: "Hill walkers" },
      { text: "I do", author: "Bo", answered: "Who brings the rope?", channel: "Hill walkers" },
      { text: "周六去山上，八点见", author: "Cai", answered: null, channel: "Hill walkers" },
      { text: "Great @Bo", author: "Ada", answered: null, channel: "Hill walkers" },
    ]);
    expect(await acts(done.id)).toEqual([
      { kind: "replied", from: "Bo", to: "Ada", source: "explicit" },
      { kind: "mentioned", from: "Ada", to: "Bo", source: "explicit" },
    ]);
    const carriers = await rows("select kind, name from carriers where id = $1", done.carrier.id);
    expect(carriers).toEqual([{ kind: "telegram", name: "Hill walkers" }]);
  });

  test("tells in the asked language what was read and what was not", async () => {
    const { id } = await imported(own.current, community, telegram(LINES));
    const { organiser, path } = community;
    expect((await organiser.get(`${path}/imports/${id}`)).as(ImportView).loss?.headline).toContain(
      "4 messages",
    );
    const zh = await own.current.app.inject({
      url: `${path}/imports/${id}`,
      headers: { cookie: organiser.cookie, "accept-language": "zh-CN" },
    });
    expect(zh.json<ImportView>().loss?.headline).toContain("读进 4 条消息");
  });

  test("is read at once by whoever belongs: topics, posts both ways, search", async () => {
    const many = Array.from({ length: 120 }, (_, k) => ({
      id: k + 1,
      from: k % 2 === 0 ? "Ada" : "Bo",
      text: `line ${k} 第${k}句`,
      minute: k,
    }));
    await imported(own.current, community, telegram(many));
    const member = await joined(own.current, community, "小周");
    const { topics } = (await member.get(`${community.path}/topics`)).as(TopicsView);
    expect(topics).toMatchObject([{ title: "Hill walkers", isChannel: true, posts: 120 }]);
    const place = `${community.path}/posts?topic=${topics[0]!.id}`;
    const newest = (await member.get(place)).as(PostsView);
    expect([newest.posts.length, newest.posts.at(-1)?.text, newest.later]).toEqual([
      50,
      "line 119 第119句",
      null,
    ]);
    const before = (await member.get(`${place}&cursor=${newest.earlier}`)).as(PostsView);
    expect([before.posts[0]?.text, before.posts.at(-1)?.text]).toEqual(["line 20 第20句", "line 69 第69句"]);
    const back = (await member.get(`${place}&toward=later&cursor=${before.later}`)).as(PostsView);
    expect(back.posts).toEqual(newest.posts);
    const found = (await member.get(`${community.path}/search?q=${encodeURIComponent("第77句")}`)).as(
      SearchView,
    );
    expect(found.posts.map(({ text }) => text)).toEqual(["line 77 第77句"]);
  });

  test.each([
    ["qq-txt/all-chats.txt", "qq_group"],
    ["chatlab/group.json", "wechat_group"],
    ["irc", "irc"],
    ["zulip-archive", "zulip"],
    ["discord-json", "discord"],
    ["slack-export", "slack"],
    ["discourse-json", "forum"],
    ["forum-markdown", "forum"],
    ["weflow", "wechat_group"],
  ])("of another format comes in whole, and a second time adds nothing: %s", async (name, kind) => {
    const isFile = /\.\w+$/.test(name);
    const bytes = isFile ? fixture(name) : await zippedFixture(name);
    const fileName = isFile ? name.split("/")[1]! : `${name}.zip`;
    const done = await imported(own.current, community, bytes, { fileName });
    expect(done).toMatchObject({ state: "done", failure: null });
    expect(done.counts.posts).toBeGreaterThan(0);
    const found = await rows<{ kind: string }>("select kind from carriers where id = $1", done.carrier.id);
    expect(found).toEqual([{ kind }]);
    const before = await everything(own.current);
    const again = await imported(own.current, community, bytes, { fileName, carrierId: done.carrier.id });
    expect(again.counts).toMatchObject({
      posts: 0,
      acts: 0,
      topics: 0,
      already: done.counts.posts + done.counts.already,
    });
    expect(await everything(own.current)).toEqual(before);
  });

  test("that overlaps another adds only what is new, and answers reach across", async () => {
    const first = await imported(own.current, community, telegram(LINES));
    const carrierId = first.carrier.id;
    const overlap = [...LINES.slice(2), { ...MORE[0]!, replyTo: 1 }, MORE[1]!];
    const second = await imported(own.current, community, telegram(overlap), { carrierId });
    expect(second.counts).toMatchObject({ posts: 2, already: 2, topics: 0 });
    expect(await posts(second.id)).toMatchObject([
      { author: "Dee", answered: "Who brings the rope?" },
      { author: "Cai", answered: "I am new here" },
    ]);
  });

  test("without ids of its own comes in once too, five equal words as five posts", async () => {
    const line = (second: number, text: string) => `2024-03-01 08:00:0${second} 阿青(10001)\n${text}\n\n`;
    const head =
      "消息记录（此消息记录为文本格式，不支持重新导入）\n\n================================================================\n消息分组:我的群聊\n================================================================\n消息对象:窑友\n================================================================\n\n";
    const part = head + line(1, "1") + line(1, "1") + line(1, "1") + line(2, "好");
    const whole = part + line(3, "1");
    const query = { fileName: "all.txt" };
    const first = await imported(own.current, community, Buffer.from(part), query);
    const { carrier } = first;
    const second = await imported(own.current, community, Buffer.from(whole), {
      ...query,
      carrierId: carrier.id,
    });
    expect([first.counts.posts, second.counts.posts, second.counts.already]).toEqual([4, 1, 4]);
  });

  test("without marks is linked by the engine, each answer with its probability", async () => {
    const talk = Array.from({ length: 40 }, (_, k) => {
      const second = String(10 + k);
      const [nick, text] =
        k % 2 === 0 ? ["ada", `bo: is the kiln number ${k} ready?`] : ["bo", "ada: yes, it is ready"];
      return `2024-03-01T08:00:${second}  <${nick}> ${text}`.replace(/^(\S+)T(\S+)\s+/, "[$2] ");
    });
    const bytes = await zipOf([["kiln/2024-03-01.log", `${talk.join("\n")}\n`]]);
    const done = await imported(own.current, community, bytes, { fileName: "kiln.zip", format: "irc" });
    expect(done.counts.inferred).toBeGreaterThan(10);
    const found = await rows<{ probability: number }>(
      "select probability from acts where import_id = $1 and source = 'inferred' and kind = 'replied'",
      done.id,
    );
    expect(found.length).toBe(done.counts.inferred);
    expect(found.every(({ probability }) => probability >= 0.5 && probability <= 1)).toBe(true);
  });

  test("tells of answers before what they answer, and they meet all the same", async () => {
    const lines = [
      { ...LINES[1]!, minute: 9 },
      ...Array.from({ length: 5 }, (_, k) => ({ ...LINES[2]!, id: 10 + k })),
      LINES[0]!,
    ];
    const done = await imported(own.current, community, telegram(lines));
    expect(await acts(done.id)).toEqual([{ kind: "replied", from: "Bo", to: "Ada", source: "explicit" }]);
    expect((await posts(done.id)).find(({ author }) => author === "Bo")?.answered).toBe(
      "Who brings the rope?",
    );
  });

  test("of a talk between two does not come in", async () => {
    const answer = await upload(
      own.current,
      { path: community.path, as: community.organiser },
      fixture("discord-json/Direct Messages - Tor [13].json"),
    );
    const { id } = answer.as(ImportView);
    expect(await ended(community, id)).toMatchObject({
      state: "failed",
      failure: "onlyPrivate",
      counts: { posts: 0 },
    });
    expect(await rows("select 1 from posts where community_id = $1", community.communityId)).toEqual([]);
  });
});

describe("undoing an import", () => {
  test("leaves everything as it was before", async () => {
    const empty = await everything(own.current);
    const first = await imported(own.current, community, telegram(LINES));
    const before = await everything(own.current);
    const carrierId = first.carrier.id;
    const second = await imported(own.current, community, telegram([...LINES, ...MORE]), { carrierId });
    expect(await everything(own.current)).not.toEqual(before);
    await undone(community, second.id);
    expect(await everything(own.current)).toEqual(before);
    await undone(community, first.id);
    // The carrier stays: that the community met there is no matter of what was brought in.
    expect({ ...(await everything(own.current)), carriers: [] }).toEqual({ ...empty, carriers: [] });
  });

  test("keeps whom others still name, and what was done here since", async () => {
    const first = await imported(own.current, community, telegram(LINES));
    const [post] = await rows<{ id: string }>(
      "select id from posts where import_id = $1 order by posted_at",
      first.id,
    );
    const reply = await community.organiser.post(`${community.path}/posts/${post!.id}/replies`, {
      text: "Still there?",
    });
    expect(reply.status).toBe(201);
    await undone(community, first.id);
    const left = await rows(
      "select name from memberships where community_id = $1 and import_id = $2",
      community.communityId,
      first.id,
    );
    expect(left).toEqual([{ name: "Ada" }]);
    const kept = await rows("select kind from acts where community_id = $1", community.communityId);
    expect(kept).toEqual([{ kind: "replied" }]);
  });

  test("is refused while it goes on, twice, and to whoever is no organiser", async () => {
    const { id } = await imported(own.current, community, telegram(LINES));
    const member = await joined(own.current, community, "小周");
    expect((await member.delete(`${community.path}/imports/${id}`)).status).toBe(403);
    await undone(community, id);
    expect((await community.organiser.delete(`${community.path}/imports/${id}`)).status).toBe(409);
  });
});
