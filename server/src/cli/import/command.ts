import { lossView, type ArchiveFile } from "@kith/archives";
import type { ImportFailure } from "@kith/contract/imports";
import type { Language } from "@kith/contract/language";
import { redacted } from "@kith/diagnosis";
import path from "node:path";
import { importPlace, type ImportProgress, type PlaceImported } from "../../modules/imports/index.ts";
import { systemClock } from "../../platform/clock.ts";
import { aloneOn } from "../../platform/db/alone.ts";
import { copyingOn } from "../../platform/db/copy.ts";
import { migrate } from "../../platform/db/migrate.ts";
import { InvalidInput, NotFound, Refused } from "../../platform/errors.ts";
import { filesIn } from "../../platform/files.ts";
import { idsBy } from "../../platform/ids.ts";
import { joinInstance, type Instance } from "../../platform/instance.ts";
import { migrateJobs } from "../../platform/jobs/index.ts";
import { NoDatabase } from "../../platform/postgres/no-database.ts";
import { mainWords } from "../../main-words.ts";
import { Interruption } from "../check/interruption.ts";
import { languageFor } from "../check/options.ts";
import { exitCodes } from "../check/refusals.ts";
import { filesAt } from "../files.ts";
import { columnsOf, fitted } from "../terminal.ts";
import { readOptions, type ImportOptions } from "./options.ts";
import { importWords, type ImportWords } from "./words.ts";

/** `kith import PATH`: resolves to the exit code. */
export async function importCommand(args: readonly string[]): Promise<number> {
  const language = languageFor(args);
  const words = importWords(language);
  const options = readOptions(args);
  if (options === "help") return say(words.help, exitCodes.verdict);
  if (typeof options === "string") return complain(`${words[options]}\n${words.help}`, exitCodes.usage);
  const interruption = new Interruption();
  interruption.listen();
  try {
    const files = await filesAt(options.place).catch(() => null);
    if (files === null) return complain(words.notFound(options.place), exitCodes.usage);
    const instance = await joinInstance({ ...options.settings, onTrouble: () => undefined });
    try {
      return told(
        await run(instance, options, files, { words, signal: interruption.signal }),
        words,
        language,
      );
    } finally {
      progressLine("");
      await instance.close();
    }
  } catch (error) {
    return refused(error, words, language, options);
  } finally {
    interruption.ignore();
  }
}

async function run(
  { database, dataFolder }: Instance,
  options: ImportOptions,
  files: readonly ArchiveFile[],
  { words, signal }: { readonly words: ImportWords; readonly signal: AbortSignal },
): Promise<PlaceImported> {
  const { pool, db } = database;
  // Beside a server nothing is waiting; alone on a new folder everything is.
  await migrate(pool);
  await migrateJobs(pool);
  const tools = {
    ctx: { db, clock: systemClock, ids: idsBy(systemClock) },
    copying: copyingOn(pool),
    alone: aloneOn(pool),
    files: filesIn(dataFolder),
  };
  return importPlace(tools, {
    ...options.asked,
    name: path.basename(path.resolve(options.place)),
    bytes: files.reduce((sum, { size }) => sum + (size ?? 0), 0),
    source: () => Promise.resolve(files),
    signal,
    onProgress: (progress) => progressLine(lineOf(progress, words)),
  });
}

function lineOf({ stage, share, counts }: ImportProgress, words: ImportWords): string {
  const percent = share === null ? "" : `${Math.floor(100 * share)}%`;
  return [words.stage[stage], percent, words.progress(counts)].filter(Boolean).join("  ");
}

function told(
  { outcome, failure, isContinued, counts, loss }: PlaceImported,
  words: ImportWords,
  language: Language,
): number {
  progressLine("");
  if (isContinued) complain(words.continued, 0);
  if (outcome === "busy") return complain(words.busy, exitCodes.usage);
  if (outcome === "stopped") return complain(words.stopped, exitCodes.stopped);
  if (outcome === "failed") return complain(words.unreadable[failure ?? "unexpected"], exitCodes.nothing);
  say(`${words.done(counts)}\n`, 0);
  if (loss === null) return exitCodes.verdict;
  const shown = (text: string) => redacted(text, language);
  for (const { label, value, note } of lossView(loss, { language, duplicates: 0, shown }).rows)
    say(`  ${[label, value, note].filter(Boolean).join("  ")}\n`, 0);
  return exitCodes.verdict;
}

function refused(error: unknown, words: ImportWords, language: Language, { asked }: ImportOptions): number {
  if (error instanceof NotFound) {
    const text = error.reason === "community" ? words.noCommunity(asked.slug) : words.noCarrier;
    return complain(text, exitCodes.usage);
  }
  if (error instanceof InvalidInput) {
    const isZone = error.reason === "timeZone";
    const text = isZone ? words.badZone(asked.timeZone ?? "") : words.badFormat(asked.format ?? "");
    return complain(text, exitCodes.usage);
  }
  if (error instanceof Refused && isFailure(error.reason, words))
    return complain(words.unreadable[error.reason], exitCodes.nothing);
  if (error instanceof NoDatabase)
    return complain(mainWords(language).noDatabase[error.reason](error.detail), exitCodes.unexpected);
  return complain(
    words.unexpected(error instanceof Error ? error.message : String(error)),
    exitCodes.unexpected,
  );
}

function isFailure(reason: string | null, { unreadable }: ImportWords): reason is ImportFailure {
  return reason !== null && reason in unreadable;
}

function progressLine(line: string): void {
  if (process.stderr.isTTY) process.stderr.write(`\r\u001b[2K${fitted(line, columnsOf(process.stderr) - 1)}`);
}

function say(text: string, code: number): number {
  process.stdout.write(text);
  return code;
}

function complain(text: string, code: number): number {
  process.stderr.write(`${text}\n`);
  return code;
}
