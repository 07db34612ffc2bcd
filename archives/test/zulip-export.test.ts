import type { ArchiveMessage, Named } from "@kith/contract/archive";
import { describe, expect, test } from "vitest";
import { walkJson, type JsonPlan } from "../src/bytes/json.ts";
import { readRealm } from "../src/formats/zulip-realm.ts";
import { fileOfText, type ArchiveFile } from "../src/index.ts";
import { LossLedger } from "../src/loss.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { archivesFolder, differences, filesUnder, fixture, readAll, zipped } from "./reading.ts";
import { renderZulipExport } from "./renderers/zulip-export.ts";
import { Numbering } from "./renderers/zulip-post.ts";

const own = () => fixture("zulip-export");

async function byId() {
  const { messages } = await readAll(await own());
  return new Map(messages.map((one) => [one.id, one]));
}

describe("the reader of Zulip's own export", () => {
  test("takes the whole export, and tells of what holds no talk", async () => {
    const { formats, chats, loss } = await readAll(await own());
    expect(formats).toEqual(["zulip-export"]);
    expect(chats.map(({ key, name, shape, purpose }) => ({ key, name, shape, purpose }))).toEqual([
      { key: "zulip:lantern:31", name: "读书会", shape: "group", purpose: "Books, one a month" },
      {
        key: "zulip:lantern:with:11+12",
        name: "林小满, Odile Marchetti",
        shape: "private",
        purpose: null,
      },
      {
        key: "zulip:lantern:people:41",
        name: "林小满, Odile Marchetti, 周启明",
        shape: "group",
        purpose: null,
      },
    ]);
    expect(loss.skipped).toMatchObject([
      { reason: "notChat", count: 3 },
      { reason: "malformed", count: 1 },
    ]);
    expect(loss).toMatchObject({ messages: 10, events: 4, recalled: 1 });
  });

  test("reads the same from a zip", async () => {
    const files = await own();
    const plain = await readAll(files);
    const packed = await readAll([await zipped("lantern.zip", files)]);
    expect(packed.messages).toEqual(plain.messages);
    expect(packed.people).toEqual(plain.people);
  });

  test("lists who is subscribed, whether they spoke or not, and no one who is gone", async () => {
    const { people } = await readAll(await own());
    const channel = people.filter(({ chat }) => chat === "zulip:lantern:31");
    expect(channel.map(({ id, name, role, isBot }) => [id, name, role, isBot])).toEqual([
      ["11", "林小满", "owner", false],
      ["12", "Odile Marchetti", "admin", false],
      ["13", "周启明", "member", false],
      ["16", "点名机器人", "member", true],
    ]);
    expect(JSON.stringify(people)).not.toContain("@");
  });

  test("tells of joining and leaving, by oneself or by another's hand", async () => {
    const { messages } = await readAll(await own());
    expect(messages.flatMap(({ at, event }) => (event === null ? [] : [[at, event]]))).toEqual([
      [
        1_690_000_100_250,
        {
          kind: "joined",
          actor: named("11", "林小满"),
          targets: [named("12", "Odile Marchetti")],
          value: null,
        },
      ],
      [1_690_000_200_000, { kind: "joined", actor: null, targets: [named("13", "周启明")], value: null }],
      [1_690_000_300_000, { kind: "left", actor: null, targets: [named("15", "Bram Teague")], value: null }],
      [
        1_690_000_400_000,
        { kind: "removed", actor: named("11", "林小满"), targets: [named("14", "贺 默")], value: null },
      ],
    ]);
  });

  test("instants keep their fractions, reactions their people", async () => {
    expect((await byId()).get("501")).toMatchObject({
      at: 1_700_000_000_125,
      sender: "11",
      name: "林小满",
      topic: "下一本",
      reactions: 3,
      reactedBy: [named("12", "Odile Marchetti"), named("13", "周启明")],
    });
  });

  test("people mentioned have ids", async () => {
    const one = (await byId()).get("502");
    expect(one?.mentions).toEqual([named("11", "林小满")]);
    expect(one?.text).toBe("@林小满 the sea one");
  });

  test("reads what was never rendered from what was typed", async () => {
    const one = (await byId()).get("503");
    expect(one?.text).toBe("同意 @贺 默 @all @Odile Marchetti @Odile Marchetti");
    expect(one?.mentions).toEqual([named("14", "贺 默"), named("12", "Odile Marchetti")]);
    expect(one?.replyTo).toEqual({
      id: "502",
      sender: "12",
      name: "Odile Marchetti",
      at: null,
      text: "@**林小满** the sea one",
      basis: "quote",
    });
  });

  test("bots are those the export calls so, its own among them", async () => {
    const all = await byId();
    expect(all.get("504")).toMatchObject({ isBot: true, topic: null });
    expect(all.get("505")).toMatchObject({ isBot: true, name: "notification bot", topic: "下一本" });
    expect(all.get("501")?.isBot).toBe(false);
  });

  test("both sides of a private talk are in one chat", async () => {
    const all = await byId();
    expect(all.get("506")?.chat).toBe(all.get("507")?.chat);
  });

  test("uploads are attachments, deleted messages have no words", async () => {
    const all = await byId();
    expect(all.get("510")).toMatchObject({ hasAttachment: true, text: "[a.jpg](/user_uploads/2/a/a.jpg)" });
    expect(all.get("509")).toMatchObject({ isRecalled: true, text: "" });
  });

  test("a group of two is a private talk, and a talk nobody is known of goes by its key", async () => {
    const realm = {
      zerver_realm: [{ string_id: "r" }],
      zerver_userprofile: [
        { id: 1, full_name: "林小满" },
        { id: 2, full_name: "周启明" },
      ],
      zerver_recipient: [
        { id: 5, type: 3, type_id: 9 },
        { id: 6, type: 2, type_id: 8 },
      ],
      zerver_subscription: [
        { recipient: 5, user_profile: 1 },
        { recipient: 5, user_profile: 2 },
      ],
    };
    const row = (id: number, recipient: number) => ({
      id,
      sender: 1,
      recipient,
      content: "好",
      date_sent: 1.7e9,
    });
    const { chats } = await readAll([
      fileOfText("realm.json", JSON.stringify(realm)),
      fileOfText("messages-000001.json", JSON.stringify({ zerver_message: [row(1, 5), row(2, 6)] })),
    ]);
    expect(chats.map(({ name, shape }) => [name, shape])).toEqual([
      ["林小满, 周启明", "private"],
      ["zulip:r:8", "group"],
    ]);
  });

  test("messages whose realm is missing are read, without names", async () => {
    const files = (await own()).filter(({ path }) => path === "messages-000001.json");
    const { formats, chats, messages } = await readAll(files);
    expect(formats).toEqual(["zulip-export"]);
    expect(chats.map(({ key }) => key)).toEqual(["zulip::recipient:103"]);
    expect(messages.map(({ sender, name }) => [sender, name])).toEqual([
      ["11", ""],
      ["12", ""],
      ["13", ""],
      ["16", ""],
      ["5", ""],
    ]);
  });

  test("takes nothing from another archive that lies beside it", async () => {
    const other = fileOfText(
      "zulip_json/5-茶/新茶.json",
      JSON.stringify([{ id: 1, sender_full_name: "周启明", content: "好", timestamp: 1_700_000_000 }]),
    );
    const { formats } = await readAll([...(await own()), other]);
    expect(formats).toEqual(["zulip-export", "zulip-archive"]);
  });

  test("a realm of too many rows is read as far as there is room, and told", async () => {
    const realm = (await own()).find(({ path }) => path === "realm.json")!;
    const loss = new LossLedger();
    const json = (file: ArchiveFile, plan: JsonPlan) =>
      walkJson(file.stream(), plan, { malformed: () => undefined, truncated: () => undefined });
    expect((await readRealm(realm, { json, loss }, 8)).users.size).toBe(0);
    expect(loss.report().truncatedFiles).toEqual(["realm.json"]);
    expect((await readRealm(realm, { json, loss }, 100)).users.size).toBe(8);
  });

  test("messages of that name without a realm may be anything", async () => {
    const other = JSON.stringify([
      { id: 1, sender_full_name: "周启明", content: "好", timestamp: 1_700_000_000 },
    ]);
    const { formats } = await readAll([fileOfText("messages-000001.json", other)]);
    expect(formats).toEqual(["zulip-archive"]);
  });

  test("of several quotations typed the first is answered, and all are left out", async () => {
    const quote = (id: number) =>
      `@_**周启明|13** [说](https://x.example/#narrow/near/${id})：\n~~~~quote\n\`\`\`\nold\n\`\`\`\n~~~~\n`;
    const content = `${quote(7)}第一\n${quote(8)}第二`;
    const row = {
      id: 9,
      sender: 11,
      recipient: 103,
      subject: "",
      content,
      rendered_content: null,
      date_sent: 1.7e9,
    };
    const { messages } = await readAll([
      fileOfText("messages-000001.json", JSON.stringify({ zerver_message: [row] })),
    ]);
    expect(messages[0]?.replyTo).toMatchObject({ id: "7", sender: "13", text: "```\nold\n```" });
    expect(messages[0]?.text).toBe("第一\n\n第二");
  });

  test("a quotation typed a hundred thousand times is read as fast as any text", async () => {
    const head = "@_**周启明|13** [said](https://x.example/near/1):\n```quote\na\n```\n";
    const content = `${head.repeat(40_000)}${head.slice(0, -4).repeat(10_000)}`;
    const row = {
      id: 1,
      sender: 11,
      recipient: 103,
      subject: "",
      content,
      rendered_content: null,
      date_sent: 1.7e9,
    };
    const begun = performance.now();
    const { messages } = await readAll([
      fileOfText("messages-000001.json", JSON.stringify({ zerver_message: [row] })),
    ]);
    expect(messages).toHaveLength(1);
    expect(performance.now() - begun).toBeLessThan(2000);
  });
});

