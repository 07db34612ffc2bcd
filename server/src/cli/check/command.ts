import { lossView, readers, UnknownFormat, UnknownZone, type ChatSummary } from "@kith/archives";
import type { LossView } from "@kith/contract/archive";
import type { ReportView } from "@kith/contract/diagnosis";
import type { Talk } from "@kith/contract/talk";
import { diagnose, firmnessOf, reportHtml, reportView, type Diagnosis } from "@kith/diagnosis";
import { writeFile } from "node:fs/promises";
import { columnsOf, fitted, languageOfTerminal, padded, paintFor } from "../terminal.ts";
import { saveLinks } from "./links-file.ts";
import { readOptions, WrongUsage, type CheckOptions } from "./options.ts";
import { printed } from "./print.ts";
import { ProgressLine } from "./progress.ts";
import { ALL, CannotRead, chosenChats, readPlace, talkOfAll, zoneOf, type HasRead } from "./reading.ts";
import { checkWords } from "./words.ts";

const exitCodes = { verdict: 0, unexpected: 1, usage: 2, notEnough: 3, nothing: 4, stopped: 130 } as const;

/** `kith check PATH`: resolves to the exit code. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const stopping = new AbortController();
  const stop = () => stopping.abort();
  process.once("SIGINT", stop);
  try {
    const options = readOptions(args);
    if ("helpIn" in options) return printHelp(options.helpIn);
    return await check(options, stopping.signal);
  } catch (error) {
    return printError(error, args, stopping.signal.aborted);
  } finally {
    process.removeListener("SIGINT", stop);
  }
}

function printHelp(language: CheckOptions["language"]): number {
  const words = checkWords(language);
  const formats = readers.map(({ id, title }) => `  ${padded(id, 22)}${title[language]}`);
  process.stdout.write(`${words.help}\n${words.formats}\n${formats.join("\n")}\n`);
  return exitCodes.verdict;
}

async function check(options: CheckOptions, signal: AbortSignal): Promise<number> {
  const words = checkWords(options.language);
  const progress = new ProgressLine(process.stderr, words, () => performance.now());
  try {
    const read = await readPlace(options, progress, signal);
    const chosen = chosenChats(read, options.chat);
    progress.begin("judging");
    const judged = judgeAll(read, chosen, options, (share) => {
      signal.throwIfAborted();
      progress.update(share, 0);
    });
    progress.clear();
    return await tell(judged, read, options);
  } finally {
    progress.clear();
  }
}

/** A chat with what was found of it; null for the talk of two, which is nobody's business. */
interface JudgedChat {
  readonly name: string;
  readonly messages: number;
  readonly people: number;
  readonly talk: Talk | null;
  readonly diagnosis: Diagnosis | null;
}

function judgeAll(
  read: HasRead,
  chosen: readonly ChatSummary[],
  options: CheckOptions,
  onShare: (share: number) => void,
): JudgedChat[] {
  const zone = zoneOf(read, options);
  if (options.chat === ALL) {
    const talk = talkOfAll(read, checkWords(options.language).together, zone);
    if (talk === undefined) return [];
    const people = talk.people.length;
    return [{ name: talk.name, messages: talk.length, people, talk, diagnosis: diagnose(talk) }];
  }
  return chosen.map(({ key, chat, messages, people }, index) => {
    onShare(index / chosen.length);
    const talk = chat.shape === "private" ? undefined : read.collector.talk(key, zone);
    if (talk === undefined) return { name: chat.name, messages, people, talk: null, diagnosis: null };
    return { name: chat.name, messages, people, talk, diagnosis: diagnose(talk) };
  });
}

async function tell(judged: readonly JudgedChat[], read: HasRead, options: CheckOptions): Promise<number> {
  const loss = lossOf(read, options);
  const main = judged.find(({ diagnosis }) => diagnosis !== null);
  if (options.isJson) process.stdout.write(`${JSON.stringify(asJson(judged, read, options))}\n`);
  else printReport(judged, main, loss, options);
  if (main?.diagnosis === null || main?.talk === undefined || main.talk === null) return exitCodes.nothing;
  if (options.htmlFile !== null) {
    await writeFile(options.htmlFile, htmlOf(main.diagnosis, loss, options));
    note(options, options.htmlFile);
  }
  if (options.linksFile !== null) {
    await saveLinks(main.talk, options.linksFile);
    note(options, options.linksFile);
  }
  return judged.some(({ diagnosis }) => diagnosis !== null && diagnosis.verdict !== "notEnough")
    ? exitCodes.verdict
    : exitCodes.notEnough;
}

