import type { ArchiveMessage } from "@kith/contract/archive";
import { describe, expect, test } from "vitest";
import { fileOfText, openArchive, readArchive } from "../src/index.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { archivesFolder, differences, filesUnder, fixture, readAll } from "./reading.ts";
import { renderDiscourse } from "./renderers/discourse-json.ts";

const own = () => fixture("discourse-json");

async function byId() {
  const { messages } = await readAll(await own());
  return new Map(messages.map((one) => [one.id, one]));
}

describe("the reader of Discourse topics", () => {
  test("makes one chat of a folder's topics, each under its title", async () => {
    const { formats, chats, messages, loss } = await readAll(await own());
    expect(formats).toEqual(["discourse-json"]);
    expect(chats).toMatchObject([
      { key: "discourse:workshop-forum/posts", name: "workshop-forum", platform: "discourse" },
    ]);
    expect(new Set(messages.map(({ topic }) => topic))).toEqual(new Set(["磨凿子", "Glue"]));
    expect(loss).toMatchObject({ messages: 10, events: 3, recalled: 2 });
  });

  test("users are known by their names whatever the case", async () => {
    const all = await byId();
    expect(all.get("412/1")).toMatchObject({
      sender: "nettle_w",
      name: "Nettle_W",
      at: Date.UTC(2021, 4, 4, 18, 1, 30, 1),
      timeBasis: "explicit",
    });
    expect(all.get("412/2")?.mentions).toEqual([{ id: "calla", name: "Calla" }]);
    expect(all.get("430/5")?.at).toBe(Date.UTC(2021, 4, 31, 22));
    expect(all.get("430/6")?.at).toBeNull();
  });

  test("an answer names a post, or quotes one, or else answers the first", async () => {
    const all = await byId();
    const blank = { sender: null, name: null, at: null, text: null };
    expect(all.get("412/1")?.replyTo).toBeNull();
    expect(all.get("412/2")?.replyTo).toEqual({ ...blank, id: "412/1", basis: "mark" });
    const marked = { ...blank, id: "412/2", sender: "orrin", name: "orrin" };
    expect(all.get("412/3")?.replyTo).toEqual({ ...marked, basis: "mark" });
    expect(all.get("412/4")?.replyTo).toEqual({ ...marked, text: "A wet one", basis: "quote" });
    expect(all.get("430/1")?.replyTo).toMatchObject({ id: "412/1", basis: "quote" });
    expect(all.get("430/5")?.replyTo).toMatchObject({ id: "430/4", sender: null, basis: "mark" });
  });

  test("keeps a post's own words", async () => {
    const all = await byId();
    expect(all.get("412/4")?.text).toBe("谢谢");
    expect(all.get("412/2")?.text).toBe("A wet one, ask @Calla.\n:tea:");
    expect(all.get("430/1")?.text).toBe("And which glue?");
    expect(all.get("412/11")).toMatchObject({ kind: "image", text: "", hasAttachment: true });
  });

  test("likes are reactions, and being the accepted answer is one", async () => {
    const all = await byId();
    expect([all.get("412/1")?.reactions, all.get("412/2")?.reactions, all.get("412/3")?.reactions]).toEqual([
      3, 2, 0,
    ]);
  });

  test("deleted and hidden posts are kept without their words", async () => {
    const all = await byId();
    expect(all.get("412/8")).toMatchObject({ isRecalled: true, text: "", sender: "orrin" });
    expect(all.get("412/9")).toMatchObject({ isRecalled: true, text: "", sender: "spam_1" });
  });

  test("tells staff once, and bots by what the forum says", async () => {
    const { people, messages } = await readAll(await own());
    expect(people).toEqual([
      {
        type: "person",
        chat: "discourse:workshop-forum/posts",
        id: "calla",
        name: "Calla",
        role: "admin",
        isBot: false,
      },
    ]);
    expect(messages.filter(({ isBot }) => isBot).map(({ sender }) => sender)).toEqual(["discobot"]);
  });

  test("small actions are events where people come into it; whispers stay among staff", async () => {
    const { messages, loss } = await readAll(await own());
    expect(messages.flatMap(({ event }) => (event === null ? [] : [event]))).toEqual([
      { kind: "pinned", actor: { id: "system", name: "system" }, targets: [], value: null },
      {
        kind: "joined",
        actor: { id: "calla", name: "Calla" },
        targets: [{ id: "mireille", name: "Mireille" }],
        value: null,
      },
      { kind: "left", actor: null, targets: [{ id: "mireille", name: "Mireille" }], value: null },
    ]);
    expect(loss.skipped).toMatchObject([
      { reason: "notChat", count: 2, samples: [{ text: "closed.enabled" }, { text: "whisper" }] },
      { reason: "malformed", count: 1 },
      { reason: "noTime", count: 1, samples: [{ text: "Fish." }] },
    ]);
    expect(JSON.stringify(loss)).not.toContain("between us");
  });

  test("a topic that says of more posts than it holds is told as cut", async () => {
    const { loss } = await readAll(await own());
    expect(loss.truncatedFiles).toEqual(["workshop-forum/posts/430.json"]);
  });

  test("a topic too long to wait for its title goes by its address", async () => {
    const post = (n: number) => ({
      username: "orrin",
      topic_id: 7,
      topic_slug: "long-talk",
      post_number: n,
      created_at: "2021-05-04T18:00:00Z",
      cooked: "<p>好</p>",
    });
    const posts = Array.from({ length: 25_000 }, (_, i) => post(i + 1));
    const text = JSON.stringify({ post_stream: { posts }, title: "A long talk", posts_count: 25_000 });
    const { messages } = await readAll([fileOfText("t/7.json", text)]);
    expect(messages).toHaveLength(25_000);
    expect(new Set(messages.map(({ topic }) => topic))).toEqual(new Set(["long-talk/7"]));
    // Once it has a name, nothing waits any more.
    const archive = await openArchive([fileOfText("t/7.json", text)]);
    const sizes: number[] = [];
    for await (const items of readArchive(archive)) sizes.push(items.length);
    expect(Math.max(...sizes)).toBeLessThan(8000);
    expect(sizes.length).toBeGreaterThan(20);
  });
});

