import { afterEach, beforeEach, describe, expect, test } from "vitest";
import { failureOf } from "../../src/platform/delivery/mail/failure.ts";
import { mailRoute, parseMailSettings, type Outgoing } from "../../src/platform/delivery/index.ts";
import { decoded, partOf, PostOffice } from "./post-office.ts";
import { BEGINNING } from "./world.ts";

const outgoing: Outgoing = {
  id: "00000000-0000-7000-8000-00000000000a",
  attempt: 1,
  to: { route: "mail", to: "ana@example.org", name: "Ana" },
  title: "Walk on Saturday",
  text: "We meet at the north gate.\nEarly.\n\nBring <water> & bread.",
  url: "/c/hill-walkers/gatherings/1",
  language: "en",
  unsubscribeUrl: "https://kith.example/u/abc",
  at: BEGINNING,
};

let office: PostOffice;
const begun = async () => undefined;
const sent = (change: Partial<Outgoing> = {}, user = "", giving: () => Promise<void> = begun) =>
  route(user).send({ ...outgoing, ...change }, giving);
const route = (user = "") =>
  mailRoute({
    smtpUrl: `smtp://${user}127.0.0.1:${office.port}`,
    from: { name: "Hill walkers", address: "kith@example.net" },
    publicUrl: "https://kith.example",
  });

beforeEach(async () => {
  office = new PostOffice();
  await office.open();
});
afterEach(() => office.close());

describe("a mail", () => {
  test("says it in plain text and in simple HTML, whence it comes, and how to end it with one click", async () => {
    const result = await sent();
    expect(result).toMatchObject({ ok: true, refs: [`<${outgoing.id}@example.net>`] });
    const [letter] = office.letters;
    expect(letter!.envelope).toEqual({ from: "kith@example.net", to: ["ana@example.org"] });
    expect(letter!.headers).toMatchObject({
      from: ["Hill walkers <kith@example.net>"],
      to: ["Ana <ana@example.org>"],
      subject: ["Walk on Saturday"],
      "message-id": [`<${outgoing.id}@example.net>`],
      date: ["Mon, 02 Mar 2026 08:00:00 +0000"],
      "auto-submitted": ["auto-generated"],
      "content-language": ["en"],
      "list-unsubscribe": ["<https://kith.example/u/abc>"],
      "list-unsubscribe-post": ["List-Unsubscribe=One-Click"],
    });
    expect(partOf(letter!, "text/plain").trim()).toBe(
      [
        outgoing.text,
        "https://kith.example/c/hill-walkers/gatherings/1",
        "To stop mail of this kind: https://kith.example/u/abc",
      ].join("\n\n"),
    );
    const html = partOf(letter!, "text/html");
    expect(html).toContain(
      "<p>We meet at the north gate.<br>Early.</p>\n<p>Bring &lt;water&gt; &amp; bread.</p>",
    );
    expect(html).toContain('<a href="https://kith.example/c/hill-walkers/gatherings/1">');
    expect(html).toContain('To stop mail of this kind: <a href="https://kith.example/u/abc">');
  });

  test("in Chinese arrives as it was written", async () => {
    await sent({
      language: "zh-CN",
      title: "周六爬山：带水，别迟到——北门集合，一起走到山顶再回来吃饭",
      text: "北门集合。\n\n带水。",
      to: { ...outgoing.to, name: "安娜" },
    });
    const [letter] = office.letters;
    expect(decoded(letter!.headers["subject"]![0]!)).toBe(
      "周六爬山：带水，别迟到——北门集合，一起走到山顶再回来吃饭",
    );
    expect(decoded(letter!.headers["to"]![0]!)).toBe("安娜 <ana@example.org>");
    expect(partOf(letter!, "text/plain")).toContain("北门集合。\n\n带水。");
  });

  test("has the same Message-ID at every try, and another for another delivery", async () => {
    await sent();
    await sent({ attempt: 2 });
    await sent({ id: "00000000-0000-7000-8000-00000000000b" });
    const ids = office.letters.map(({ headers }) => headers["message-id"]![0]);
    expect(ids[0]).toBe(ids[1]);
    expect(ids[2]).not.toBe(ids[0]);
  });

  test.each<[string, Partial<Outgoing>]>([
    ["subject, CRLF", { title: "Hello\r\nBcc: eve@example.org" }],
    ["subject, LF", { title: "Hello\nBcc: eve@example.org\n\nother text" }],
    [
      "subject, CR and line separators",
      { title: "Hello\rBcc: eve@example.org\u2028Bcc: e@e.org\u0085X: 1\0" },
    ],
    ["name, CRLF", { to: { ...outgoing.to, name: 'Ana"\r\nBcc: eve@example.org\r\n' } }],
    ["name, another address", { to: { ...outgoing.to, name: "Ana <eve@example.org>, Eve" } }],
    ["link to end it", { unsubscribeUrl: "https://kith.example/u\r\nBcc: eve@example.org" }],
    ["link to end it, brackets", { unsubscribeUrl: "https://kith.example/u>, <mailto:eve@example.org" }],
  ])("cannot be made to say or reach more by a %s", async (_, change) => {
    expect(await sent(change)).toMatchObject({ ok: true });
    const [letter] = office.letters;
    expect(Object.keys(letter!.headers).toSorted()).toEqual(
      [
        "auto-submitted",
        "content-language",
        "content-type",
        "date",
        "from",
        ...(change.unsubscribeUrl === undefined ? ["list-unsubscribe", "list-unsubscribe-post"] : []),
        "message-id",
        "mime-version",
        "subject",
        "to",
      ].toSorted(),
    );
    expect(Object.values(letter!.headers).every(({ length }) => length === 1)).toBe(true);
    expect(letter!.envelope.to).toEqual(["ana@example.org"]);
    const shown = [...letter!.headers["subject"]!, ...letter!.headers["to"]!].map(decoded).join("");
    expect(shown).not.toMatch(/[\p{Cc}\p{Zl}\p{Zp}]/u);
  });

  test.each(["ana@example.org\r\nRCPT TO:<eve@example.org>", "ana@example.org, eve@example.org", "ana", ""])(
    "is not sent to what is no address: %j",
    async (to) => {
      const result = await sent({ to: { ...outgoing.to, to } });
      expect(result).toMatchObject({ ok: false, why: "permanent" });
      expect(office.letters).toEqual([]);
    },
  );
});