function printReport(
  judged: readonly JudgedChat[],
  main: JudgedChat | undefined,
  loss: LossView,
  options: CheckOptions,
): void {
  const words = checkWords(options.language);
  const paint = paintFor(process.stdout);
  const columns = columnsOf(process.stdout);
  if (judged.length > 1) {
    const rows = judged.map(({ name, messages, people, diagnosis }) => {
      const verdict = diagnosis === null ? words.isPrivate : viewOf(diagnosis, options).headline;
      const counts = `${words.messages(messages)}, ${words.people(people)}`;
      return `  ${padded(fitted(name, 36), 38)}${padded(counts, 28)}${verdict}`;
    });
    process.stdout.write(`${paint.bold(words.chats)}\n${rows.join("\n")}\n\n`);
  }
  if (main === undefined || main.diagnosis === null) return;
  const printing = { words, paint, columns, evidence: options.evidence, withNames: options.withNames };
  process.stdout.write(printed(viewOf(main.diagnosis, options), loss, printing));
}

function viewOf(diagnosis: Diagnosis, { language, withNames }: CheckOptions): ReportView {
  return reportView(diagnosis, { language, withNames, firmness: firmnessOf(diagnosis) });
}

function lossOf({ archive, chats }: HasRead, { language, withNames }: CheckOptions): LossView {
  const duplicates = chats.reduce((sum, chat) => sum + chat.duplicates, 0);
  return lossView(archive.loss.report(), {
    language,
    duplicates,
    shown: (text) => (withNames ? text : ""),
  });
}

function htmlOf(diagnosis: Diagnosis, loss: LossView, options: CheckOptions): string {
  const made = new Intl.DateTimeFormat(options.language, { dateStyle: "long" }).format(new Date());
  return reportHtml(viewOf(diagnosis, options), { loss, withNames: options.withNames, made });
}

/** Everything as one object; names masked unless asked for, like on paper. */
function asJson(judged: readonly JudgedChat[], { archive }: HasRead, options: CheckOptions): unknown {
  const chats = judged.map(({ name, messages, people, diagnosis }) => {
    if (diagnosis === null) return { name, messages, people, verdict: null };
    const { verdict, rule, life, claims, lines, judged: found } = diagnosis;
    const { headline, summary } = viewOf(diagnosis, options);
    const window =
      found === null
        ? null
        : {
            from: new Date(found.scope.window.from).toISOString(),
            to: new Date(found.scope.window.to).toISOString(),
            isPresent: found.scope.window.isPresent,
          };
    const told = lines.map(({ evidence, ...line }) => ({ ...line, evidence: evidence.length }));
    const mesh = found?.mesh ?? null;
    return {
      name,
      messages,
      people,
      verdict,
      rule,
      life,
      headline,
      summary,
      window,
      claims,
      lines: told,
      mesh,
    };
  });
  const { files, ...loss } = archive.loss.report();
  const shownLoss = options.withNames
    ? { files, ...loss }
    : { ...loss, skipped: loss.skipped.map(withoutSamples) };
  return { chats, loss: shownLoss };
}

function withoutSamples({ reason, count }: { reason: string; count: number }) {
  return { reason, count };
}

function note({ language }: CheckOptions, file: string): void {
  process.stderr.write(`${checkWords(language).saved(file)}\n`);
}

function printError(error: unknown, args: readonly string[], isStopped: boolean): number {
  const language = error instanceof WrongUsage ? error.language : languageGiven(args);
  const words = checkWords(language);
  const say = (...lines: readonly string[]) => process.stderr.write(`${lines.join("\n")}\n`);
  if (isStopped) return (say(words.stopped), exitCodes.stopped);
  if (error instanceof WrongUsage) {
    say(error.kind === "unknownOption" ? words.unknownOption(error.message) : words[error.kind]);
    return exitCodes.usage;
  }
  if (error instanceof UnknownFormat) return (say(words.unknownFormat(error.format)), exitCodes.usage);
  if (error instanceof UnknownZone) return (say(words.unknownZone(error.zone)), exitCodes.usage);
  if (error instanceof CannotRead) return sayCannotRead(error, args, words);
  say(words.unexpected(error instanceof Error ? error.message : String(error)));
  return exitCodes.unexpected;
}

function sayCannotRead(
  error: CannotRead,
  args: readonly string[],
  words: ReturnType<typeof checkWords>,
): number {
  const place = args.find((arg) => !arg.startsWith("-")) ?? "";
  const named = args[args.indexOf("--chat") + 1] ?? "";
  const text = {
    notFound: words.notFound(place),
    nothing: words.nothing,
    noMessages: words.noMessages,
    needMap: words.needMap,
    noChat: words.noChat(named),
  }[error.kind];
  process.stderr.write(`${[text, ...error.details].join("\n")}\n`);
  return error.kind === "nothing" || error.kind === "noMessages" ? exitCodes.nothing : exitCodes.usage;
}

function languageGiven(args: readonly string[]): CheckOptions["language"] {
  const spoken = /--lang[= ](\S+)/.exec(args.join(" "))?.[1];
  return spoken === undefined ? languageOfTerminal() : spoken.startsWith("zh") ? "zh-CN" : "en";
}
