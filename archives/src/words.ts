import type { LossReport, LossRow, LossView, SkipReason, TimeBasis } from "@kith/contract/archive";
import type { Language } from "@kith/contract/language";

/** A loss report in words. */

interface Words {
  readonly count: (value: number) => string;
  readonly headline: (messages: string, left: number) => string;
  readonly files: string;
  readonly lines: string;
  readonly messages: string;
  readonly events: readonly [string, string];
  readonly continued: string;
  readonly recalled: readonly [string, string];
  readonly withoutSender: readonly [string, string];
  readonly outOfOrder: readonly [string, string];
  readonly encoding: readonly [string, string];
  readonly truncated: readonly [string, string];
  readonly unknownKinds: readonly [string, string];
  readonly duplicates: readonly [string, string];
  readonly time: string;
  readonly timeBasis: Readonly<Record<TimeBasis, (count: string, zone: string) => string>>;
  readonly coverage: readonly [string, string];
  readonly skipped: Readonly<Record<SkipReason, readonly [string, string]>>;
  readonly sample: (file: string, line: number | null) => string;
}

const zhCN: Words = {
  count: (value) => value.toLocaleString("zh-CN"),
  headline: (messages, left) =>
    left === 0 ? `读进 ${messages} 条消息，没有落下。` : `读进 ${messages} 条消息，有些没读进来。`,
  files: "文件",
  lines: "读过的行",
  messages: "消息",
  events: ["进出、改名之类", "算作事件，不算消息"],
  continued: "接着上一条的行",
  recalled: ["撤回的", "只留下“撤回过”，不留内容"],
  withoutSender: ["没写是谁的", "不算到任何人名下"],
  outOfOrder: ["时间倒着的", "已按时间排好"],
  encoding: ["换了编码的行", "逐行按最像的编码读"],
  truncated: ["没有完的文件", "读到断处为止，前面的都在"],
  unknownKinds: ["不认识的消息类型", "消息留下，类型记作未知"],
  duplicates: ["重复的", "几份导出里都有的，只算一次"],
  time: "时间",
  timeBasis: {
    epoch: (count) => `${count} 条带准确时刻`,
    explicit: (count) => `${count} 条写明时区`,
    assumed: (count, zone) => `${count} 条只有钟点，按 ${zone} 算`,
  },
  coverage: ["看得到的时段", "这是导出者看到的，不是群的开始"],
  skipped: {
    malformed: ["格式坏了的", ""],
    tooLong: ["长得不像话的行", "超过一兆，跳过"],
    noTime: ["没有时间的", ""],
    noSender: ["没有发送人的", ""],
    absurdTime: ["时间不可能的", ""],
    duplicate: ["重复的", ""],
    notChat: ["不是聊天的", ""],
    unreadableFile: ["打不开的文件", ""],
    unknownFormat: ["不认识的文件", "没有读"],
    unsafePath: ["路径不安全的文件", "没有解开"],
    tooMuchCompression: ["压缩得离谱的文件", "像压缩炸弹，没有解开"],
    tooManyFiles: ["太多的文件", "后面的没有读"],
  },
  sample: (file, line) => (line === null ? file : `${file} 第 ${line} 行`),
};

