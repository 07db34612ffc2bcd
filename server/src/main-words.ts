import type { Language } from "@kith/contract/language";

/** What the server says to whoever starts it. */

const zhCN = {
  help: `npm start -- [选项]

  --port N     监听端口         （PORT，默认 3000；0 表示任选空闲端口）
  --host H     监听地址         （HOST，默认 127.0.0.1；0.0.0.0 表示整个网络可访问）
  --data DIR   数据目录         （KITH_DATA，默认 ./data）
  --log LEVEL  日志级别 silent、fatal、error、warn、info、debug、trace
               （KITH_LOG，终端默认 warn，否则 info）；每行一个 JSON，写到标准错误
`,
  ready: (url: string) => `Kith 已启动：${url}\n按 Ctrl-C 停止。`,
  portTaken: (port: number) => `端口 ${port} 已被占用。换一个：npm start -- --port ${otherThan(port)}`,
  cannotListen: (host: string, port: number, why: string) => `无法在 ${host} 的 ${port} 端口上监听：${why}`,
  badPort: (given: string) => `“${given}” 不是端口号。端口号是 0 到 65535 之间的数字。`,
  badLog: (given: string, levels: string) => `没有“${given}”这个日志级别。有这些：${levels}`,
  noData: (folder: string, why: string) => `无法把 ${folder} 用作数据目录：${why}`,
  unknownOption: (why: string) => `选项不对：${why}\n有哪些选项：npm start -- --help`,
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
`,
  ready: (url) => `Kith is running: ${url}\nStop it with Ctrl-C.`,
  portTaken: (port) => `Port ${port} is taken. Choose another: npm start -- --port ${otherThan(port)}`,
  cannotListen: (host, port, why) => `Cannot listen on port ${port} of ${host}: ${why}`,
  badPort: (given) => `"${given}" is not a port. A port is a number from 0 to 65535.`,
  badLog: (given, levels) => `"${given}" is not a log level. They are: ${levels}`,
  noData: (folder, why) => `Cannot use ${folder} as the data folder: ${why}`,
  unknownOption: (why) => `Wrong usage: ${why}\nnpm start -- --help lists the options.`,
  bye: "Kith has stopped.",
};

export function mainWords(language: Language): MainWords {
  return language === "zh-CN" ? zhCN : en;
}

function otherThan(port: number): number {
  return port < 65_535 ? port + 1 : port - 1;
}
