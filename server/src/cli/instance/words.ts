import type { Breach } from "../../platform/audit/index.ts";
import type { Language } from "@kith/contract/language";

/** What the commands for whoever runs an instance say. */

const n = (value: number) => value.toLocaleString("en-GB");

const zhCN = {
  help: `kith backup 目录           把整个实例存进一个新目录；Kith 开着也可以
kith restore 目录          把备份恢复到一个空的实例里；先停下 Kith
kith doctor                看看这个实例哪里有毛病
kith audit verify          核对操作日志：有没有哪一条被改过、删过
kith organiser-link        打印一个一次性链接，打开它的人成为第一位组织者；已有组织者时不再打印
kith distribute            装了 Citus 的数据库：把各社群的表分到多台机器上

  --data DIR   数据目录（KITH_DATA，默认 ./data）。用别处的 PostgreSQL 时设置 DATABASE_URL
  --url URL    organiser-link：大家打开 Kith 用的地址（默认 http://127.0.0.1:3000）

  退出码：0 正常；1 出了意外；2 用法不对；5 找到了毛病
`,
  usage: "用法不对。",
  noTarget: "要写一个目录，例如：kith backup /备份/2026-03-01",
  saving: (name: string, done: number, all: number) => `正在存 ${name}（${done + 1}/${all}）`,
  restoring: (name: string, done: number, all: number) => `正在恢复 ${name}（${done + 1}/${all}）`,
  saved: (tables: number, target: string) =>
    `已备份 ${n(tables)} 张表到 ${target}。里面有成员的资料，请像数据库一样保管。`,
  exists: (target: string) => `${target} 里已经有东西。备份不会盖掉任何东西，请换一个目录。`,
  restored: (tables: number, madeAt: string) => `已恢复 ${n(tables)} 张表，备份时间 ${madeAt}。`,
  cannotRestore: {
    noBackup: (place: string) => `${place} 里没有备份（没有 backup.json）。`,
    newer: (what: string) => `这份备份是更新的 Kith 做的（${what}）。请用那个版本，或更新的版本恢复。`,
    notEmpty: (table: string) =>
      `这个实例不是空的（${table} 里有内容）。恢复只往空的实例里做，用 --data 指一个新目录。`,
    damaged: (file: string) => `备份里的 ${file} 坏了，或被改过。什么都没有恢复。`,
  },
  running: (folder: string) => `Kith 正开着，用的就是 ${folder}。先停下它，再恢复。`,
  organiserLink: (link: string) => `打开这个链接，成为第一位组织者（7 天内有效，只能用一次）：\n${link}`,
  organiserExists: "已经有人管理这个实例了，不需要这个链接。其他人由组织者邀请。",
  noCitus: "这个数据库没有装 Citus，没有可以分到的机器。什么都没有动。",
  distributed: (tables: number) =>
    tables === 0 ? "各社群的表都已经分好了。" : `已把 ${n(tables)} 张表按社群分到各台机器。`,
  auditSound: (entries: number) => `操作日志共 ${n(entries)} 条，一条都没有被改过。`,
  breach: ({ communityId, number, since }: Breach) =>
    since === null
      ? `社群 ${communityId} 的操作日志从第 ${n(number)} 条起不对：被改过、删过，或插进过东西。`
      : `社群 ${communityId} 的操作日志被重写过：第 ${n(number)} 条和 ${since} 记下的不一样。`,
  doctor: {
    runtime: (version: string) => `Node ${version}`,
    folder: (folder: string, freeGb: string) => `数据目录 ${folder} 可以写，还剩 ${freeGb} GB`,
    folderFull: (folder: string, freeGb: string) => `数据目录 ${folder} 只剩 ${freeGb} GB，快满了`,
    folderClosed: (folder: string) => `数据目录 ${folder} 不能写`,
    embedded: (version: string) => `内置 PostgreSQL ${version}`,
    external: (version: string) => `外部 PostgreSQL ${version}`,
    migrated: (count: number) => `数据库结构是最新的（${n(count)} 步）`,
    waiting: (names: string) => `数据库还没升级：${names}。下次 npm start 会自动升级`,
    notUtf8: (encoding: string) => `数据库编码是 ${encoding}，应为 UTF8`,
    mailWaits: (count: number) =>
      count === 0 ? "没有积压的通知" : `${n(count)} 份通知等着发出，到时间会自己发`,
    mailHeld: (count: number) =>
      `${n(count)} 份通知发不出去，因为还没设置邮件：设好 KITH_SMTP_URL 和 KITH_MAIL_FROM 再启动，就会补发`,
    mailUnknown: (count: number) =>
      `${n(count)} 份通知可能送到了，也可能没有：发到一半断了。为免重复，不会再发`,
    mailLost: (count: number) => `${n(count)} 份通知没有送到：地址不对，或一再失败，或过了期限`,
    allWell: "没有发现毛病。",
    trouble: (count: number) => `发现 ${n(count)} 处毛病。`,
  },
  unexpected: (why: string) => `出了意外：${why}`,
};