function named(id: string, name: string): Named {
  return { id, name };
}

describe("Zulip's own export, hurt", () => {
  keepsItsPromises("zulip-export", own);
  survivesHostileValues("zulip-export", own);
});

describe("real talk as Zulip would export it", () => {
  test("an archive with topics, quotations and mentions comes back whole", async (ctx) => {
    const folder = archivesFolder("zulip-lean");
    if (folder === null) return ctx.skip("needs the archives folder");
    const { chats, messages } = await readAll(await filesUnder(folder));
    const people = new Numbering();
    const again = await readAll(renderZulipExport(chats, messages, people));
    const known = (name: string | null) => (name === null ? null : String(people.of(name)));
    const keys = new Map(chats.map(({ key }, i) => [key, `zulip:written:${i + 1}`]));
    const expected = messages.map((one): ArchiveMessage => ({
      ...one,
      chat: keys.get(one.chat) ?? "",
      sender: known(one.name),
      mentions: one.mentions.map(({ name }) => ({ id: known(name), name })),
      replyTo: one.replyTo === null ? null : { ...one.replyTo, sender: known(one.replyTo.name) },
    }));
    expect(differences(expected, again.messages)).toEqual([]);
  });

  test("people come and go as they did on IRC", async (ctx) => {
    const folder = archivesFolder("irc-raku");
    if (folder === null) return ctx.skip("needs the archives folder");
    const year = (await filesUnder(folder)).filter(({ path }) => path.includes("november-wiki/2009/2009-0"));
    const { chats, messages } = await readAll(year);
    const numbered = messages.map((one, i) => ({ ...one, id: String(i + 1), at: one.at ?? 0 }));
    const people = new Numbering();
    const again = await readAll(renderZulipExport(chats, numbered, people));
    const comings = numbered.filter(({ event }) => event?.kind === "joined" || event?.kind === "left");
    const arrivals = (all: readonly ArchiveMessage[]) =>
      all.flatMap(({ at, event }) => (event === null ? [] : [[at, event.kind, event.targets[0]?.name]]));
    expect(comings.length).toBeGreaterThan(1000);
    expect(arrivals(again.messages)).toEqual(arrivals(comings));
  });
});
