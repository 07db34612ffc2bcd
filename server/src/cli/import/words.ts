import type { ImportCounts, ImportFailure } from "@kith/contract/imports";
import type { Language } from "@kith/contract/language";

/** What `kith import` says. */

const n = (value: number) => value.toLocaleString("en-GB");

const zhCN = {
  help: `kith import 路径 --community 社群 --yes-i-may-import

把一份导出的聊天记录导入一个社群。人成为“未认领”的成员，消息成为帖子，回复和点名成为往来。
Kith 开着也可以。中途停下（Ctrl-C）没关系，再打一遍同样的命令就接着来；同一条消息只进一次。
以后可以在网页上把这次导入整个撤销。

  --community SLUG     社群的短名（网址里的那一段）
  --yes-i-may-import   你确认有权导入这份记录
  --purpose 文字       导入来做什么（记在案）
  --retention 文字     打算保存多久（记在案）
  --carrier ID         导入到已有的载体
  --carrier-name 名字  新载体叫什么（默认用群名）
  --tz 时区            记录里钟点的时区，例如 Asia/Shanghai
  --format 格式        当作这种格式来读（kith check --help 有列表）
  --lang zh|en         用哪种语言说话
  --data DIR           数据目录（KITH_DATA，默认 ./data）

  退出码：0 好了；1 出了意外；2 用法不对；4 没有可导入的；130 中途停下
`,
  usage: "用法不对。",
  needCommunity: "要用 --community 说明导入到哪个社群。",
  needRight: "要加 --yes-i-may-import，确认你有权导入这份记录。",
  noCommunity: (slug: string) => `没有叫 ${slug} 的社群。`,
  noCarrier: "这个社群没有这个载体。",
  notFound: (place: string) => `找不到或打不开：${place}`,
  badFormat: (format: string) => `不认识的格式：${format}`,
  badZone: (zone: string) => `不认识的时区：${zone}`,
  unreadable: {
    notUnderstood: "看不懂这份文件：不是认识的聊天记录格式。",
    needsColumns: "这张表没写明哪一列是什么。",
    nothingToRead: "里面没有消息。",
    onlyPrivate: "里面只有两个人之间的私聊；私聊不导入。",
    unexpected: "出了意外。",
  } satisfies Record<ImportFailure, string>,
  busy: "这个载体正在导入别的记录。等它完了再来。",
  stopped: "停下了。已经进来的都在；再打一遍同样的命令就接着来。",
  continued: "接着上次停下的地方。",
  stage: { reading: "正在读", linking: "正在找谁回了谁" },
  progress: (counts: ImportCounts) => `${n(counts.posts)} 条`,
  done: ({ posts, already, people, acts, inferred, private: left }: ImportCounts) =>
    `导入好了：${n(posts)} 条帖子，${n(people)} 个人，${n(acts)} 次往来` +
    (inferred > 0 ? `（其中 ${n(inferred)} 次回复是推断的）` : "") +
    (already > 0 ? `；${n(already)} 条早就在了` : "") +
    (left > 0 ? `；${n(left)} 条私聊没有导入` : "") +
    "。",
  unexpected: (why: string) => `出了意外：${why}`,
};

export type ImportWords = typeof zhCN;

const en: ImportWords = {
  help: `kith import PATH --community SLUG --yes-i-may-import

Brings an exported chat into a community. People become unclaimed members, messages become posts, replies
and mentions become acts. Kith may be running. It may be stopped (Ctrl-C); the same command goes on where it
was, and no message comes in twice. The whole import can be undone later, in the browser.

  --community SLUG     the community, as it stands in its address
  --yes-i-may-import   you confirm that you may bring this in
  --purpose TEXT       what for (kept on record)
  --retention TEXT     how long it is to be kept (kept on record)
  --carrier ID         into a carrier there is
  --carrier-name NAME  what the new carrier is called (the chat's name, unless told)
  --tz ZONE            zone of clocks that stand in it without one (the community's, unless told)
  --format FORMAT      take it for this format (kith check --help lists them)
  --lang zh|en         the language to speak
  --data DIR           the data folder (KITH_DATA, default ./data)

  Exit codes: 0 done; 1 something unexpected; 2 wrong usage; 4 nothing to bring in; 130 stopped
`,
  usage: "Wrong usage.",
  needCommunity: "Say with --community where to bring it in.",
  needRight: "Add --yes-i-may-import to confirm that you may bring this in.",
  noCommunity: (slug) => `There is no community called ${slug}.`,
  noCarrier: "This community has no such carrier.",
  notFound: (place) => `Not found, or cannot be opened: ${place}`,
  badFormat: (format) => `Unknown format: ${format}`,
  badZone: (zone) => `Unknown time zone: ${zone}`,
  unreadable: {
    notUnderstood: "This is no chat export Kith understands.",
    needsColumns: "This table does not say which column is what.",
    nothingToRead: "There are no messages in it.",
    onlyPrivate: "It holds only talks between two, which are never brought in.",
    unexpected: "Something unexpected happened.",
  },
  busy: "Something else is being brought into this carrier. Come back when it is done.",
  stopped: "Stopped. What is in stays; the same command goes on from there.",
  continued: "Going on where it stopped.",
  stage: { reading: "Reading", linking: "Finding who answers whom" },
  progress: (counts) => `${n(counts.posts)} posts`,
  done: ({ posts, already, people, acts, inferred, private: left }) =>
    `Done: ${n(posts)} posts, ${n(people)} people, ${n(acts)} acts` +
    (inferred > 0 ? ` (${n(inferred)} of them replies that were inferred)` : "") +
    (already > 0 ? `; ${n(already)} messages were there already` : "") +
    (left > 0 ? `; ${n(left)} messages between two were left out` : "") +
    ".",
  unexpected: (why) => `Something unexpected happened: ${why}`,
};

export function importWords(language: Language): ImportWords {
  return language === "zh-CN" ? zhCN : en;
}
