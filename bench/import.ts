/**
 * npm run bench -- import [MESSAGES | PATH]: how fast an archive comes into a community, from the first byte parsed to
 * the last act written, with every index and search ready, beside a bare COPY of the same post rows into the same table
 * with the same indexes in a fresh database of the same server. A talk of MESSAGES (100000) messages is made up as a
 * Telegram export, or the file or folder at PATH is brought in. Import and COPY each have a process to themselves.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbedded } from "../server/src/platform/postgres/embedded.ts";
import { madeTalk } from "./archives/talk.ts";
import { writers } from "./archives/writers.ts";
import { copyPosts, importInto, prepared, rowsToFile } from "./import/measure.ts";
import { runAgain } from "./support/process.ts";

const [command = "100000", ...rest] = process.argv.slice(2);
if (command === "--import") answer(await importInto(rest[0] ?? "", rest[1] ?? "", rest[2] ?? ""));
else if (command === "--copy") answer(await copyPosts(rest[0] ?? "", rest[1] ?? "", rest[2] ?? ""));
else await bench(command, rest[0] ?? "telegram-json");

function answer(value: unknown): void {
  console.log(JSON.stringify(value));
}

async function bench(subject: string, format: string): Promise<void> {
  const writer = writers.get(format);
  if (!existsSync(subject) && (!/^\d+$/.test(subject) || writer === undefined)) {
    console.error(
      `npm run bench -- import [MESSAGES | PATH] [FORMAT]\nFORMAT: ${[...writers.keys()].join(", ")}`,
    );
    process.exit(2);
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-bench-"));
  mkdirSync(path.join(folder, "data"));
  mkdirSync(path.join(folder, "archive"));
  const postgres = await startEmbedded({ folder: path.join(folder, "data") });
  try {
    const isPath = existsSync(subject) || writer === undefined;
    const place = isPath ? subject : writer(madeTalk(Number(subject)), path.join(folder, "archive"));
    await report(postgres.connection, place, folder);
  } finally {
    await postgres.stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function report({ host }: { readonly host: string }, place: string, folder: string): Promise<void> {
  await prepared(host, "imported");
  await prepared(host, "copied");
  const imported = runAgain(import.meta.filename, ["--import", host, "imported", place]) as Imported;
  const file = path.join(folder, "posts.copy");
  await rowsToFile(host, "imported", file);
  const copied = runAgain(import.meta.filename, ["--copy", host, "copied", file]) as { seconds: number };
  answer({
    messages: imported.messages,
    seconds: Number(imported.seconds.toFixed(2)),
    ratioToCopy: Number((copied.seconds / imported.seconds).toFixed(3)),
    peakRssMb: imported.peakRssMb,
    messagesPerSecond: Math.round(imported.messages / imported.seconds),
    copySeconds: Number(copied.seconds.toFixed(2)),
    acts: imported.acts,
  });
}

interface Imported {
  readonly messages: number;
  readonly seconds: number;
  readonly peakRssMb: number;
  readonly acts: number;
}