export type InstanceWords = typeof zhCN;

const tablesOf = (count: number) => (count === 1 ? "one table" : `${n(count)} tables`);

const noticesOf = (count: number) => (count === 1 ? "One notice" : `${n(count)} notices`);

const en: InstanceWords = {
  help: `kith backup DIR            save the whole instance into a new folder; Kith may be running
kith restore DIR           put a backup into an empty instance; stop Kith first
kith doctor                say what is wrong with this instance
kith audit verify          check the audit: was any entry changed or removed?
kith organiser-link        print a one-time link for the first organiser, as long as there is none
kith distribute            on a database with Citus: spread the communities over its machines

  --data DIR   the data folder (KITH_DATA, default ./data). For another PostgreSQL set DATABASE_URL
  --url URL    for organiser-link: where people open Kith (default http://127.0.0.1:3000)

  Exit codes: 0 all well; 1 something unexpected; 2 wrong usage; 5 something is wrong
`,
  usage: "Wrong usage.",
  noTarget: "Name a folder, such as: kith backup /backups/2026-03-01",
  saving: (name, done, all) => `Saving ${name} (${done + 1}/${all})`,
  restoring: (name, done, all) => `Restoring ${name} (${done + 1}/${all})`,
  saved: (tables, target) =>
    `Saved ${tablesOf(tables)} to ${target}. It holds what members entrusted to you: keep it as you keep the database.`,
  exists: (target) =>
    `There is something in ${target} already. A backup overwrites nothing; choose another folder.`,
  restored: (tables, madeAt) => `Restored ${tablesOf(tables)} from the backup of ${madeAt}.`,
  cannotRestore: {
    noBackup: (place) => `There is no backup in ${place} (no backup.json).`,
    newer: (what) => `A newer Kith made this backup (${what}). Restore it with that version, or a later one.`,
    notEmpty: (table) =>
      `This instance is not empty (there are rows in ${table}). A backup goes into an empty one: name a new folder with --data.`,
    damaged: (file) => `${file} in the backup is damaged or was changed. Nothing was restored.`,
  },
  running: (folder) => `Kith is running on ${folder}. Stop it first, then restore.`,
  organiserLink: (link) => `Open this link to become the first organiser (within 7 days, once):\n${link}`,
  organiserExists:
    "Somebody runs this instance already, so there is no link to print. Others come by invitation.",
  noCitus: "This database has no Citus, so there are no machines to spread over. Nothing was changed.",
  distributed: (tables) =>
    tables === 0
      ? "The communities are spread over the machines already."
      : `Spread ${tablesOf(tables)} over the machines, community by community.`,
  auditSound: (entries) =>
    entries === 1
      ? "The audit has one entry; it was not changed."
      : `The audit has ${n(entries)} entries; none was changed.`,
  breach: ({ communityId, number, since }) =>
    since === null
      ? `The audit of community ${communityId} is wrong from entry ${n(number)} on: changed, removed or put in between.`
      : `The audit of community ${communityId} was written anew: entry ${n(number)} is not the one noted on ${since}.`,
  doctor: {
    runtime: (version) => `Node ${version}`,
    folder: (folder, freeGb) => `The data folder ${folder} can be written to; ${freeGb} GB are free`,
    folderFull: (folder, freeGb) => `The data folder ${folder} has only ${freeGb} GB left`,
    folderClosed: (folder) => `The data folder ${folder} cannot be written to`,
    embedded: (version) => `Built-in PostgreSQL ${version}`,
    external: (version) => `External PostgreSQL ${version}`,
    migrated: (count) => `The database has the newest form (${n(count)} ${count === 1 ? "step" : "steps"})`,
    waiting: (names) => `The database awaits ${names}; the next npm start does it`,
    notUtf8: (encoding) => `The database is encoded in ${encoding}; it should be UTF8`,
    mailWaits: (count) =>
      count === 0
        ? "No notice is waiting"
        : count === 1
          ? "One notice waits for its time"
          : `${n(count)} notices wait for their time`,
    mailHeld: (count) =>
      `${noticesOf(count)} cannot go out because mail is not set up: set KITH_SMTP_URL and KITH_MAIL_FROM and start again, and they will`,
    mailUnknown: (count) =>
      `${noticesOf(count)} may or may not have arrived: sending was cut off half-way. So that nobody gets one twice, they are not sent again`,
    mailLost: (count) =>
      `${noticesOf(count)} did not arrive: a wrong address, too many failures, or the deadline had passed`,
    allWell: "Nothing wrong was found.",
    trouble: (count) => (count === 1 ? "One thing is wrong." : `${n(count)} things are wrong.`),
  },
  unexpected: (why) => `Something unexpected happened: ${why}`,
};

export function instanceWords(language: Language): InstanceWords {
  return language === "zh-CN" ? zhCN : en;
}
