import type { ArchiveMessage, ReplyRef } from "@kith/contract/archive";
import { describe, expect, test } from "vitest";
import { walkJson, type JsonPlan } from "../src/bytes/json.ts";
import { readTeam } from "../src/formats/slack-team.ts";
import { fileOfText, type ArchiveFile } from "../src/index.ts";
import { LossLedger } from "../src/loss.ts";
import { keepsItsPromises, survivesHostileValues } from "./hostile.ts";
import { archivesFolder, differences, filesUnder, fixture, readAll, zipped } from "./reading.ts";
import { renderSlack } from "./renderers/slack.ts";

const own = () => fixture("slack-export");
const MEI = { id: "U0MEI", name: "小美" };
const TOR = { id: "U0TOR", name: "Tor Vind" };
const ANA = { id: "U0ANA", name: "安娜" };

async function byText() {
  const { messages } = await readAll(await own());
  return (start: string) => messages.find(({ text }) => text.startsWith(start));
}

async function byId() {
  const { messages } = await readAll(await own());
  return new Map(messages.map((one) => [one.id, one]));
}

describe("the reader of Slack exports", () => {
  test("takes the whole export: channels of every kind, and what is no talk is told", async () => {
    const { formats, chats, loss } = await readAll(await own());
    expect(formats).toEqual(["slack-export"]);
    expect(chats.map(({ key, name, shape, purpose }) => [key, name, shape, purpose])).toEqual([
      ["slack:G0CRW", "crew", "group", "Only topic"],
      ["slack:D0ONE", "小美, Tor Vind", "private", null],
      ["slack:C0GEN", "general", "group", "Clay, fire, patience"],
      ["slack:G0MPI", "小美, Tor Vind, 安娜", "group", null],
    ]);
    expect(loss).toMatchObject({ messages: 21, events: 6, recalled: 1, withoutSender: 1 });
    expect(loss.skipped.map(({ reason, count }) => [reason, count])).toEqual([
      ["notChat", 5],
      ["malformed", 1],
    ]);
    expect(loss.unknownKinds).toEqual([{ kind: "channel_weather", count: 1 }]);
  });

  test("reads the same from a zip", async () => {
    const files = await own();
    const packed = await readAll([await zipped("potters.zip", files)]);
    const plain = await readAll(files);
    expect(packed.messages).toEqual(plain.messages);
    expect(packed.people).toEqual(plain.people);
    expect(packed.formats).toEqual(["slack-export"]);
  });

  test("lists the members of a channel, silent ones too, without those who are gone", async () => {
    const { people } = await readAll(await own());
    const general = people.filter(({ chat }) => chat === "slack:C0GEN");
    expect(general.map(({ id, name, role, isBot }) => [id, name, role, isBot])).toEqual([
      ["U0MEI", "小美", "owner", false],
      ["U0TOR", "Tor Vind", "admin", false],
      ["U0ANA", "安娜", "member", false],
      ["U0SIL", "Silent One", "member", false],
      ["U0BOT", "Kiln Bot", "member", true],
    ]);
    expect(JSON.stringify(people)).not.toMatch(/@|555/);
  });

  test("times are read to the thousandth, ids to the last digit", async () => {
    const all = await byId();
    expect(all.get("1675242060.123456")?.at).toBe(1_675_242_060_123);
    expect(all.get("1675328400.999999")?.at).toBe(1_675_328_400_999);
    expect(all.get("1675242060.123456")?.timeBasis).toBe("epoch");
  });

  test("an answer names the first message of its thread, also when it is told to all", async () => {
    const all = await byId();
    const mark = { id: "1675242060.123456", at: null, text: null, basis: "mark" };
    expect(all.get("1675242060.123456")?.replyTo).toBeNull();
    expect(all.get("1675242120.000300")?.replyTo).toEqual({ ...mark, sender: "U0MEI", name: "小美" });
    expect(all.get("1675242180.000400")?.replyTo).toEqual({ ...mark, sender: null, name: null });
  });

  test("markup reads as people see it", async () => {
    const find = await byText();
    expect(find("大家好")?.text).toBe("大家好 & hello @channel, see the plan in #general <3");
    expect(find("also")?.text).toBe(
      "also to the channel https://bare.example a@b.example @glazers soon #empty",
    );
  });

  test("mentions name people, each once, and nobody else", async () => {
    const find = await byText();
    expect(find("@小美 yes")?.text).toBe("@小美 yes, ask @安娜 or @U0XYZ @小美");
    expect(find("@小美 yes")?.mentions).toEqual([MEI, ANA, { id: "U0XYZ", name: null }]);
    expect(find("大家好")?.mentions).toEqual([]);
  });

  test("reactions are counted, and whoever is known for them named", async () => {
    expect((await byText())("大家好")).toMatchObject({ reactions: 6, reactedBy: [TOR, ANA] });
  });

  test("people come, are brought, and go; topics and names change", async () => {
    const { messages } = await readAll(await own());
    const none = { actor: null, targets: [], value: null };
    expect(messages.flatMap(({ event }) => (event === null ? [] : [event]))).toEqual([
      { ...none, kind: "joined", targets: [ANA] },
      { ...none, kind: "joined", actor: MEI, targets: [{ id: "U0SIL", name: "Silent One" }] },
      { ...none, kind: "left", targets: [TOR] },
      { ...none, kind: "topicChanged", actor: MEI, value: "Kiln on Friday" },
      { ...none, kind: "renamedCarrier", actor: MEI, value: "b" },
      { ...none, kind: "pinned", actor: MEI },
    ]);
  });

  test("apps are bots by account and name, unless they speak for many", async () => {
    const find = await byText();
    expect(find("Rain")).toMatchObject({
      sender: "B0FEED/Weather",
      isBot: true,
      text: "Rain\nat noon\ntake umbrella",
    });
    expect(find("me too")).toMatchObject({ sender: "B0BRID/warp", name: "warp", isBot: false });
    expect(find("Kiln at")).toMatchObject({ sender: "U0BOT", isBot: true });
    expect(find("hook")).toMatchObject({ sender: "B0HOOK/Hook", isBot: true });
    expect(find("Reminder")).toMatchObject({ sender: "USLACKBOT", isBot: true });
  });

  test("a deleted message is nobody's, and has no words", async () => {
    const one = (await byId()).get("1675242420.000800");
    expect(one).toMatchObject({ isRecalled: true, text: "", sender: null });
    expect(one?.replyTo?.id).toBe("1675242060.123456");
  });

  test("people of other workspaces have the names their messages give", async () => {
    expect((await byText())("外人")).toMatchObject({ sender: "U0OUT", name: "Outsider", isBot: false });
  });

  test("files, calls and what was passed on", async () => {
    const all = await byId();
    expect(all.get("1675242360.000700")).toMatchObject({ kind: "image", hasAttachment: true });
    expect(all.get("1675242361.000700")).toMatchObject({ kind: "file", hasAttachment: true });
    expect(all.get("1675242362.000700")).toMatchObject({ kind: "voice" });
    expect(all.get("1675242488.000900")).toMatchObject({ kind: "call", sender: "U0ANA" });
    expect(all.get("1675242487.000900")).toMatchObject({ isForwarded: true, text: "look" });
  });

  test("days without lists are read, by the names of their folders", async () => {
    const day = (await own()).filter(({ path }) => path.endsWith("general/2023-02-02.json"));
    const { formats, chats, messages } = await readAll(day);
    expect(formats).toEqual(["slack-export"]);
    expect(chats).toMatchObject([{ key: "slack:general", name: "general", shape: "unknown" }]);
    expect(messages).toMatchObject([{ sender: "U0GON", name: "", text: "昨天的答案" }]);
  });

  test("a list of users alone makes no Slack export of what lies beside it", async () => {
    const rows = [{ id: 1, sender_full_name: "周启明", content: "好", timestamp: 1_700_000_000 }];
    const files = [fileOfText("x/users.json", "[]"), fileOfText("x/y/2023-01-01.json", JSON.stringify(rows))];
    expect((await readAll(files)).formats).toEqual(["zulip-archive"]);
  });

  test("events of other kinds are no days of talk", async () => {
    const rows = [{ type: "reaction_added", ts: "1675242000.000100", user: "U1" }];
    expect((await readAll([fileOfText("x.json", JSON.stringify(rows))])).formats).toEqual([]);
  });

  test("lists too long for memory are read as far as there is room, and told", async () => {
    const users = (await own()).filter(({ path }) => path.endsWith("users.json"));
    const loss = new LossLedger();
    const json = (file: ArchiveFile, plan: JsonPlan) =>
      walkJson(file.stream(), plan, { malformed: () => undefined, truncated: () => undefined });
    expect((await readTeam(users, { json, loss }, 3)).users.size).toBe(3);
    expect(loss.report().truncatedFiles).toHaveLength(1);
    const channels = (await own()).filter(({ path }) => path.endsWith("/channels.json"));
    expect((await readTeam(channels, { json, loss }, 3)).channels.size).toBe(0);
  });

  test("times without digits behind the second are times", async () => {
    const row = (ts: unknown) => ({ type: "message", user: "U1", text: "好", ts });
    const rows = [row("1675242000.000100"), row("1675242001"), row(1_675_242_002.5), row("soon")];
    const { messages } = await readAll([fileOfText("x/2023-02-01.json", JSON.stringify(rows))]);
    expect(messages.map(({ at }) => at)).toEqual([
      1_675_242_000_000,
      1_675_242_001_000,
      1_675_242_002_500,
      null,
    ]);
  });

  test("two exports side by side, one inside the other's folder, keep apart", async () => {
    const files = await own();
    const moved = (await own()).map((file) => ({
      ...file,
      path: `${file.path.split("/")[0]}/older/${file.path}`,
    }));
    const { formats, messages } = await readAll([...files, ...moved]);
    expect(formats).toEqual(["slack-export", "slack-export"]);
    expect(messages).toHaveLength(54);
  });

  test("a hundred thousand files in as many folders are sorted at once", async () => {
    const files = Array.from({ length: 50_000 }, (_, i) => [
      { ...fileOfText(`${i}/users.json`, "[]"), size: 2 },
      { ...fileOfText(`${i}/channels.json`, "[]"), size: 2 },
    ]).flat();
    const { slackExport } = await import("../src/formats/slack.ts");
    const begun = performance.now();
    expect(slackExport.claim?.(files)).toEqual([]);
    expect(performance.now() - begun).toBeLessThan(2000);
  });

  test("paths that begin with a slash end the sorting as well", async () => {
    const files = (await own()).map((file) => ({
      ...file,
      path: `/${file.path.split("/").slice(1).join("/")}`,
    }));
    expect((await readAll(files)).messages).toHaveLength(27);
  });
});

