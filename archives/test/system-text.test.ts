import * as fc from "fast-check";
import { describe, expect, test } from "vitest";
import { eventOfSystemText } from "../src/system-text.ts";

const named = (name: string) => ({ id: null, name });
const self = { id: "wxid_me", name: "我自己" };

/** Names that hold the very words system texts are made of. */
const anyName = fc
  .array(
    fc.constantFrom(
      "甲",
      "Bo",
      " ",
      "邀请",
      "加入了群聊",
      "加入本群",
      "撤回了一条消息",
      "移出了群聊",
      "你",
      "被",
      "将",
      "(1)",
      "拍了拍",
    ),
    { minLength: 1, maxLength: 4 },
  )
  .map((parts) => parts.join("").trim())
  .filter((name) => name !== "" && name !== "你" && !name.startsWith("你和"));
const anyQuotes = fc.constantFrom(['"', '"'] as const, ["“", "”"] as const);

describe("a system text of WeChat", () => {
  test.each([
    ['"阿林"邀请"小周、老吴"加入了群聊', "joined", "阿林", ["小周", "老吴"], null],
    ["“阿林”邀请“小周”、“老吴”加入了群聊", "joined", "阿林", ["小周", "老吴"], null],
    ['你邀请"小周"加入了群聊', "joined", "我自己", ["小周"], null],
    ['"阿林"邀请你加入了群聊', "joined", "阿林", ["我自己"], null],
    ['"阿林"邀请你加入了群聊，群聊参与人还有：小周、老吴', "joined", "阿林", ["我自己"], null],
    ['"阿林"邀请你和"小周"加入了群聊', "joined", "阿林", ["我自己", "小周"], null],
    ['" 小周 "通过扫描"阿林"分享的二维码加入群聊', "joined", "阿林", ["小周"], null],
    ['"小周"通过扫描你分享的二维码加入群聊', "joined", "我自己", ["小周"], null],
    ['你将"老吴"移出了群聊', "removed", "我自己", ["老吴"], null],
    ["“阿林”将“老吴”移出了群聊", "removed", "阿林", ["老吴"], null],
    ['你被"阿林"移出群聊', "removed", "阿林", ["我自己"], null],
    ['"小周"修改群名为“周末爬山”', "renamedCarrier", "小周", [], "周末爬山"],
    ["你修改群名为“A”邀请“B”", "renamedCarrier", "我自己", [], "A”邀请“B"],
    ['"小周"撤回了一条消息', "recalled", "小周", [], null],
    ['"小周" 撤回了一条消息', "recalled", "小周", [], null],
    ['你撤回了一条消息 <a href="weixin://revoke_edit_click">重新编辑</a>', "recalled", "我自己", [], null],
    ["你撤回了一条消息", "recalled", "我自己", [], null],
    ['"小周"已成为新群主', "roleChanged", null, ["小周"], "owner"],
    ['"名字(wxid_ab12)"撤回了一条消息', "recalled", "名字", [], null],
    [
      '<sysmsg><replacemsg><![CDATA["小周" 撤回了一条消息]]></replacemsg></sysmsg>',
      "recalled",
      "小周",
      [],
      null,
    ],
  ] as const)("%s", (text, ...said) => {
    const [kind, actor, targets, value] = said;
    const event = eventOfSystemText(text, self);
    expect(event).toMatchObject({ kind, value });
    expect(event?.actor?.name ?? null).toBe(actor);
    expect(event?.targets.map(({ name }) => name)).toEqual(targets);
  });

  test.each([
    '"阿林"拍了拍"小周"',
    '"阿林"拍了拍"小周"撤回了一条消息',
    '我拍了拍"小周"',
    '"阿林"与群里其他人都不是微信朋友关系，请注意隐私安全',
    "群主已启用“群聊邀请确认”，群成员需群主确认才能邀请朋友进群。",
    "收到红包，请在手机上查看",
    "小周领取了你的红包",
    "以上是打招呼的内容",
    "",
    "   ",
    "撤回了一条消息",
  ])("about nobody's place in the chat is no event: %s", (text) => {
    expect(eventOfSystemText(text)).toBeNull();
  });

  test("names nobody for 你 where the export does not say who made it", () => {
    expect(eventOfSystemText('你邀请"小周"加入了群聊')).toMatchObject({
      actor: null,
      targets: [named("小周")],
    });
    expect(eventOfSystemText('"阿林"邀请你加入了群聊')).toMatchObject({ actor: named("阿林"), targets: [] });
  });

  test("gives the id where the exporter put it behind the name", () => {
    expect(eventOfSystemText('"名(字)(wxid_ab12)"撤回了一条消息')?.actor).toEqual({
      id: "wxid_ab12",
      name: "名(字)",
    });
    expect(eventOfSystemText("名字(23333233)加入本群。")?.targets).toEqual([
      { id: "23333233", name: "名字" },
    ]);
  });

  test("finds the people whatever words their names are made of", () => {
    fc.assert(
      fc.property(anyName, anyName, anyName, anyQuotes, (a, b, c, [open, close]) => {
        const q = (name: string) => `${open}${name}${close}`;
        const two = [named(b), named(c)];
        expect(eventOfSystemText(`${q(a)}邀请${q(`${b}、${c}`)}加入了群聊`)).toMatchObject({
          kind: "joined",
          actor: named(a),
          targets: two,
        });
        expect(eventOfSystemText(`${q(b)}通过扫描${q(a)}分享的二维码加入群聊`)).toMatchObject({
          kind: "joined",
          actor: named(a),
          targets: [named(b)],
        });
        expect(eventOfSystemText(`${q(a)}将${q(b)}移出了群聊`)).toMatchObject({
          kind: "removed",
          actor: named(a),
          targets: [named(b)],
        });
        expect(eventOfSystemText(`${q(a)}撤回了一条消息`)).toMatchObject({
          kind: "recalled",
          actor: named(a),
        });
        expect(eventOfSystemText(`${q(a)}修改群名为“${b}”`)).toMatchObject({
          kind: "renamedCarrier",
          actor: named(a),
          value: b,
        });
      }),
    );
  });
});

