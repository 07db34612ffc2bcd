import type { Language } from "@kith/contract/language";

/** What `kith check` itself says; the report's words are diagnosis's. */

const n = (value: number) => value.toLocaleString("en-GB");

const zhCN = {
  help: `kith check 路径 [选项]

  读一份导出的聊天记录（一个文件、一个文件夹，或装着许多文件的 zip），
  说它是社群，还是只是一个群，并附上证据。只在这台机器上读，什么都不上传。

  --chat 名字     记录里有几个群时，看名字里带这几个字的那个；all 表示合起来看
  --format 格式   不猜，就按这种格式读（见下）
  --tz 时区       没写时区的钟点属于哪个时区，例如 Asia/Shanghai
  --map 列        表格没有表头时：at=0,sender=1,text=2（从 0 数起，还可加
                  senderId kind id replyTo chat）
  --evidence 数   每一行给几条证据，默认 2
  --lang 语言     zh 或 en，默认跟随系统
  --names         写出人名；不加就隐去
  --json          只输出一个 JSON
  --html 文件     另存为一个网页
  --links 文件    另存每条消息答的是哪一条：每行一个 JSON

  退出码：0 有结论　1 出了意外　2 用法不对　3 证据不足　4 没有读到消息　130 中途停下
`,
  formats: "认得的格式：",
  noPath: "要看哪份聊天记录？用法：kith check 路径，详见 kith check --help",
  unknownOption: (why: string) => `选项不对：${why}`,
  notFound: (place: string) => `找不到 ${place}，或者没有权限读它。`,
  unknownFormat: (format: string) => `没有“${format}”这种格式。认得的格式见 kith check --help`,
  unknownZone: (zone: string) => `没有“${zone}”这个时区。写法像 Asia/Shanghai。`,
  nothing: "没有一个文件认得出是聊天记录。",
  noMessages: "文件读了，可是里面没有一条消息。",
  badMap: "--map 写法像 at=0,sender=1,text=2，列号从 0 数起，三样都要有。",
  needMap:
    "这份表格没有认得出的表头。请用 --map 说明哪一列是时间、发送人、内容，例如 --map at=0,sender=1,text=2",
  noChat: (name: string) => `没有哪个群的名字里带“${name}”。有这些：`,
  columns: "列：",
  looking: "在认格式",
  reading: "在读",
  judging: "在判断",
  messages: (count: number) => `${n(count)} 条`,
  left: (seconds: number) => `还需约 ${n(Math.max(1, Math.round(seconds)))} 秒`,
  chats: "记录里的群",
  together: "合起来",
  isPrivate: "两个人的私聊，不判断",
  people: (count: number) => `${n(count)} 人`,
  conditions: "三个条件",
  mesh: "连接",
  lines: "逐条看",
  next: "下一步：",
  settle: "怎样才能说清",
  firmness: "结论有多稳",
  natures: "认作机器人、转发器或群主的",
  loss: "读进来多少",
  saved: (file: string) => `已存为 ${file}`,
  stopped: "停下了，没有存下什么。",
  unexpected: (why: string) => `出了意外：${why}`,
  masked: "人名已隐去；加 --names 写出来。",
};

export type CheckWords = typeof zhCN;

const en: CheckWords = {
  help: `kith check PATH [options]

  Reads an exported chat (a file, a folder, or a zip of many) and tells whether the
  group is a community or merely a chat group, with the evidence. Everything is read
  on this machine; nothing is uploaded.

  --chat NAME     with several chats: the one whose name holds NAME; all judges them together
  --format ID     do not guess, read it as this format (below)
  --tz ZONE       the zone of clocks that name none, such as Europe/Paris
  --map COLUMNS   for a table without a header: at=0,sender=1,text=2 (counted from 0;
                  also senderId kind id replyTo chat)
  --evidence N    pieces of evidence a line, 2 unless told
  --lang LANG     zh or en; the system's unless told
  --names         write names out; masked unless told
  --json          print one JSON object and nothing else
  --html FILE     also save the report as one web page
  --links FILE    also save what each message answers, one JSON a line

  Exit codes: 0 a verdict; 1 something unexpected; 2 wrong usage; 3 not enough evidence;
  4 no messages; 130 stopped half-way
`,
  formats: "Formats:",
  noPath: "Which chat? Usage: kith check PATH; kith check --help says more.",
  unknownOption: (why) => `Wrong usage: ${why}`,
  notFound: (place) => `${place} is not there, or may not be read.`,
  unknownFormat: (format) => `There is no format “${format}”. kith check --help lists those there are.`,
  unknownZone: (zone) => `There is no time zone “${zone}”. They look like Europe/Paris.`,
  nothing: "None of the files could be recognised as a chat.",
  noMessages: "The files were read, but hold no messages.",
  badMap: "--map looks like at=0,sender=1,text=2, columns counted from 0; all three are needed.",
  needMap:
    "This table has no header Kith knows. Say with --map which column is the time, the sender and the text, for example --map at=0,sender=1,text=2",
  noChat: (name) => `No chat has “${name}” in its name. There are:`,
  columns: "Columns:",
  looking: "Looking",
  reading: "Reading",
  judging: "Judging",
  messages: (count) => `${n(count)} messages`,
  left: (seconds) => `about ${n(Math.max(1, Math.round(seconds)))} s left`,
  chats: "Chats in this export",
  together: "together",
  isPrivate: "two people; not judged",
  people: (count) => `${n(count)} people`,
  conditions: "Three conditions",
  mesh: "Ties",
  lines: "Line by line",
  next: "Next: ",
  settle: "What would settle it",
  firmness: "How firm this is",
  natures: "Taken for bots, relays or organisers",
  loss: "What was read",
  saved: (file) => `Saved as ${file}`,
  stopped: "Stopped; nothing was saved.",
  unexpected: (why) => `Something unexpected: ${why}`,
  masked: "Names are masked; --names writes them out.",
};

export function checkWords(language: Language): CheckWords {
  return language === "zh-CN" ? zhCN : en;
}