describe("Slack exports, hurt", () => {
  keepsItsPromises("slack-export", own);
  survivesHostileValues("slack-export", own);
});

/** People as Slack numbers them. */
class Numbers {
  readonly #ids = new Map<string, string>();

  of(name: string): string {
    const id = this.#ids.get(name) ?? `U${this.#ids.size + 1}`;
    this.#ids.set(name, id);
    return id;
  }
}

/** Messages with times for ids, as Slack has them, one in each millionth of a second. */
function timed(messages: readonly ArchiveMessage[]): Map<string, string> {
  const seen = new Map<number, number>();
  return new Map(
    messages.map(({ id, at }) => {
      const seconds = Math.floor((at ?? 0) / 1000);
      const nth = (seen.get(seconds) ?? 0) + 1;
      seen.set(seconds, nth);
      return [id ?? "", `${seconds}.${String(nth).padStart(6, "0")}`];
    }),
  );
}

describe("real talk as Slack would export it", () => {
  test("channels, answers and mentions come back whole", async (ctx) => {
    const folder = archivesFolder("zulip-lean");
    if (folder === null) return ctx.skip("needs the archives folder");
    const { chats, messages } = await readAll(await filesUnder(folder));
    const ts = timed(messages);
    const numbers = new Numbers();
    const refOf = (ref: ReplyRef): ReplyRef => {
      const sender = ref.name === null ? null : numbers.of(ref.name);
      return { ...ref, id: ts.get(ref.id ?? "") ?? "1000000000.000001", sender, text: null, basis: "mark" };
    };
    const keyOf = (chat: string) => `slack:${chat.replace(":", "-")}`;
    const expected = messages.map((one): ArchiveMessage => {
      // A mention that does not stand in the text as @Name cannot be written in Slack's markup.
      const mentions = one.mentions.filter(({ name }) => one.text.includes(`@${name}`));
      return {
        ...one,
        chat: keyOf(one.chat),
        id: ts.get(one.id ?? "") ?? null,
        topic: null,
        sender: one.isRecalled ? null : numbers.of(one.name),
        name: one.isRecalled ? "" : one.name,
        mentions: mentions.map(({ name }) => ({ id: numbers.of(name ?? ""), name })),
        replyTo: one.replyTo === null ? null : refOf(one.replyTo),
      };
    });
    const again = await readAll(
      renderSlack(
        chats.map((chat) => ({ ...chat, key: keyOf(chat.key) })),
        expected,
      ),
    );
    const sorted = (all: readonly ArchiveMessage[]) =>
      all.toSorted((a, b) => (a.id ?? "").localeCompare(b.id ?? "") || a.chat.localeCompare(b.chat));
    const found = differences(sorted(expected), sorted(again.messages));
    expect(found).toEqual([]);
  });

  test("arrivals and departures come back as they were on IRC", async (ctx) => {
    const folder = archivesFolder("irc-raku");
    if (folder === null) return ctx.skip("needs the archives folder");
    const month = (await filesUnder(folder)).filter(({ path }) =>
      path.includes("raku-beginner/2022/2022-01"),
    );
    const { chats, messages } = await readAll(month);
    const kept = messages.filter(({ event }) => event?.kind === "joined" || event?.kind === "left");
    const ts = timed(kept.map((one, i) => ({ ...one, id: String(i) })));
    const expected = kept.map((one, i): ArchiveMessage => ({
      ...one,
      chat: "slack:raku",
      id: ts.get(String(i)) ?? null,
      timeBasis: "epoch",
    }));
    const again = await readAll(
      renderSlack(
        chats.map((chat) => ({ ...chat, key: "slack:raku" })),
        expected,
      ),
    );
    expect(kept.length).toBeGreaterThan(100);
    expect(differences(expected, again.messages)).toEqual([]);
  });
});