describe("a system text of QQ", () => {
  test.each([
    ["小周加入本群。", "joined", null, ["小周"], null],
    ["阿林邀请小周加入了群聊，并附带了3条聊天记录。", "joined", "阿林", ["小周"], null],
    ["阿林邀请小周加入了本群。", "joined", "阿林", ["小周"], null],
    ["你加入了群聊", "joined", null, ["我自己"], null],
    ["小周离开了本群", "left", null, ["小周"], null],
    ["小周退出了本群。", "left", null, ["小周"], null],
    ["小周被管理员移出群", "removed", null, ["小周"], null],
    ["小周被阿林移出本群。", "removed", "阿林", ["小周"], null],
    ["小周撤回了一条消息", "recalled", "小周", [], null],
    ["小周 撤回了一条消息（来自手机）", "recalled", "小周", [], null],
    ["小周被管理员禁言10分钟", "muted", null, ["小周"], "10分钟"],
    ["小周被阿林解除禁言", "unmuted", "阿林", ["小周"], null],
    ["小周被群主设为管理员", "roleChanged", null, ["小周"], "admin"],
  ] as const)("%s", (text, ...said) => {
    const [kind, actor, targets, value] = said;
    const event = eventOfSystemText(text, self);
    expect(event).toMatchObject({ kind, value });
    expect(event?.actor?.name ?? null).toBe(actor);
    expect(event?.targets.map(({ name }) => name)).toEqual(targets);
  });

  test("finds who it is about whatever words the name is made of", () => {
    fc.assert(
      fc.property(anyName, (name) => {
        // Who is invited by whom is not told apart without quotes when a name says "invite".
        fc.pre(
          !name.includes("邀请") && !name.includes("拍了拍") && !name.startsWith("你") && !/被|将/.test(name),
        );
        expect(eventOfSystemText(`${name}离开了本群`)).toMatchObject({
          kind: "left",
          targets: [named(name)],
        });
        expect(eventOfSystemText(`${name}加入本群。`)).toMatchObject({
          kind: "joined",
          targets: [named(name)],
        });
        expect(eventOfSystemText(`${name}撤回了一条消息`)).toMatchObject({
          kind: "recalled",
          actor: named(name),
        });
        expect(eventOfSystemText(`${name}被管理员移出群`)).toMatchObject({
          kind: "removed",
          targets: [named(name)],
        });
        expect(eventOfSystemText(`${name}被管理员禁言10分钟`)).toMatchObject({
          kind: "muted",
          targets: [named(name)],
        });
      }),
    );
  });
});

test("any text of any length is answered at once", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 200 }), (text) => void eventOfSystemText(text)),
  );
  const words = [
    '"',
    "邀请",
    "加入了群聊",
    "被",
    "将",
    "“",
    "”",
    "、",
    "撤回了一条消息",
    "通过扫描",
    "<",
    ">",
    " ",
  ];
  const start = performance.now();
  for (const word of words) {
    const many = word.repeat(2000 / word.length - 10);
    for (const text of [many, `"a"邀请${many}`, `${many}x`, `a${many}被b`, many.repeat(100)])
      eventOfSystemText(text);
  }
  expect(performance.now() - start).toBeLessThan(2000);
});
