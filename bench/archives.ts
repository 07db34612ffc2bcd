/**
 * npm run bench -- archives [FORMAT] [MESSAGES | PATH]: how fast a format is read and how much memory that
 * takes, beside a bare JSON.parse of the same. A talk of MESSAGES (1000000) messages is made up in FORMAT
 * (telegram-json), or the file or folder at PATH is read; FORMAT may then be `auto`. Reading and parsing each
 * have a process to themselves, take turns three times, and the medians count; memory is the most any reading
 * took. JSON is parsed as it stands, documents whole and JSONL line by line; what is no JSON, as one array of
 * the same messages.
 */
import type { ArchiveFile } from "@kith/archives";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { filesAt } from "../server/src/cli/files.ts";
import {
  measureParsing,
  measureReading,
  writeAsArray,
  type Measured,
  type ParsedAs,
} from "./archives/measure.ts";
import { madeTalk } from "./archives/talk.ts";
import { writers } from "./archives/writers.ts";
import { median, runAgain } from "./support/process.ts";

const ROUNDS = 3;

/** A string holds no more than this many characters; longer documents are parsed as an array instead. */
const LONGEST_TEXT = 500 * 2 ** 20;

const [command = "telegram-json", ...rest] = process.argv.slice(2);
if (command === "--read") answer(await measureReading(rest[0] ?? "", formatNamed(rest[1])));
else if (command === "--parse") answer(measureParsing(rest[1] ?? "", rest[0] as ParsedAs));
else if (command === "--array") await writeAsArray(rest[0] ?? "", formatNamed(rest[1]), rest[2] ?? "");
else await bench(command, rest[0] ?? "1000000");

function answer(value: unknown): void {
  console.log(JSON.stringify(value));
}

function formatNamed(format: string | undefined): string | null {
  return format === undefined || format === "auto" ? null : format;
}

async function bench(format: string, subject: string): Promise<void> {
  const isPath = existsSync(subject);
  const writer = writers.get(format);
  if (!isPath && (writer === undefined || !/^\d+$/.test(subject))) {
    console.error(
      `npm run bench -- archives [FORMAT] [MESSAGES | PATH]\nFORMAT: ${[...writers.keys()].join(", ")}`,
    );
    process.exit(2);
  }
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-bench-"));
  try {
    const place = isPath || writer === undefined ? subject : writer(madeTalk(Number(subject)), folder);
    await report(place, format, folder);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function report(place: string, format: string, folder: string): Promise<void> {
  const files = await filesAt(place);
  const { as, parsed } = parsable({ place, format, folder, files });
  const readings: Measured[] = [];
  const parsings: Measured[] = [];
  for (let round = 1; round <= ROUNDS; round++) {
    readings.push(inChild(["--read", place, format]));
    parsings.push(inChild(["--parse", as, parsed]));
    console.log(`round ${round}: read ${readings.at(-1)?.seconds} s, parsed ${parsings.at(-1)?.seconds} s`);
  }
  const reading = median(readings.map(({ seconds }) => seconds));
  const parsing = median(parsings.map(({ seconds }) => seconds));
  const messages = readings[0]?.messages ?? 0;
  answer({
    format: [...new Set(readings[0]?.formats)].join(" "),
    messages,
    messagesPerSecond: Math.round(messages / reading),
    peakRssMb: Math.max(...readings.map(({ peakRssMb }) => peakRssMb)),
    ratioToParse: Number((parsing / reading).toFixed(3)),
    megabytes: Math.round(bytesOf(files) / 2 ** 20),
    parsedPerSecond: Math.round(messages / parsing),
    parsedAs: as,
  });
}

interface Subject {
  readonly place: string;
  readonly format: string;
  /** Where a file may be put. */
  readonly folder: string;
  readonly files: readonly ArchiveFile[];
}

/** What a bare JSON.parse is given: the archive itself where it is JSON, else an array written from it. */
function parsable({ place, format, folder, files }: Subject): { as: ParsedAs; parsed: string } {
  if (format.endsWith("jsonl") || place.endsWith(".jsonl")) return { as: "lines", parsed: place };
  const isJson = ({ path: name, size }: ArchiveFile) => name.endsWith(".json") && (size ?? 0) < LONGEST_TEXT;
  if (bytesOf(files.filter(isJson)) > 0.9 * bytesOf(files)) return { as: "documents", parsed: place };
  const array = path.join(folder, "array.json");
  inChild(["--array", place, format, array]);
  return { as: "array of the same messages", parsed: array };
}

function bytesOf(files: readonly ArchiveFile[]): number {
  return files.reduce((sum, { size }) => sum + (size ?? 0), 0);
}

function inChild(args: readonly string[]): Measured {
  return (runAgain(import.meta.filename, args) ?? {}) as Measured;
}
