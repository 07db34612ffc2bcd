import path from "node:path";
import { folderWriters } from "./folders.ts";
import { Sink } from "./sink.ts";
import { people, type Made } from "./talk.ts";

/** Writes a made-up talk as one format into a folder and returns the path to read. */
export type Writer = (talk: Iterable<Made>, folder: string) => string;

/** One file with a head, a text for each message, and a tail. */
function oneFile(name: string, parts: { head: string; each: (one: Made) => string; tail?: string }): Writer {
  return (talk, folder) => {
    const place = path.join(folder, name);
    const sink = new Sink(place);
    sink.write(parts.head);
    for (const one of talk) sink.write(parts.each(one));
    sink.write(parts.tail ?? "");
    sink.close();
    return place;
  };
}

/** An indented JSON document whose last array holds the messages. */
function jsonDocument(head: string, indent: number, rowOf: (one: Made) => unknown, tail = "]}"): Writer {
  const each = (one: Made) => `${one.index === 0 ? "\n" : ",\n"}${JSON.stringify(rowOf(one), null, indent)}`;
  return oneFile("export.json", { head, each, tail: `\n${tail}\n` });
}

const idOf = (index: number) => String(7_000_000_000_000_000_000n + BigInt(index));
const epoch = (one: Made) => one.at / 1000;
const clock = (at: number) => new Date(at).toISOString().slice(0, 19);

function telegramRow(one: Made): Record<string, unknown> {
  return {
    id: one.index + 1,
    type: "message",
    date: clock(one.at),
    date_unixtime: String(epoch(one)),
    from: one.person.name,
    from_id: `user${100_000 + one.person.number}`,
    ...(one.replyTo === null ? {} : { reply_to_message_id: one.replyTo + 1 }),
    text: one.text,
    text_entities: [{ type: "plain", text: one.text }],
  };
}

function chatLabRow(one: Made): Record<string, unknown> {
  return {
    sender: `wxid_${one.person.number}`,
    accountName: one.person.name,
    timestamp: epoch(one),
    type: one.replyTo === null ? 0 : 25,
    content: one.text,
    platformMessageId: idOf(one.index),
    ...(one.replyTo === null ? {} : { replyToMessageId: idOf(one.replyTo) }),
  };
}

function weFlowRow(one: Made): Record<string, unknown> {
  return {
    localId: one.index + 1,
    createTime: epoch(one),
    formattedTime: clock(one.at).replace("T", " "),
    type: one.replyTo === null ? "文本消息" : "引用消息",
    localType: one.replyTo === null ? 1 : 49,
    content: one.text,
    isSend: 0,
    source: "",
    platformMessageId: idOf(one.index),
    ...(one.replyTo === null ? {} : { replyToMessageId: idOf(one.replyTo) }),
  };
}

const CHATLAB = {
  chatlab: { version: "0.0.2", exportedAt: 1_900_000_000 },
  meta: { name: "Made up", platform: "wechat", type: "group", groupId: "1@chatroom" },
};
const chatLabMembers = people.map(({ number, name }) => ({
  platformId: `wxid_${number}`,
  accountName: name,
}));
const weFlowSession = { wxid: "1@chatroom", nickname: "Made up", displayName: "Made up", type: "群聊" };
const opened = (document: object, list: string) => `${JSON.stringify(document).slice(0, -1)},"${list}":[`;

function qqBlock({ at, person, text }: Made): string {
  return `${clock(at + 8 * 3_600_000).replace("T", " ")} ${person.name}(${20_000_001 + person.number})\r\n${text}\r\n\r\n`;
}

function ircLine({ at, person, text }: Made): string {
  return `general ${clock(at).replace("T", " [")}] <n${person.number}> ${text}\n`;
}

function csvRow(one: Made): string {
  const reply = one.replyTo === null ? "" : idOf(one.replyTo);
  const { name, number } = one.person;
  return `${epoch(one)},${name},${20_000_001 + number},"${one.text}",${idOf(one.index)},${reply}\r\n`;
}

