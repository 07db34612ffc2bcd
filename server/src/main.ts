import { languageOf } from "@kith/contract/language";
import { mkdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { parseArgs } from "node:util";
import { createApp } from "./app.ts";

/** The only file that reads the environment, listens and handles signals. */

const root = path.resolve(import.meta.dirname, "../..");
const language = languageOf(process.env["LC_ALL"] || process.env["LC_MESSAGES"] || process.env["LANG"]);

const HELP = {
  en: `npm start -- [options]

  --port N     port to listen on          (PORT, default 3000; 0 takes a free one)
  --host H     address to listen on       (HOST, default 127.0.0.1; 0.0.0.0 for the whole network)
  --data DIR   folder for what Kith keeps (KITH_DATA, default ./data)
  --log LEVEL  silent, error, warn, info or debug (KITH_LOG, default warn on a terminal, else info)
`,
  "zh-CN": `npm start -- [选项]

  --port N     监听端口         （PORT，默认 3000；0 表示任选空闲端口）
  --host H     监听地址         （HOST，默认 127.0.0.1；0.0.0.0 表示整个网络可访问）
  --data DIR   数据目录         （KITH_DATA，默认 ./data）
  --log LEVEL  日志级别 silent、error、warn、info、debug（KITH_LOG，终端默认 warn，否则 info）
`,
};

const SAYS = {
  en: {
    ready: (url: string) => `Kith is running: ${url}\nStop it with Ctrl-C.`,
    portTaken: (port: number) => `Port ${port} is taken. Choose another: npm start -- --port ${port + 1}`,
    badPort: (given: string) => `"${given}" is not a port. A port is a number from 0 to 65535.`,
    noData: (folder: string, why: string) => `Cannot use ${folder} as the data folder: ${why}`,
    bye: "Kith has stopped.",
  },
  "zh-CN": {
    ready: (url: string) => `Kith 已启动：${url}\n按 Ctrl-C 停止。`,
    portTaken: (port: number) => `端口 ${port} 已被占用。换一个：npm start -- --port ${port + 1}`,
    badPort: (given: string) => `“${given}” 不是端口号。端口号是 0 到 65535 之间的数字。`,
    noData: (folder: string, why: string) => `无法把 ${folder} 用作数据目录：${why}`,
    bye: "Kith 已停止。",
  },
};

const says = SAYS[language];

function options() {
  const { values } = parseArgs({
    options: {
      port: { type: "string", default: process.env["PORT"] || "3000" },
      host: { type: "string", default: process.env["HOST"] || "127.0.0.1" },
      data: { type: "string", default: process.env["KITH_DATA"] || path.join(root, "data") },
      log: { type: "string", default: process.env["KITH_LOG"] || (process.stdout.isTTY ? "warn" : "info") },
      help: { type: "boolean", short: "h", default: false },
    },
  });
  return values;
}

async function main(): Promise<void> {
  const given = options();
  if (given.help) {
    process.stdout.write(HELP[language]);
    return;
  }
  const port = Number(given.port);
  if (!/^\d+$/.test(given.port) || port > 65_535) return end(says.badPort(given.port));
  try {
    mkdirSync(given.data, { recursive: true });
  } catch (error) {
    return end(says.noData(given.data, error instanceof Error ? error.message : String(error)));
  }
  const manifest = JSON.parse(readFileSync(path.join(root, "package.json"), "utf8")) as { version: string };
  const app = await createApp({
    version: manifest.version,
    logLevel: given.log,
    webFolder: path.join(root, "web/dist"),
    monotonicMs: () => performance.now(),
  });
  try {
    const url = await app.listen({ port, host: given.host });
    process.stdout.write(`${says.ready(url)}\n`);
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "EADDRINUSE")
      return end(says.portTaken(port));
    throw error;
  }
  stopOnSignals(async () => {
    await app.close();
    process.stdout.write(`${says.bye}\n`);
  });
}

/** Ends once, whichever signal comes first; `disconnect` means the process that started us is gone. */
function stopOnSignals(stop: () => Promise<void>): void {
  let isStopping = false;
  const once = () => {
    if (isStopping) return;
    isStopping = true;
    stop().then(
      () => process.exit(0),
      () => process.exit(1),
    );
  };
  for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"] as const) process.on(signal, once);
  process.on("disconnect", once);
}

function end(text: string): void {
  process.stderr.write(`${text}\n`);
  process.exitCode = 1;
}

await main();
