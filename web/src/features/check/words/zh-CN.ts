import type { ColumnUse } from "@kith/contract/archive";
import type { SampleId } from "../samples.ts";
import type { RefusalReason } from "../protocol.ts";
import { togetherName } from "../together.ts";

interface ProblemWords {
  readonly title: string;
  /** What happened, what is kept, what to do. */
  readonly text: string;
}

const problems: Readonly<Record<RefusalReason, ProblemWords>> = {
  cancelled: {
    title: "停下了",
    text: "没有读完，也没有留下什么。文件还在你手里，随时可以再来一次。",
  },
  nothingReadable: {
    title: "没认出这是哪种聊天记录",
    text: "文件原样未动。请确认放的是导出的聊天记录，而不是截图或数据库；压缩包先解开再试，也可以指定格式再读。",
  },
  noMessages: {
    title: "格式认得，里面却没有消息",
    text: "文件原样未动。也许导出时没有勾选聊天内容，或者只导出了空的那一段。重新导出一份，或者换个文件。",
  },
  unknownZone: {
    title: "这个时区浏览器不认识",
    text: "选过的其他内容都还在。换成同一地区的大城市再试，例如 Asia/Shanghai。",
  },
  incompleteMapping: {
    title: "还差几列没有对上",
    text: "选过的列都还在。时间、发言人、内容这三列缺一不可，补上就能读。",
  },
  outOfMemory: {
    title: "这台设备的内存不够",
    text: "读到一半停下了，文件原样未动。关掉别的标签页再试；在电脑上打开，或者只导出最近一年，也会轻得多。",
  },
  unexpected: {
    title: "读到一半出了错",
    text: "是 Kith 的问题，文件原样未动，也没有离开这台设备。可以再试一次，或者换一种导出格式。",
  },
};

const columns: Readonly<Record<ColumnUse, string>> = {
  at: "时间",
  sender: "发言人",
  text: "内容",
  senderId: "发言人编号",
  kind: "消息类型",
  id: "消息编号",
  replyTo: "回复的是哪条",
  chat: "哪个聊天",
};

const samples: Readonly<Record<SampleId, { readonly title: string; readonly text: string }>> = {
  "zh-translators": { title: "灯下译者群", text: "十四个自由译者，十周，谈稿子、术语和稿费" },
  "zh-english-school": { title: "朗言英语学习群", text: "一家英语培训班的大群，十周，多半是通知" },
  "en-runners": { title: "Canal Runners", text: "一个英国跑步小组的群，十周（英文）" },
  "en-english-school": { title: "Brightway English", text: "一家英语学校的大群，十周（英文）" },
};