describe("what a server answers", () => {
  test.each<[string, PostOffice["answers"], string, number]>([
    ["no to the sender", { from: { code: 550 } }, "later", 0],
    ["no such user", { to: { code: 550 } }, "permanent", 0],
    ["try the user later", { to: { code: 450 } }, "transient", 0],
    ["no to the text", { data: { code: 554 } }, "permanent", 0],
    ["try the text later", { data: { code: 451 } }, "transient", 0],
    ["nothing more once it knows for whom", { to: "cut" }, "later", 0],
    ["nothing more once it has the text", { data: "cut" }, "unknown", 1],
  ])("%s", async (_, answers, why, letters) => {
    office.answers = answers;
    const result = await sent();
    expect(result).toMatchObject({ ok: false, why });
    // What is written down of it names nobody.
    expect(JSON.stringify(result)).not.toContain("ana@");
    expect(office.letters).toHaveLength(letters);
  });

  test("yes, but by then another node sends it: the text is not given", async () => {
    const result = await sent({}, "", async () => {
      throw new Error("no longer sent here");
    });
    expect(result).toMatchObject({ ok: false, why: "later" });
    expect(office.letters).toEqual([]);
  });

  test("nothing: it is not there", async () => {
    const gone = route();
    await office.close();
    expect(await gone.send(outgoing, begun)).toMatchObject({ ok: false, why: "later" });
  });

  test("the right password is taken, a wrong one says nothing of the message", async () => {
    await office.close();
    office = new PostOffice({ needsLogin: true });
    await office.open();
    expect(await sent({}, "kith:p%40ss@")).toMatchObject({ ok: true });
    office.answers = { auth: { code: 535 } };
    expect(await sent({}, "kith:wrong@")).toMatchObject({ ok: false, why: "later" });
    expect(office.letters).toHaveLength(1);
  });

  test.each([
    ["silence after the text was begun", { code: "ETIMEDOUT" }, "giving", "unknown"],
    ["silence before", { code: "ETIMEDOUT" }, "asking", "later"],
    ["closing down, with the text", { code: "EMESSAGE", responseCode: 421 }, "giving", "transient"],
    ["too large", { code: "EMESSAGE", command: "MAIL FROM" }, "asking", "permanent"],
    ["in the wrong state", { code: "EMESSAGE", responseCode: 503, command: "DATA" }, "asking", "transient"],
    ["no name for it", { code: "EDNS" }, "reaching", "later"],
  ] as const)("%s", (_, error, stage, why) => {
    expect(failureOf({ message: "", ...error }, stage)).toMatchObject({ why });
  });
});

describe("settings for mail", () => {
  const good = {
    smtpUrl: "smtps://u:p@mail.example:465",
    from: "Kith <kith@example.org>",
    publicUrl: undefined,
  };

  test.each([
    ["kith@example.org", { name: "Kith", address: "kith@example.org" }],
    ['"英语角" <kith@example.org>', { name: "英语角", address: "kith@example.org" }],
    [" English corner <kith@example.org> ", { name: "English corner", address: "kith@example.org" }],
  ])("who sends: %s", (from, expected) => {
    expect(parseMailSettings({ ...good, from })?.from).toEqual(expected);
  });

  test("where there are none, there is no mail", () => {
    expect(parseMailSettings({ smtpUrl: "", from: undefined, publicUrl: "https://kith.example" })).toBeNull();
    expect(parseMailSettings({ ...good, publicUrl: "https://kith.example//" })?.publicUrl).toBe(
      "https://kith.example",
    );
  });

  test.each([
    ["noServer", { smtpUrl: "" }],
    ["noFrom", { from: "" }],
    ["badServer", { smtpUrl: "mail.example:25" }],
    ["badServer", { smtpUrl: "http://mail.example" }],
    ["badFrom", { from: "kith" }],
    ["badFrom", { from: "Kith <kith@example.org>, <eve@example.org>" }],
    ["badPublicUrl", { publicUrl: "kith.example" }],
  ])("are refused: %s", (reason, change) => {
    expect(() => parseMailSettings({ ...good, ...change })).toThrow(reason);
  });
});