const en: Words = {
  count: (value) => value.toLocaleString("en-GB"),
  headline: (messages, left) =>
    left === 0
      ? `${messages} messages read; nothing left out.`
      : `${messages} messages read; some things were left out.`,
  files: "Files",
  lines: "Lines read",
  messages: "Messages",
  events: ["Joins, leaves, renames", "counted as events, not as messages"],
  continued: "Lines that continue the one above",
  recalled: ["Recalled", "that it was recalled is kept, what it said is not"],
  withoutSender: ["Without a sender", "counted to nobody"],
  outOfOrder: ["Out of order", "put in order of time"],
  encoding: ["Lines in another encoding", "each read in the one it fits best"],
  truncated: ["Files that break off", "read up to the break; what came before is all here"],
  unknownKinds: ["Kinds of message not known", "the messages are kept"],
  duplicates: ["Duplicates", "in more than one export; counted once"],
  time: "Times",
  timeBasis: {
    epoch: (count) => `${count} exact`,
    explicit: (count) => `${count} with their offset`,
    assumed: (count, zone) => `${count} are wall clocks, taken as ${zone}`,
  },
  coverage: ["Seen", "by whoever exported it; not when the group began"],
  skipped: {
    malformed: ["Malformed", ""],
    tooLong: ["Absurdly long lines", "over one megabyte, skipped"],
    noTime: ["Without a time", ""],
    noSender: ["Without a sender", ""],
    absurdTime: ["At an impossible time", ""],
    duplicate: ["Duplicates", ""],
    notChat: ["Not chat", ""],
    unreadableFile: ["Files that cannot be opened", ""],
    unknownFormat: ["Files not understood", "not read"],
    unsafePath: ["Files with unsafe paths", "not unpacked"],
    tooMuchCompression: ["Files compressed beyond reason", "not unpacked: they look like zip bombs"],
    tooManyFiles: ["Too many files", "the rest was not read"],
  },
  sample: (file, line) => (line === null ? file : `${file}, line ${line}`),
};

export interface LossContext {
  readonly language: Language;
  /** Messages found to stand in more than one export. */
  readonly duplicates: number;
  /** Leaves out names and other personal things from what is quoted. */
  readonly shown: (text: string) => string;
}

/** The loss report as rows: what was read, then what was not, each with what became of it. */
export function lossView(report: LossReport, { language, duplicates, shown }: LossContext): LossView {
  const words = language === "zh-CN" ? zhCN : en;
  const left = report.skipped.reduce((sum, { count }) => sum + count, 0) + report.truncatedFiles.length;
  const counted = (value: number, label: string, note = "", samples: readonly string[] = []): LossRow[] =>
    value === 0 ? [] : [{ label, value: words.count(value), note, samples }];
  return {
    headline: words.headline(words.count(report.messages), left),
    rows: [
      ...counted(report.fileCount, words.files),
      ...counted(report.linesRead, words.lines),
      ...counted(report.messages, words.messages),
      ...counted(report.events, ...words.events),
      ...counted(report.continued, words.continued),
      ...coverageRow(report, words),
      ...timeRow(report, words),
      ...counted(duplicates, ...words.duplicates),
      ...counted(report.recalled, ...words.recalled),
      ...counted(report.withoutSender, ...words.withoutSender),
      ...counted(report.outOfOrder, ...words.outOfOrder),
      ...counted(report.linesInAnotherEncoding, ...words.encoding),
      ...counted(
        report.unknownKinds.reduce((sum, { count }) => sum + count, 0),
        ...words.unknownKinds,
        report.unknownKinds.slice(0, 8).map(({ kind, count }) => `${kind} × ${words.count(count)}`),
      ),
      ...counted(report.truncatedFiles.length, ...words.truncated, report.truncatedFiles.slice(0, 5)),
      ...report.skipped.flatMap(({ reason, count, samples }) => {
        const [label, note] = words.skipped[reason];
        const quoted = samples.map(({ file, line, text }) =>
          [words.sample(file, line), shown(text)].filter((part) => part !== "").join(": "),
        );
        return counted(count, label, note, quoted);
      }),
    ],
  };
}

function coverageRow({ coverage }: LossReport, words: Words): LossRow[] {
  if (coverage === null) return [];
  const day = (at: number) => new Date(at).toISOString().slice(0, 10);
  const value = `${day(coverage.from)} – ${day(coverage.to)}`;
  return [{ label: words.coverage[0], value, note: words.coverage[1], samples: [] }];
}

function timeRow({ timeBasis, timeZone }: LossReport, words: Words): LossRow[] {
  const parts = (["epoch", "explicit", "assumed"] as const)
    .filter((basis) => timeBasis[basis] > 0)
    .map((basis) => words.timeBasis[basis](words.count(timeBasis[basis]), timeZone ?? "UTC"));
  return parts.length === 0 ? [] : [{ label: words.time, value: parts.join(" · "), note: "", samples: [] }];
}