export const words = {
  pageTitle: "体检",
  loading: "正在打开",
  start: {
    title: ["这个群里，", "谁和谁真的有来往？"],
    intro: "放进导出的聊天记录。读完会告诉你它是社群还是群，并把每一句结论的证据摆出来。",
    lost: "刷新之后，刚才的文件不在了。页面不留任何东西，请重新选一次。",
    samplesTitle: "手边没有？先看一份虚构的",
    formatsTitle: "读得懂的记录",
    formats: [
      ["QQ", "消息管理器导出的文本（.txt）"],
      ["微信", "ChatLab、WeFlow 导出的 .json、.jsonl"],
      ["Telegram", "桌面版导出的 result.json"],
      ["Discord", "DiscordChatExporter 的 .json、.csv"],
      ["Slack、Zulip", "官方导出的 .zip 或解开的文件夹"],
      ["IRC、Discourse、论坛", "日志 .txt、话题 .json、帖子 .md"],
      ["别的表格", ".csv，列由你来对"],
    ],
  },
  drop: {
    label: "选择聊天记录",
    dropHere: "把文件或整个文件夹拖到这里",
    chooseHere: "选一份导出的聊天记录",
    formats: "可以一次放很多个",
    choose: "选择聊天记录文件",
    chooseFolder: "选一个文件夹",
    lookingIntoFolder: "正在翻文件夹",
    nothingInside: "这里面没有文件。换一个文件或文件夹再放。",
  },
  promise: "只在这台设备上读，可以先断网",
  sent: (bytes: string, _count: number) => `已上传 ${bytes} 字节`,
  look: {
    title: (formats: number): string => (formats === 0 ? "没认出是哪种记录" : "先确认一下，再读"),
    found: "认出了",
    files: (count: string, _n: number) => `${count} 个文件`,
    size: (size: string) => `共 ${size}`,
    unread: (count: string, _n: number) => `${count} 个文件看不懂，会跳过`,
    nothingKnown: (count: string, n: number) => (n === 1 ? "看不懂的文件" : `看不懂的 ${count} 个文件`),
    unreadMore: (count: string) => `还有 ${count} 个`,
    format: "按哪种格式读",
    formatAuto: "自动辨认",
    nothingNote:
      "请确认放的是导出的聊天记录，不是截图，也不是数据库。知道它是哪里导出的，也可以指定格式再试。",
    zone: "这些时间按哪个时区记的",
    zoneWhy: "文件里只有钟点，没有时区。差几个小时不影响谁和谁来往，只影响一条消息算在哪一天。",
    zoneFind: "输入城市或时区",
    zoneNone: "没有这个时区",
    mapping: "哪一列是什么",
    mappingWhy: "表头没有说清楚。下面是前几行，对一下再读。",
    column: (number: number, head: string) => (head === "" ? `第 ${number} 列` : head),
    noColumn: "没有这一列",
    columns,
    moreColumns: "还有别的列要对（可以不管）",
    missing: "时间、发言人、内容三列都选好，才能读",
    read: "开始读",
    otherFiles: "换一份文件",
  },
  working: {
    opening: (name: string) => `正在看 ${name}`,
    reading: (name: string) => `正在读 ${name}`,
    judging: (name: string) => `正在看 ${name} 里谁和谁来往`,
    fetching: "正在取示例",
    files: (name: string, more: string) => `${name} 等 ${more} 个文件`,
    messages: (count: string, _n: number) => `${count} 条`,
    secondsLeft: (seconds: string, _n: number) => `还需约 ${seconds} 秒`,
    minutesLeft: (minutes: string, _n: number) => `还需约 ${minutes} 分钟`,
    stay: "可以去看别的标签页，读完之前别关这一页",
    cancel: "停下",
  },
  problems,
  problem: {
    again: "再试一次",
    otherFiles: "换一份文件",
    otherChat: "看别的聊天",
    settings: "改读法再试",
  },
  chats: {
    title: (count: string) => `里面有 ${count} 个聊天`,
    intro: "先看哪一个？按消息多少排列。",
    together: togetherName["zh-CN"],
    togetherNote: (count: string) => `${count} 个聊天，当作一个社群的频道`,
    find: "按名字找",
    noneFound: "没有叫这个名字的聊天。",
    messages: (count: string, _n: number) => `${count} 条`,
    people: (count: string, _n: number) => `${count} 人`,
    isPrivate: "两个人的私聊，不作判断",
    more: (count: string) => `再看 ${count} 个`,
    onlyPrivateTitle: "这是两个人的私聊",
    onlyPrivate: "Kith 看的是一群人之间的连接。两个人的事，不该由它来说。换一份群聊的记录吧。",
    unnamed: "没有名字的聊天",
  },
  report: {
    partial: "有文件没能读完整，下面只算读到的部分。",
    whatWasLost: "看看漏了什么",
    keep: "保存或打印",
  },
  loss: {
    title: "读进来多少，漏了多少",
    reread: "换一种读法",
    failed: "读取情况没取到。",
  },
  keep: {
    title: "带走这份体检",
    names: "写出真实名字",
    namesNote: "不勾选，名字一律遮住。给别人看之前，想一想名字的主人愿不愿意。",
    save: "保存为一个网页文件",
    saving: "正在写文件",
    saved: "已存到下载里",
    print: "打印",
    printing: "正在备好",
    fileName: "体检",
    failed: "没存下来。报告还在这一页，再试一次。",
    otherChat: "看另一个聊天",
    otherFiles: "换一份文件",
  },
  samples,
};

export type CheckWords = typeof words;
