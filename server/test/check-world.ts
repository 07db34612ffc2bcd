import { BlobWriter, configure, TextReader, ZipWriter } from "@zip.js/zip.js";
import { spawn, type ChildProcess } from "node:child_process";
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { afterAll } from "vitest";

/** `kith check` as a user types it, and invented archives to type it on. */

const root = path.resolve(import.meta.dirname, "../..");
const folder = mkdtempSync(path.join(os.tmpdir(), "kith-check-"));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

export interface Ran {
  readonly code: number | string;
  readonly out: string;
  readonly err: string;
}

/** Runs `kith check` with these words behind it, in a narrow English terminal unless told. */
export function check(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  outTo: "pipe" | number = "pipe",
): Promise<Ran> {
  return beginCheck(args, env, outTo).ended;
}

/** Begins it; `child` is the process, for signals. @param outTo a file that takes what is printed. */
export function beginCheck(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  outTo: "pipe" | number = "pipe",
): { readonly child: ChildProcess; readonly ended: Promise<Ran> } {
  const child = spawn(process.execPath, [path.join(root, "server/bin/kith.mjs"), "check", ...args], {
    cwd: folder,
    env: { PATH: process.env["PATH"], LC_ALL: "en_GB.UTF-8", COLUMNS: "80", TZ: "UTC", ...env },
    stdio: ["ignore", outTo, "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout?.setEncoding("utf8").on("data", (text: string) => (said.out += text));
  child.stderr?.setEncoding("utf8").on("data", (text: string) => (said.err += text));
  const ended = new Promise<Ran>((resolve) => {
    child.once("close", (code, signal) => resolve({ code: code ?? signal ?? "", ...said }));
  });
  return { child, ended };
}

/** Writes a file into the folder the check is typed in, and answers with its path. */
export function write(name: string, content: string | Uint8Array): string {
  const place = path.join(folder, name);
  mkdirSync(path.dirname(place), { recursive: true });
  writeFileSync(place, content);
  return place;
}

export function placeOf(name: string): string {
  return path.join(folder, name);
}

export async function zipOf(files: Readonly<Record<string, string>>): Promise<Uint8Array> {
  configure({ useWebWorkers: false });
  const writer = new ZipWriter(new BlobWriter("application/zip"));
  for (const [name, content] of Object.entries(files)) await writer.add(name, new TextReader(content));
  return new Uint8Array(await (await writer.close()).arrayBuffer());
}

export type SampleId = "zh-translators" | "zh-english-school" | "en-runners" | "en-english-school";

/** A sample of the page: invented talk as QQ saves it. */
export function sample(id: SampleId): string {
  return path.join(root, `web/public/samples/${id}.txt`);
}

export interface Said {
  /** ms UTC. */
  readonly at: number;
  readonly name: string;
  readonly id: string;
  readonly text: string;
}

/** What is said in a sample, its clocks taken as UTC. */
export function saidIn(id: SampleId): Said[] {
  const blocks = readFileSync(sample(id), "utf8")
    .replaceAll("\r\n", "\n")
    .split(/\n\n(?=\d{4}-)/);
  return blocks.slice(1).map((block) => {
    const [head = "", ...lines] = block.trim().split("\n");
    const [, at = "", name = "", own = ""] =
      /^(\S+ \S+) (?:【.+?】)?(.+?)[<(](.+?)[>)]$/.exec(head.trim()) ?? [];
    return { at: Date.parse(`${at.replace(" ", "T")}Z`), name, id: own, text: lines.join("\n").trim() };
  });
}

/** What no report may show, in ids or in words. */
export const secrets = ["13812345678", "wxid_q1w2e3r4t5", "987654321", "ana@mail.example", "user6600112233"];

/** The same talk by people whose ids and words hold what must not be shown. */
export function spiced(said: readonly Said[]): Said[] {
  const spice = secrets.slice(0, 4);
  return said.map((one, i) => ({
    ...one,
    id: `user${6600112233 + Number(/\d+/.exec(one.id)?.[0] ?? 1) - 1}`,
    text: `${one.text} ${spice[i % spice.length]}`,
  }));
}

export interface TelegramChat {
  readonly name: string;
  readonly type: "private_supergroup" | "personal_chat";
  readonly said: readonly Said[];
}

let nextChatId = 4400550066;

/** Telegram's export of one chat, or of several. */
export function telegram(chats: readonly TelegramChat[]): string {
  const written = chats.map(({ name, type, said }) => ({
    name,
    type,
    id: nextChatId++,
    messages: said.map(({ at, name: from, id, text }, i) => ({
      id: i + 1,
      type: "message",
      date: new Date(at).toISOString().slice(0, 19),
      date_unixtime: String(Math.floor(at / 1000)),
      from,
      from_id: id.startsWith("user") ? id : `user${Number(/\d+/.exec(id)?.[0] ?? 1)}`,
      text,
    })),
  }));
  return JSON.stringify(written.length === 1 ? written[0] : { about: "", chats: { list: written } });
}

/** A table of the talk; `header` null leaves it without. */
export function csv(said: readonly Said[], header: string | null): string {
  const cell = (text: string) => `"${text.replaceAll('"', '""')}"`;
  const rows = said.map(({ at, name, id, text }) =>
    [id, cell(text), new Date(at).toISOString().slice(0, 19).replace("T", " "), cell(name)].join(","),
  );
  return [...(header === null ? [] : [header]), ...rows, ""].join("\n");
}
