import type { ArchiveItem, ArchiveMessage } from "@kith/contract/archive";
import { baseName, type ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { isPlausibleInstant } from "../time.ts";
import { DayClock, dateInPath, isFrame } from "./irc-days.ts";
import { isBare, readIrcLine, withoutFormatting, type IrcLine } from "./irc-lines.ts";
import { chatNamesOf } from "./irc-names.ts";
import { eventOfNews, kindOfNews, nickKey } from "./irc-news.ts";

/**
 * IRC logs in the dialects people keep: irssi, the Ubuntu and Raku archives, ZNC and energymech, WeeChat.
 * Oddities: the date stands in the path or in "Day changed" lines; the clock has minutes only and goes
 * back at midnight; posts of bots run over several bare lines; nicknames change and are the only
 * identity. Source: formats.md section 10.
 */
export const irc: Reader = {
  id: "irc",
  title: { "zh-CN": "IRC 日志", en: "IRC log" },
  wallClock: { defaultZone: "UTC" },
  carries: { replies: false, mentions: false, joins: true, roster: false },
  recognise,
  read,
};

function recognise(head: FileHead): number | null {
  if (head.json !== null) return null;
  const { file, lines } = head;
  const own = lines.slice(0, 400).filter((line) => line !== "");
  const readings = own.map((line) => readIrcLine(withoutFormatting(line)));
  const known = own.filter((line, i) => readings[i] !== null || isFrame(line)).length;
  const share = known / own.length;
  // A day's page may be one long post of a bot, and even then it begins as a log does.
  const isPage = readings[0]?.clock !== undefined && dateInPath(file.path) !== null;
  if (known === 0 || (share <= 0.3 && !isPage)) return null;
  // Bare lines of bots may outnumber the rest, but a log has its speakers; on quiet days people come and go.
  if (lines.some(isSpoken)) return share > 0.8 ? 0.9 : 0.6;
  return share > 0.8 && readings.some((reading) => eventOfNews(reading?.news ?? "") !== null) ? 0.7 : null;
}

function isSpoken(line: string): boolean {
  return readIrcLine(withoutFormatting(line))?.nick !== undefined;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const nameOf = await chatNamesOf(files);
  const announced = new Set<string>();
  for (const file of files) {
    const name = nameOf(file);
    const key = `irc:${name}`;
    if (!announced.has(key)) {
      announced.add(key);
      yield [{ type: "chat", key, name, platform: "irc", shape: "group", purpose: null, exportedAt: null }];
    }
    const page = new PageInReading(file, key, desk);
    for await (const { first, lines } of desk.lines(file)) {
      for (let i = 0; i < lines.length; i++) page.take(withoutFormatting(lines[i]!), first + i);
      yield page.handOver();
    }
    yield page.handOver(true);
  }
}

const MAX_TEXT = 20_000;

/** A file while its lines go by. */
class PageInReading {
  readonly #path: string;
  readonly #chat: string;
  readonly #desk: ReadingDesk;
  readonly #day: DayClock;
  /** Whether news has been seen that bears no time: then every bare line with its mark is news. */
  #hasBareNews = false;
  /** The last may go on over bare lines, as posts of bots do. */
  #messages: ArchiveMessage[] = [];
  #isLastCut = false;

  constructor(file: ArchiveFile, chat: string, desk: ReadingDesk) {
    this.#path = file.path;
    this.#chat = chat;
    this.#desk = desk;
    this.#day = new DayClock(dateInPath(baseName(file.path)) ?? dateInPath(file.path), desk);
  }

  /** What was read since it was last asked for: all but the last, and that too when nothing more can come. */
  handOver(isEnd = false): ArchiveMessage[] {
    const whole = isEnd ? this.#messages : this.#messages.slice(0, -1);
    this.#messages = isEnd ? [] : this.#messages.slice(-1);
    return whole;
  }

  take(line: string, number: number): void {
    const reading = readIrcLine(line);
    if (reading?.nick !== undefined) this.#addWords(reading, number);
    else if (reading !== null && this.#isNews(reading)) this.#addNews(reading, number);
    else if (line.trim() !== "" && !this.#day.turnTo(line)) this.#goOn(line, number);
  }

  #isNews(reading: IrcLine): boolean {
    if (!isBare(reading)) return true;
    this.#hasBareNews ||= eventOfNews(reading.news ?? "") !== null;
    return this.#hasBareNews;
  }

  #addWords(reading: IrcLine, number: number): void {
    const { nick: name = "", text = "" } = reading;
    const at = this.#instantOf(reading, number);
    if (at !== null) this.#add(message({ chat: this.#chat, at, sender: nickKey(name), name, text }));
  }

  #addNews(reading: IrcLine, number: number): void {
    const { news = "" } = reading;
    const event = eventOfNews(news);
    const at = this.#instantOf(reading, number);
    if (event === null) this.#desk.loss.unknownKind(kindOfNews(news));
    else if (at !== null) this.#add(message({ chat: this.#chat, at, kind: "system", event }));
  }

  #instantOf(reading: IrcLine, number: number): number | null {
    const at = this.#day.instantOf(reading);
    if (at !== null && isPlausibleInstant(at)) return at;
    const said = reading.text ?? reading.news ?? "";
    this.#desk.loss.skip(at === null ? "noTime" : "absurdTime", this.#path, number, said);
    return null;
  }

  #add(one: ArchiveMessage): void {
    this.#messages.push(one);
    this.#isLastCut = false;
  }

  #goOn(line: string, number: number): void {
    const last = this.#messages.pop();
    if (last === undefined || last.event !== null) {
      this.#desk.loss.skip("malformed", this.#path, number, line);
      if (last !== undefined) this.#messages.push(last);
      return;
    }
    this.#desk.loss.continued++;
    const text = this.#isLastCut ? last.text : `${last.text}\n${line}`;
    if (text.length > MAX_TEXT) {
      this.#isLastCut = true;
      this.#desk.loss.skip("tooLong", this.#path, number, line);
    }
    this.#messages.push({ ...last, text: text.slice(0, MAX_TEXT) });
  }
}
