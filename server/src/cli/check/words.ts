import type { Language } from "@kith/contract/language";

/** What `kith check` itself says; the report's words are diagnosis's. */

const n = (value: number) => value.toLocaleString("en-GB");

const zhCN = {
  help: `kith check 路径 [选项]

  读一份导出的聊天记录（一个文件、一个文件夹，或装着许多文件的 zip），
  说它是社群，还是只是一个群，并附上证据。只在这台机器上读，什么都不上传。

选什么、怎么读
  --chat 名字     记录里有几个群时，看名字里带这几个字的那个；all 表示合起来看。
                  不写就逐个判断，细说其中消息最多的
  --format 格式   不猜，就按这种格式读（见下）
  --tz 时区       没写时区的钟点属于哪个时区，也按它分日子，例如 Asia/Shanghai
  --map 列        表格的哪一列是什么：at=0,sender=1,text=2（从 0 数起；还可加
                  senderId kind id replyTo chat）

写出什么
  --lang 语言     zh 或 en，默认跟随系统
  --evidence 数   每一行给几条证据，默认 2，最多 5
  --names         写出人名；不加就隐去。账号、电话、邮箱从不写出
  --json          只输出一个 JSON
  --html 文件     另存为一个网页
  --links 文件    另存每条消息答的是哪一条：每行一个 JSON
  --help          就是这一页

退出码
  0 有结论   1 出了意外   2 用法不对   3 证据不足   4 没有可判断的消息   130 中途停下
`,
  formats: "认得的格式",
  noPath: () => "要看哪份聊天记录？用法：kith check 路径，详见 kith check --help",
  twoPaths: (another: string) =>
    `一次只看一个路径，“${another}”是多出来的。一个文件夹或一个 zip 里可以有许多文件。`,
  unknownOption: (option: string) => `没有 ${option} 这个选项。有哪些选项：kith check --help`,
  needsValue: (option: string) => `${option} 后面要写值。怎么写：kith check --help`,
  takesNothing: (option: string) => `${option} 后面不用写值。`,
  badLang: (given: string) => `--lang 写 zh 或 en，没有“${given}”。`,
  badEvidence: (given: string) => `--evidence 后面是条数，“${given}”不是。`,
  badZone: (zone: string) => `没有“${zone}”这个时区。写法像 Asia/Shanghai。`,
  badMap: (given: string) =>
    `看不懂 --map ${given}。写法像 at=0,sender=1,text=2，列号从 0 数起，三样都要有。`,
  noFolder: (file: string) => `没法存成 ${file}：它所在的文件夹不存在，或者它自己就是文件夹。`,
  notFound: (place: string) => `找不到 ${place}，或者没有权限读它。`,
  unknownFormat: (format: string) => `没有“${format}”这种格式。认得的格式见 kith check --help`,
  nothing: (place: string) => `${place} 里没有一个文件认得出是聊天记录。认得的格式见 kith check --help`,
  noMessages: (place: string) => `${place} 读了，可是里面没有一条消息。`,
  needMap: (file: string) =>
    `${file} 这份表格没有认得出的表头。请用 --map 说明哪一列是时间、发送人、内容，\n例如 --map at=0,sender=1,text=2。列和第一行：`,
  noColumn: (columns: string) => `--map 里的第 ${columns} 列，这份表格没有。列和第一行：`,
  noChat: (name: string) => `没有哪个群的名字里带“${name}”。有这些：`,
  cannotSave: (file: string, why: string) => `没法存成 ${file}：${why}`,
  onlyPrivate: "里面只有两个人的私聊，是他们自己的事，不判断。",
  looking: "在认格式",
  reading: "在读",
  judging: "在判断",
  messages: (count: number) => `${n(count)} 条`,
  left: (seconds: number) => `还需约 ${n(Math.max(1, Math.round(seconds)))} 秒`,
  chats: "记录里的群",
  together: "全部聊天合起来",
  directTalks: (count: number) => `两个人的私聊 ${n(count)} 份，不判断`,
  detailed: (name: string) => `下面细说的是 ${name}；看别的用 --chat 名字，合起来看用 --chat all。`,
  people: (count: number) => `${n(count)} 人`,
  conditions: "三个条件",
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
  colon: "：",
};

