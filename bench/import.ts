/**
 * npm run bench -- import [MESSAGES | PATH] [FORMAT] [--cold]: how fast an archive comes into a community, from the first
 * byte parsed to the last act written, with every index and search ready, beside a bare COPY of the same post rows into
 * the same table with the same indexes in another database of the same server. A talk of MESSAGES (100000) messages is
 * made up as a Telegram export, or the file or folder at PATH is brought in. Import and COPY each have a process to
 * themselves, and both have brought a small archive's posts in before, as a server that has been running for a while;
 * with --cold neither has done anything yet.
 */
import { existsSync, mkdirSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { startEmbedded } from "../server/src/platform/postgres/embedded.ts";
import { madeTalk } from "./archives/talk.ts";
import { writers } from "./archives/writers.ts";
import { copyPosts, importInto, prepared, rowsToFile } from "./import/measure.ts";
import { runAgain } from "./support/process.ts";

/** Messages brought in before the clock starts. */
const SMALL = 1000;

const isCold = process.argv.includes("--cold");
const [command = "100000", ...rest] = process.argv.slice(2).filter((word) => word !== "--cold");
if (command === "--import")
  answer(await importInto({ host: rest[0] ?? "", name: rest[1] ?? "" }, rest.slice(2)));
else if (command === "--copy")
  answer(await copyPosts({ host: rest[0] ?? "", name: rest[1] ?? "" }, rest.slice(2)));
else await bench(command, rest[0] ?? "telegram-json");

function answer(value: unknown): void {
  console.log(JSON.stringify(value));
}

async function bench(subject: string, format: string): Promise<void> {
  const writer = writers.get(format);
  if (!existsSync(subject) && (!/^\d+$/.test(subject) || writer === undefined)) {
    console.error(
      `npm run bench -- import [MESSAGES | PATH] [FORMAT] [--cold]\nFORMAT: ${[...writers.keys()].join(", ")}`,
    );
    process.exit(2);
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-bench-"));
  mkdirSync(path.join(folder, "data"));
  for (const name of ["archive", "small"]) mkdirSync(path.join(folder, name));
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
  const small = isCold ? [] : [writers.get("telegram-json")!(madeTalk(SMALL), path.join(folder, "small"))];
  const imported = runAgain(import.meta.filename, [
    "--import",
    host,
    "imported",
    ...small,
    place,
  ]) as Imported;
  const files = imported.communityIds.map((id) => path.join(folder, `${id}.copy`));
  for (const [k, id] of imported.communityIds.entries()) await rowsToFile(host, "imported", id, files[k]!);
  const copied = runAgain(import.meta.filename, ["--copy", host, "copied", ...files]) as { seconds: number };
  answer({
    messages: imported.messages,
    seconds: Number(imported.seconds.toFixed(2)),
    ratioToCopy: Number((copied.seconds / imported.seconds).toFixed(3)),
    peakRssMb: imported.peakRssMb,
    isCold,
    messagesPerSecond: Math.round(imported.messages / imported.seconds),
    copySeconds: Number(copied.seconds.toFixed(2)),
    acts: imported.acts,
  });
}

interface Imported {
  /** Into which each archive came, in their order. */
  readonly communityIds: readonly string[];
  readonly messages: number;
  readonly seconds: number;
  readonly peakRssMb: number;
  readonly acts: number;
}
