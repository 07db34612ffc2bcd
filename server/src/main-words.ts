import type { Language } from "@kith/contract/language";

/** What the server says to whoever starts it. */

const zhCN = {
  help: `npm start -- [选项]

  --port N     监听端口         （PORT，默认 3000；0 表示任选空闲端口）
  --host H     监听地址         （HOST，默认 127.0.0.1；0.0.0.0 表示整个网络可访问）
  --data DIR   数据目录         （KITH_DATA，默认 ./data）
  --log LEVEL  日志级别 silent、fatal、error、warn、info、debug、trace
               （KITH_LOG，终端默认 warn，否则 info）；每行一个 JSON，写到标准错误
  --demo       开一个示范，等于 npm run demo（KITH_DEMO=1）；数据目录默认 ./data-demo

  KITH_SECRET       给登录 cookie 签名的密钥，至少 32 个字符（默认自动生成，放在数据目录里；
                    多个节点必须用同一个）
  KITH_TRUST_PROXY  反向代理的地址或网段，或它有几层；设了才采信它说的访客地址和 https
  KITH_SMTP_URL     发邮件用的服务器，例如 smtps://用户:密码@mail.example.org（也认 SMTP_URL）；
                    没设之前，邮件都先留着
  KITH_MAIL_FROM    邮件的发件人，例如 英语角 <kith@example.org>
  KITH_URL          成员从外面打开 Kith 的地址，写进邮件里的链接，例如 https://kith.example.org

  数据库由 Kith 自带，放在数据目录里。要用别处的 PostgreSQL，设置 DATABASE_URL。
`,
  ready: (url: string) => `Kith 已启动：${url}\n按 Ctrl-C 停止。`,
  organiserLink: (link: string) =>
    `这里还没有人。打开这个链接，成为第一位组织者（7 天内有效，只能用一次）：\n${link}`,
  badSecret: (least: number) => `KITH_SECRET 太短，至少要 ${least} 个字符。`,
  noSecret: (why: string) => `给 cookie 签名的密钥没法用：${why}`,
  badProxy: (given: string) =>
    `KITH_TRUST_PROXY 看不懂“${given}”。写地址或网段（用逗号隔开），或代理的层数，例如 loopback、10.0.0.0/8、1。`,
  badMail: {
    noServer: "设了 KITH_MAIL_FROM，却没有 KITH_SMTP_URL：不知道用哪个服务器发邮件。",
    noFrom: "设了 KITH_SMTP_URL，却没有 KITH_MAIL_FROM：不知道以谁的名义发邮件。",
    badServer: "KITH_SMTP_URL 看不懂。写成 smtp://服务器:端口 或 smtps://用户:密码@服务器。",
    badFrom: "KITH_MAIL_FROM 看不懂。写成 kith@example.org 或 英语角 <kith@example.org>。",
    badPublicUrl: "KITH_URL 看不懂。写成 https://kith.example.org。",
  },
  portTaken: (port: number) => `端口 ${port} 已被占用。换一个：npm start -- --port ${otherThan(port)}`,
  cannotListen: (host: string, port: number, why: string) => `无法在 ${host} 的 ${port} 端口上监听：${why}`,
  badPort: (given: string) => `“${given}” 不是端口号。端口号是 0 到 65535 之间的数字。`,
  badLog: (given: string, levels: string) => `没有“${given}”这个日志级别。有这些：${levels}`,
  badMetrics: (given: string) => `KITH_METRICS 应是“地址:端口”，例如 127.0.0.1:9464，现在是“${given}”。`,
  noMetrics: (address: string, why: string) => `无法在 ${address} 上提供监控数字：${why}`,
  noData: (folder: string, why: string) => `无法把 ${folder} 用作数据目录：${why}`,
  unknownOption: (why: string) => `选项不对：${why}\n有哪些选项：npm start -- --help`,
  noDatabase: {
    noBinaries: (platform: string) =>
      `没有适合 ${platform} 的内置 PostgreSQL。请设置 DATABASE_URL，用别处的 PostgreSQL。`,
    inUse: (folder: string) =>
      `已经有一个 Kith 在用 ${folder}。一个数据目录同时只能开一个；换一个：npm start -- --data DIR`,
    onlyRoot: (folder: string) =>
      `PostgreSQL 不肯以 root 运行，这台机器上又没有办法换成别的账号（需要 setpriv 或 unshare）。请用普通用户启动，并让它能写 ${folder}；或设置 DATABASE_URL。`,
    otherVersion: (version: string) =>
      `数据是 PostgreSQL ${version} 写的，内置的是 18，不能直接打开。请用原来的 Kith 执行 kith backup，再用这一个 kith restore。`,
    didNotStart: (why: string) => `PostgreSQL 没能启动：${why}`,
    unreachable: (why: string) => `连不上数据库：${why}`,
  },
  wrongSchema: {
    newer: (migration: string) =>
      `数据库已被更新的 Kith 升级过（${migration}）。请用那个版本，或更新的版本。`,
    changed: (migration: string) => `数据库当初执行的 ${migration} 和现在的不一样。没有动数据库。`,
  },
  bye: "Kith 已停止。",
};

