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