export type CheckWords = typeof zhCN;

const en: CheckWords = {
  help: `kith check PATH [options]

  Reads an exported chat (a file, a folder, or a zip of many) and tells whether the
  group is a community or merely a chat group, with the evidence. Everything is read
  on this machine; nothing is uploaded.

What to read, and how
  --chat NAME     with several chats: the one whose name holds NAME; all judges them
                  together. Unless told, each is judged and the largest told in full
  --format ID     do not guess, read it as this format (below)
  --tz ZONE       the zone of clocks that name none, and of days: such as Europe/Paris
  --map COLUMNS   which column of a table is what: at=0,sender=1,text=2 (counted from
                  0; also senderId kind id replyTo chat)

What to write
  --lang LANG     zh or en; the system's unless told
  --evidence N    pieces of evidence a line: 2 unless told, at most 5
  --names         write names out; masked unless told. Account ids, telephone numbers
                  and mail addresses are never written
  --json          print one JSON object and nothing else
  --html FILE     also save the report as one web page
  --links FILE    also save what each message answers, one JSON a line
  --help          this page

Exit codes
  0 a verdict   1 something unexpected   2 wrong usage   3 not enough evidence
  4 no messages to judge   130 stopped half-way
`,
  formats: "Formats",
  noPath: () => "Which chat? Usage: kith check PATH; kith check --help says more.",
  twoPaths: (another) =>
    `One path at a time; “${another}” is one too many. A folder or a zip may hold many files.`,
  unknownOption: (option) => `There is no option ${option}. kith check --help lists those there are.`,
  needsValue: (option) => `${option} needs a value; kith check --help says which.`,
  takesNothing: (option) => `${option} takes no value.`,
  badLang: (given) => `--lang is zh or en, not “${given}”.`,
  badEvidence: (given) => `--evidence takes a number of pieces, not “${given}”.`,
  badZone: (zone) => `There is no time zone “${zone}”. They look like Europe/Paris.`,
  badMap: (given) =>
    `Cannot understand --map ${given}. It looks like at=0,sender=1,text=2, columns counted from 0; all three are needed.`,
  noFolder: (file) => `Cannot save ${file}: its folder does not exist, or it is a folder itself.`,
  notFound: (place) => `${place} is not there, or may not be read.`,
  unknownFormat: (format) => `There is no format “${format}”. kith check --help lists those there are.`,
  nothing: (place) =>
    `No file of ${place} could be recognised as a chat. kith check --help lists the formats there are.`,
  noMessages: (place) => `${place} was read, but holds no messages.`,
  needMap: (file) =>
    `The table ${file} has no header Kith knows. Say with --map which column is the time, the sender and the text,\nfor example --map at=0,sender=1,text=2. Columns and first row:`,
  noColumn: (columns) => `--map names column ${columns}, which this table has not. Columns and first row:`,
  noChat: (name) => `No chat has “${name}” in its name. There are:`,
  cannotSave: (file, why) => `Cannot save ${file}: ${why}`,
  onlyPrivate: "There are only talks of two in it: nobody's business but theirs, and not judged.",
  looking: "Looking",
  reading: "Reading",
  judging: "Judging",
  messages: (count) => `${n(count)} ${count === 1 ? "message" : "messages"}`,
  left: (seconds) => `about ${n(Math.max(1, Math.round(seconds)))} s left`,
  chats: "Chats in this export",
  together: "All chats together",
  directTalks: (count) => `${n(count)} ${count === 1 ? "talk" : "talks"} of two people, not judged`,
  detailed: (name) => `Told in full below: ${name}. For another, --chat NAME; for all together, --chat all.`,
  people: (count) => `${n(count)} ${count === 1 ? "person" : "people"}`,
  conditions: "Three conditions",
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
  colon: ": ",
};

export function checkWords(language: Language): CheckWords {
  return language === "zh-CN" ? zhCN : en;
}