function discordRow(one: Made): Record<string, unknown> {
  const { name, number } = one.person;
  const guild = { guildId: "1" };
  return {
    id: idOf(one.index),
    type: one.replyTo === null ? "Default" : "Reply",
    timestamp: `${clock(one.at)}+00:00`,
    timestampEdited: null,
    callEndedTimestamp: null,
    isPinned: false,
    content: one.text,
    author: { id: `90${number}`, name: `user${number}`, discriminator: "0000", nickname: name, isBot: false },
    attachments: [],
    embeds: [],
    stickers: [],
    reactions: [],
    mentions: [],
    ...(one.replyTo === null
      ? {}
      : { reference: { messageId: idOf(one.replyTo), channelId: "2", ...guild } }),
  };
}

const DISCORD = {
  guild: { id: "1", name: "Made up", iconUrl: "" },
  channel: {
    id: "2",
    type: "GuildTextChat",
    categoryId: "3",
    category: "Talk",
    name: "general",
    topic: null,
  },
  dateRange: { after: null, before: null },
  exportedAt: "2030-01-01T00:00:00+00:00",
};

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function discordCsvRow({ at, person, text }: Made): string {
  const date = new Date(at);
  const two = (number: number) => String(number).padStart(2, "0");
  const day = `${two(date.getUTCDate())}-${MONTHS[date.getUTCMonth()]}-${two(date.getUTCFullYear() % 100)}`;
  const hours = date.getUTCHours();
  const time = `${two(((hours + 11) % 12) + 1)}:${two(date.getUTCMinutes())} ${hours < 12 ? "AM" : "PM"}`;
  return `"90${person.number}","${person.name}#0000","${day} ${time}","${text}","",""\n`;
}

/** The formats a talk can be made up in. */
export const writers: ReadonlyMap<string, Writer> = new Map([
  [
    "telegram-json",
    jsonDocument(
      '{\n "name": "Made up",\n "type": "private_supergroup",\n "id": 1,\n "messages": [',
      1,
      telegramRow,
    ),
  ],
  ["chatlab-json", jsonDocument(opened({ ...CHATLAB, members: chatLabMembers }, "messages"), 2, chatLabRow)],
  [
    "chatlab-jsonl",
    oneFile("export.jsonl", {
      head: [
        { _type: "header", ...CHATLAB },
        ...chatLabMembers.map((member) => ({ _type: "member", ...member })),
      ]
        .map((row) => `${JSON.stringify(row)}\n`)
        .join(""),
      each: (one) => `${JSON.stringify({ _type: "message", ...chatLabRow(one) })}\n`,
    }),
  ],
  [
    "weflow-json",
    jsonDocument(opened({ weflow: { version: "1.0.3" }, session: weFlowSession }, "messages"), 2, (one) => ({
      ...weFlowRow(one),
      senderUsername: `wxid_${one.person.number}`,
      senderDisplayName: one.person.name,
    })),
  ],
  [
    "weflow-arkme-json",
    jsonDocument(
      opened(
        {
          weflow: { version: "1.0.3", format: "arkme-json" },
          session: weFlowSession,
          senders: people.map(({ number, name }) => ({
            senderID: number + 1,
            wxid: `wxid_${number}`,
            nickname: name,
          })),
        },
        "messages",
      ),
      2,
      (one) => ({ ...weFlowRow(one), senderID: one.person.number + 1 }),
    ),
  ],
  [
    "qq-txt",
    oneFile("export.txt", {
      head: `\ufeff消息记录（此消息记录为文本格式，不支持重新导入）\r\n\r\n${"=".repeat(64)}\r\n消息分组:我的群聊\r\n${"=".repeat(64)}\r\n消息对象:Made up\r\n${"=".repeat(64)}\r\n\r\n`,
      each: qqBlock,
    }),
  ],
  ["discord-json", jsonDocument(opened(DISCORD, "messages"), 2, discordRow)],
  [
    "discord-csv",
    oneFile("general.csv", {
      head: "AuthorID,Author,Date,Content,Attachments,Reactions\n",
      each: discordCsvRow,
    }),
  ],
  ["irc", oneFile("general.log", { head: "", each: ircLine })],
  [
    "plain-csv",
    oneFile("export.csv", { head: "\ufeff时间,昵称,QQ号,内容,消息ID,回复消息ID\r\n", each: csvRow }),
  ],
  ...folderWriters,
]);
