import { lossView, readers } from "@kith/archives";
import type { LossView } from "@kith/contract/archive";
import type { Language } from "@kith/contract/language";
import { redacted, reportHtml } from "@kith/diagnosis";
import { columnsOf, padded, paintFor } from "../terminal.ts";
import { chatListText } from "./chat-list.ts";
import { Interruption } from "./interruption.ts";
import { checkJson } from "./json.ts";
import { judgeChats, type Found, type JudgedChat } from "./judging.ts";
import { languageFor, readOptions, type CheckOptions } from "./options.ts";
import { printed } from "./print.ts";
import { ProgressLine } from "./progress.ts";
import { chosenChats, duplicatesIn, readPlace, type HasRead } from "./reading.ts";
import { exitCodes, tellRefusal } from "./refusals.ts";
import { demandPlaceFor, linkLines, save } from "./save.ts";
import { checkWords } from "./words.ts";

/** `kith check PATH`: resolves to the exit code. */
export async function checkCommand(args: readonly string[]): Promise<number> {
  const interruption = new Interruption();
  interruption.listen();
  try {
    const options = readOptions(args);
    if (options === null) return printHelp(languageFor(args));
    return await check(options, interruption);
  } catch (error) {
    return tellRefusal(error, languageFor(args), interruption.signal.aborted);
  } finally {
    interruption.ignore();
  }
}

function printHelp(language: Language): number {
  const words = checkWords(language);
  const formats = readers.map(({ id, title }) => `  ${padded(id, 22)}${title[language]}`);
  process.stdout.write(`${words.help}\n${words.formats}\n${formats.join("\n")}\n`);
  return exitCodes.verdict;
}

async function check(options: CheckOptions, interruption: Interruption): Promise<number> {
  await demandPlaceFor(options.htmlFile);
  await demandPlaceFor(options.linksFile);
  const progress = new ProgressLine(process.stderr, checkWords(options.language), () => performance.now());
  try {
    const read = await readPlace(options, progress, interruption.signal);
    const chosen = chosenChats(read, options);
    progress.begin("judging");
    const judged = interruption.leftToTheSystem(() =>
      judgeChats(read, chosen, options, (share) => progress.update(share, 0)),
    );
    progress.clear();
    return await tell(judged, read, options, interruption.signal);
  } finally {
    progress.clear();
  }
}

async function tell(
  judged: readonly JudgedChat[],
  read: HasRead,
  options: CheckOptions,
  signal: AbortSignal,
): Promise<number> {
  const main = judged.find(({ found }) => found !== null)?.found ?? null;
  const loss = lossOf(read, options);
  if (options.isJson) {
    process.stdout.write(`${JSON.stringify(checkJson(judged, read, options))}\n`);
  } else printReport(judged, main, loss, options);
  if (main === null) {
    process.stderr.write(`${checkWords(options.language).onlyPrivate}\n`);
    return exitCodes.nothing;
  }
  await saveWhatIsAsked(main, loss, options, signal);
  const isTold = judged.some(({ found }) => found !== null && found.diagnosis.verdict !== "notEnough");
  return isTold ? exitCodes.verdict : exitCodes.notEnough;
}

function printReport(
  judged: readonly JudgedChat[],
  main: Found | null,
  loss: LossView,
  { language, evidence, withNames }: CheckOptions,
): void {
  const paint = paintFor(process.stdout);
  const printing = {
    words: checkWords(language),
    paint,
    columns: columnsOf(process.stdout),
    evidence,
    withNames,
  };
  if (judged.length > 1) process.stdout.write(chatListText(judged, printing));
  if (main !== null) process.stdout.write(printed(main.view, loss, printing));
}

function lossOf({ archive, chats }: HasRead, { language, withNames }: CheckOptions): LossView {
  // What stood on a line nobody could read may be somebody's words.
  const shown = (text: string) => (withNames ? redacted(text, language) : "");
  return lossView(archive.loss.report(), { language, duplicates: duplicatesIn(chats), shown });
}

async function saveWhatIsAsked(
  { view, talk }: Found,
  loss: LossView,
  { language, withNames, htmlFile, linksFile }: CheckOptions,
  signal: AbortSignal,
): Promise<void> {
  const say = (file: string) => process.stderr.write(`${checkWords(language).saved(file)}\n`);
  if (htmlFile !== null) {
    const made = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
    await save(htmlFile, [reportHtml(view, { loss, withNames, made })], signal);
    say(htmlFile);
  }
  if (linksFile !== null) {
    await save(linksFile, linkLines(talk), signal);
    say(linksFile);
  }
}