describe("Discourse topics, hurt", () => {
  keepsItsPromises("discourse-json", own);
  survivesHostileValues("discourse-json", own);
});

describe("the Urho3D forum", () => {
  const folder = archivesFolder("discourse-urho3d");

  // Of the table's 3,663 posts three are small actions of moderators ("closed", "split"): no messages.
  test("has the posts and people its table tells", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { chats, people, messages, loss } = await readAll(await filesUnder(folder));
    expect(chats).toHaveLength(1);
    expect(messages).toHaveLength(3663 - 3);
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["unknownFormat", 1],
      ["notChat", 3],
    ]);
    expect(new Set(messages.map(({ sender }) => sender)).size).toBe(237);
    expect(new Set(messages.map(({ topic }) => topic)).size).toBe(493);
    expect(people).toHaveLength(4);
    expect(loss.truncatedFiles).toEqual([]);
  });

  test("leads from nearly every answer to what it answers", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { messages } = await readAll(await filesUnder(folder));
    const ids = new Set(messages.map(({ id }) => id));
    const answers = messages.flatMap(({ replyTo }) => (replyTo === null ? [] : [replyTo]));
    const named = answers.filter(({ basis, name }) => basis === "mark" && name !== null);
    expect(answers).toHaveLength(3171);
    expect(named.length).toBeGreaterThan(1400);
    expect(answers.filter(({ id }) => id === null || !ids.has(id))).toHaveLength(33);
  });

  test("written out again and read back says the same", async (ctx) => {
    if (folder === null) return ctx.skip("needs the archives folder");
    const { messages } = await readAll(await filesUnder(folder));
    const again = await readAll(renderDiscourse(messages));
    const sorted = (all: readonly ArchiveMessage[]) =>
      all.toSorted((a, b) => (a.id ?? "").localeCompare(b.id ?? ""));
    expect(differences(sorted(messages), sorted(again.messages))).toEqual([]);
  });
});