export type MainWords = typeof zhCN;

const en: MainWords = {
  help: `npm start -- [options]

  --port N     port to listen on          (PORT, default 3000; 0 takes a free one)
  --host H     address to listen on       (HOST, default 127.0.0.1; 0.0.0.0 for the whole network)
  --data DIR   folder for what Kith keeps (KITH_DATA, default ./data)
  --log LEVEL  silent, fatal, error, warn, info, debug or trace (KITH_LOG, default warn on a
               terminal, else info); one JSON a line, on standard error
  --demo       start a demo, as npm run demo does (KITH_DEMO=1); its data folder is ./data-demo

  KITH_SECRET       signs the sign-in cookies; at least 32 characters (default: made once and kept in the
                    data folder; several nodes must share one)
  KITH_TRUST_PROXY  addresses or networks of the reverse proxy, or how many there are; only then is it
                    believed who the visitor is and that they came by https
  KITH_SMTP_URL     the server that sends mail, such as smtps://user:password@mail.example.org (or SMTP_URL);
                    until it is set, mail waits
  KITH_MAIL_FROM    who mail comes from, such as English corner <kith@example.org>
  KITH_URL          where members open Kith from outside, for links in mail: https://kith.example.org

  Kith brings its own database and keeps it in the data folder. To use another PostgreSQL, set DATABASE_URL.
`,
  ready: (url) => `Kith is running: ${url}\nStop it with Ctrl-C.`,
  organiserLink: (link) =>
    `Nobody is here yet. Open this link to become the first organiser (within 7 days, once):\n${link}`,
  badSecret: (least) => `KITH_SECRET is too short: it needs at least ${least} characters.`,
  noSecret: (why) => `The secret that signs cookies cannot be used: ${why}`,
  badProxy: (given) =>
    `KITH_TRUST_PROXY cannot be "${given}". Name addresses or networks, separated by commas, or how many proxies there are: loopback, 10.0.0.0/8, 1.`,
  badMail: {
    noServer: "KITH_MAIL_FROM is set but KITH_SMTP_URL is not: no server to send mail with.",
    noFrom: "KITH_SMTP_URL is set but KITH_MAIL_FROM is not: nobody for mail to come from.",
    badServer:
      "KITH_SMTP_URL cannot be understood. Write smtp://server:port or smtps://user:password@server.",
    badFrom:
      "KITH_MAIL_FROM cannot be understood. Write kith@example.org or English corner <kith@example.org>.",
    badPublicUrl: "KITH_URL cannot be understood. Write https://kith.example.org.",
  },
  portTaken: (port) => `Port ${port} is taken. Choose another: npm start -- --port ${otherThan(port)}`,
  cannotListen: (host, port, why) => `Cannot listen on port ${port} of ${host}: ${why}`,
  badPort: (given) => `"${given}" is not a port. A port is a number from 0 to 65535.`,
  badLog: (given, levels) => `"${given}" is not a log level. They are: ${levels}`,
  badMetrics: (given) => `KITH_METRICS is an address and a port, such as 127.0.0.1:9464, and not "${given}".`,
  noMetrics: (address, why) => `Cannot serve metrics at ${address}: ${why}`,
  noData: (folder, why) => `Cannot use ${folder} as the data folder: ${why}`,
  unknownOption: (why) => `Wrong usage: ${why}\nnpm start -- --help lists the options.`,
  noDatabase: {
    noBinaries: (platform) =>
      `There is no built-in PostgreSQL for ${platform}. Set DATABASE_URL to use a PostgreSQL of your own.`,
    inUse: (folder) =>
      `Another Kith is using ${folder}. A data folder serves one at a time; choose another: npm start -- --data DIR`,
    onlyRoot: (folder) =>
      `PostgreSQL does not run as root, and this machine offers no way of becoming somebody else (setpriv or unshare). Start as an ordinary user who can write to ${folder}, or set DATABASE_URL.`,
    otherVersion: (version) =>
      `The data were written by PostgreSQL ${version}; the built-in one is 18 and cannot open them. Run kith backup with the Kith that wrote them, then kith restore with this one.`,
    didNotStart: (why) => `PostgreSQL did not start: ${why}`,
    unreachable: (why) => `The database cannot be reached: ${why}`,
  },
  wrongSchema: {
    newer: (migration) =>
      `A newer Kith has upgraded this database (${migration}). Use that version, or a later one.`,
    changed: (migration) =>
      `What ran as ${migration} is not what stands here now. The database was left as it is.`,
  },
  bye: "Kith has stopped.",
};

export function mainWords(language: Language): MainWords {
  return language === "zh-CN" ? zhCN : en;
}

function otherThan(port: number): number {
  return port < 65_535 ? port + 1 : port - 1;
}
