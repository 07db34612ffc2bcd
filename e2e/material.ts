/** Exports as people hand them over, written by invented people. */

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;
/** Monday, in the middle of no season. */
const BEGAN = Date.UTC(2026, 8, 7, 1, 0);

const people = ["阿棠", "老梁", "苏木", "小贺", "程渡", "宋野", "江离", "温言"];
const asks = ["周三的钥匙在谁那里？", "有人会修卷帘门吗？", "打印机还能用吗？", "这周谁排早班？"];
const answers = ["在我这里，下班前来拿", "我会，晚点过去看看", "能用，要换墨盒", "我排，缺人就叫我"];
const thanks = ["多谢，那我过去拿", "太好了，辛苦", "收到，谢谢", "好，麻烦你了"];

export interface Said {
  readonly at: number;
  readonly who: number;
  readonly name: string;
  readonly text: string;
}

/** Talk of eight: questions, answers by somebody else, thanks; `length` messages over some weeks. */
export function talk(length: number): readonly Said[] {
  return Array.from({ length }, (_, i) => {
    const round = Math.floor(i / 3);
    const asker = round % people.length;
    const who = i % 3 === 1 ? (asker + 1 + (round % 3)) % people.length : asker;
    const line = [asks, answers, thanks][i % 3]?.[round % asks.length] ?? "";
    const at = BEGAN + Math.floor(round / 4) * DAY_MS + ((round % 4) * 180 + (i % 3) * 6) * MINUTE_MS;
    return { at, who, name: people[who] ?? "", text: `${line} ${round}` };
  });
}

/** A table whose header says nothing. `zone` is what follows each time: nothing, or its offset. */
export function table(said: readonly Said[], zone: "" | "+00:00" = ""): string {
  const rows = said.map(({ at, name, text }, i) => `${i},${written(at)}${zone},${name},${text}`);
  return ["a,b,c,d", ...rows].join("\n");
}

/** The same with a header that says everything. */
export function clearTable(said: readonly Said[], zone: "" | "+00:00" = ""): string {
  return table(said, zone).replace("a,b,c,d", "id,time,sender,text");
}

/** QQ's message manager, with `spoilt` lines before the first message that belong to none. */
export function qqText(said: readonly Said[], spoilt: readonly string[] = []): string {
  const head = ["消息记录（此消息记录为文本格式，不支持重新导入）", "", "=".repeat(64)];
  const group = ["消息分组:我的群聊", "=".repeat(64), "消息对象:槐树里互助群", "=".repeat(64), ""];
  const rows = said.map(({ at, who, name, text }) => `${written(at)} ${name}(${20_000 + who})\n${text}\n`);
  return [...head, ...group, ...spoilt, ...rows].join("\n");
}

interface TelegramChat {
  readonly id: number;
  readonly name: string;
  readonly type: "private_group" | "personal_chat";
  readonly said: readonly Said[];
}

/** Telegram's full export. Old ones have wall clocks alone. */
export function telegram(chats: readonly TelegramChat[], hasEpochs = true): string {
  const list = chats.map(({ said, ...chat }) => ({
    ...chat,
    messages: said.map(({ at, who, name, text }, i) => ({
      id: i + 1,
      type: "message",
      date: written(at).replace(" ", "T"),
      ...(hasEpochs ? { date_unixtime: String(at / 1000) } : {}),
      from: name,
      from_id: `user${who + 1}`,
      ...(i % 3 === 0 ? {} : { reply_to_message_id: i }),
      text,
    })),
  }));
  return JSON.stringify({ about: "", chats: { about: "", list } });
}

/** "2026-09-07 09:00:00". */
function written(at: number): string {
  return new Date(at).toISOString().slice(0, 19).replace("T", " ");
}

/**
 * ChatLab lines of a great crowd, in portions: `messages` over twenty weeks by `crowd` people, who talk within
 * circles of fifty and, one time in ten, across them.
 */
export function* crowdLines(messages: number, crowd: number): Generator<string> {
  const meta = { name: "万人群", platform: "qq", type: "group", groupId: "77" };
  let portion = `${JSON.stringify({ _type: "header", chatlab: { version: "0.0.2" }, meta })}\n`;
  const stepMs = (140 * DAY_MS) / messages;
  let who = 0;
  for (let i = 0; i < messages; i++) {
    // A fixed sequence without a pattern (Weyl), so that every run reads the same file.
    const chance = (i * 0.618_033_988_749_895) % 1;
    const circle = i % 10 === 0 ? Math.floor(chance * (crowd / CIRCLE)) : Math.floor(who / CIRCLE);
    const before = who;
    who = circle * CIRCLE + Math.floor(((chance * 1e6) % 1) * CIRCLE);
    if (i % 2000 === 0) who = Math.floor(i / 2000) % crowd;
    const timestamp = Math.floor((BEGAN + i * stepMs) / 1000);
    const content =
      i % 4 === 0 ? `${asks[i % asks.length] ?? ""} ${i}` : `@成员${before} ${answers[i % 4] ?? ""}`;
    const reply = i % 4 === 1 ? `,"replyToMessageId":"${i}"` : "";
    portion += `{"_type":"message","sender":"${who + 1}","accountName":"成员${who}","timestamp":${timestamp},"type":0,"content":"${content}","platformMessageId":"${i + 1}"${reply}}\n`;
    if (portion.length > 1 << 20) {
      yield portion;
      portion = "";
    }
  }
  yield portion;
}

const CIRCLE = 50;
