import { openArchive, readArchive, type OpenOptions } from "@kith/archives";
import { openSync, readdirSync, readFileSync, readSync, statSync } from "node:fs";
import path from "node:path";
import { filesAt } from "../../server/src/cli/files.ts";
import { peakRssMb } from "../support/process.ts";
import { Sink } from "./sink.ts";

/** What one process found when it did one thing and nothing else. */
export interface Measured {
  readonly messages: number;
  readonly seconds: number;
  readonly peakRssMb: number;
  readonly formats: readonly string[];
}

/** Reads an archive wholly, from looking at it to the last message. */
export async function measureReading(place: string, format: string | null): Promise<Measured> {
  const files = await filesAt(place);
  const start = performance.now();
  const archive = await openArchive(files, optionsFor(format));
  let messages = 0;
  for await (const items of readArchive(archive)) {
    for (const item of items) if (item.type === "message") messages++;
  }
  return { ...measuredSince(start, messages), formats: archive.units.map(({ reader }) => reader.id) };
}

/** How the same messages are given to a bare JSON.parse. */
export type ParsedAs = "documents" | "lines" | "array of the same messages";

/** Parses every JSON file at a place and does nothing with it; reading and decoding are not counted. */
export function measureParsing(root: string, as: ParsedAs): Measured {
  let seconds = 0;
  let rows = 0;
  for (const place of jsonFilesAt(root)) {
    for (const texts of as === "lines" ? lineBlocks(place) : [[readFileSync(place, "utf8")]]) {
      const start = performance.now();
      const values = texts.map((text) => JSON.parse(text) as unknown);
      seconds += (performance.now() - start) / 1000;
      rows += values.length;
    }
  }
  return { messages: rows, seconds, peakRssMb: peakRssMb(), formats: [] };
}

/** The file itself, or the JSON files of a folder. */
function jsonFilesAt(place: string): string[] {
  if (statSync(place).isFile()) return [place];
  const entries = readdirSync(place, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile() && entry.name.endsWith(".json"));
  return files.map((entry) => path.join(entry.parentPath, entry.name));
}

const BLOCK_BYTES = 1 << 22;

/** The lines of a file of any size, a block at a time. */
function* lineBlocks(place: string): Generator<string[]> {
  const file = openSync(place, "r");
  const decoder = new TextDecoder();
  let rest = "";
  for (;;) {
    const bytes = new Uint8Array(BLOCK_BYTES);
    const read = readSync(file, bytes);
    const text = rest + decoder.decode(bytes.subarray(0, read), { stream: read > 0 });
    const lines = text.split("\n");
    rest = read > 0 ? (lines.pop() ?? "") : "";
    yield lines.filter((line) => line !== "");
    if (read === 0) return;
  }
}

/** Writes what an archive says as one JSON array, for formats that are not JSON themselves. */
export async function writeAsArray(place: string, format: string | null, into: string): Promise<void> {
  const sink = new Sink(into);
  let before = "[";
  for await (const items of readArchive(await openArchive(await filesAt(place), optionsFor(format)))) {
    for (const item of items) {
      if (item.type !== "message") continue;
      const { id, at, sender, name, text, replyTo } = item;
      sink.write(`${before}${JSON.stringify({ id, at, sender, name, text, replyTo: replyTo?.id ?? null })}`);
      before = ",\n";
    }
  }
  sink.write(before === "[" ? "[]" : "]");
  sink.close();
}

function optionsFor(format: string | null): OpenOptions {
  return format === null ? {} : { format };
}

function measuredSince(start: number, messages: number): Omit<Measured, "formats"> {
  return { messages, seconds: (performance.now() - start) / 1000, peakRssMb: peakRssMb() };
}
