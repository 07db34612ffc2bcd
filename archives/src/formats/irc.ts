import type { ArchiveItem, ArchiveMessage, CarrierEvent, Named } from "@kith/contract/archive";
import { baseName, foldersOf, type ArchiveFile } from "../file.ts";
import { message, type FileHead, type Reader, type ReadingDesk } from "../reader.ts";
import { isRealDate } from "../time.ts";

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

/** One line as a dialect reads it; a line may hold the date, a clock, words, or news of people. */
interface LineReading {
  readonly date?: string;
  readonly clock?: string;
  readonly nick?: string;
  readonly text?: string;
  readonly news?: string;
}

/** Written-out lines of every dialect, most specific first. Groups: date, clock, nick, text, news. */
const LINES: readonly RegExp[] = [
  /^(?:\S+ )?(?<date>\d{4}-\d\d-\d\d) \[(?<clock>\d\d:\d\d(?::\d\d)?)\] <(?<nick>[^>\s]+)> ?(?<text>.*)$/,
  /^(?:\S+ )?(?<date>\d{4}-\d\d-\d\d) \[(?<clock>\d\d:\d\d(?::\d\d)?)\] (?:\*\*\*|===|-!-) (?<news>.*)$/,
  /^(?<date>\d{4}-\d\d-\d\d) (?<clock>\d\d:\d\d(?::\d\d)?)\t(?:-->|<--|--)\t(?<news>.*)$/,
  /^(?<date>\d{4}-\d\d-\d\d) (?<clock>\d\d:\d\d(?::\d\d)?)\t(?: \*|\*)\t(?<nick>\S+) ?(?<text>.*)$/,
  /^(?<date>\d{4}-\d\d-\d\d) (?<clock>\d\d:\d\d(?::\d\d)?)\t(?<nick>[^\t\s]+)\t(?<text>.*)$/,
  /^\[?(?<clock>\d\d:\d\d(?::\d\d)?)\]? <[ @+%&~!]?(?<nick>[^>\s]+)> ?(?<text>.*)$/,
  /^\[?(?<clock>\d\d:\d\d(?::\d\d)?)\]? (?:\*\*\*|===|-!-) (?<news>.*)$/,
  /^\[?(?<clock>\d\d:\d\d(?::\d\d)?)\]? {1,2}\* (?<nick>\S+) ?(?<text>.*)$/,
  /^(?:===|-!-|\*\*\*) (?<news>.*)$/,
];

const DAY_CHANGED =
  /^--- (?:Day changed|Log opened) (?:\w{3}) (?<month>\w{3}) (?<day>\d\d)(?: [\d:]{8})? (?<year>\d{4})/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Colour, bold, underline … control codes of mIRC. */
// eslint-disable-next-line no-control-regex
const FORMATTING = /\u0003(?:\d{1,2}(?:,\d{1,2})?)?|[\u0002\u000f\u0011\u0016\u001d\u001e\u001f]/g;

const DAY_MS = 86_400_000;
const MINUTE_MS = 60_000;

/** A clock that goes back by more than this has passed midnight; less is two clients' disagreement. */
const BACK_OVER_MIDNIGHT_MS = 6 * 60 * MINUTE_MS;

function recognise({ lines, text, json }: FileHead): number | null {
  if (json !== null) return null;
  const own = lines.slice(0, 400).filter((line) => line !== "");
  const known = own.filter((line) => readLine(line) !== null || DAY_CHANGED.test(line)).length;
  if (known === 0) return null;
  const share = known / own.length;
  // Bare lines of bots may outnumber the rest, but a log always has its bracketed speakers.
  const hasSpeakers = /^(?:\S+ )?(?:[\d-]+ )?\[?\d\d:\d\d(?::\d\d)?\]?(?: <[^>\s]+> |\t[^\t]+\t| \*)/m.test(
    text,
  );
  if (!hasSpeakers) return null;
  return share > 0.8 ? 0.9 : share > 0.3 ? 0.6 : null;
}

function readLine(line: string): LineReading | null {
  for (const pattern of LINES) {
    const match = pattern.exec(line);
    if (match !== null) return { ...match.groups };
  }
  return null;
}

async function* read(files: readonly ArchiveFile[], desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const announced = new Set<string>();
  for (const file of files) {
    const name = chatNameOf(file.path);
    const key = `irc:${name}`;
    if (!announced.has(key)) {
      announced.add(key);
      yield [{ type: "chat", key, name, platform: "irc", shape: "group", purpose: null, exportedAt: null }];
    }
    yield* readFile(file, key, desk);
  }
}

/** `#channel/2009/2009-03-03.log` is a day of `#channel`. */
function chatNameOf(path: string): string {
  const own = baseName(path)
    .replace(/(?:\.(?:raw|ascii|txt|log|train-[a-z]|\d{1,2}))+$/, "")
    .replace(/[._-]?\d{4}-?\d\d-?\d\d(?:_\d\d)?[._-]?/, "");
  if (own !== "") return own;
  return foldersOf(path).findLast((folder) => !/^\d{4}(?:-\d\d)?$|^\d\d$/.test(folder)) ?? "irc";
}

async function* readFile(file: ArchiveFile, chat: string, desk: ReadingDesk): AsyncGenerator<ArchiveItem[]> {
  const day = new DayClock(dateIn(baseName(file.path)) ?? dateIn(file.path), desk);
  const spoken = new Spoken();
  for await (const block of desk.lines(file)) {
    for (let i = 0; i < block.lines.length; i++) {
      const line = block.lines[i]!.replace(FORMATTING, "");
      const reading = readLine(line);
      if (reading !== null) {
        const one = messageOf(reading, chat, day.instantOf(reading));
        if (one?.at === null) desk.loss.skip("noTime", file.path, block.first + i, line);
        else if (one !== null) spoken.begin(one);
      } else if (!day.turnTo(line) && line.trim() !== "") {
        if (spoken.goOn(line)) desk.loss.continued++;
        else desk.loss.skip("malformed", file.path, block.first + i, line);
      }
    }
    yield spoken.finished();
  }
  yield spoken.finished(true);
}

/** Messages as they are read; the last may go on over bare lines, as posts of bots do. */
class Spoken {
  #messages: ArchiveMessage[] = [];

  begin(one: ArchiveMessage): void {
    this.#messages.push(one);
  }

  goOn(line: string): boolean {
    const last = this.#messages.pop();
    if (last === undefined) return false;
    const canGoOn = last.event === null;
    this.#messages.push(canGoOn ? { ...last, text: `${last.text}\n${line}`.slice(0, MAX_TEXT) } : last);
    return canGoOn;
  }

  /** All but the last, which may still go on; the last too when nothing more can come. */
  finished(isEnd = false): ArchiveMessage[] {
    const whole = isEnd ? this.#messages : this.#messages.slice(0, -1);
    this.#messages = isEnd ? [] : this.#messages.slice(-1);
    return whole;
  }
}

const MAX_TEXT = 20_000;

function messageOf(reading: LineReading, chat: string, at: number | null): ArchiveMessage | null {
  if (reading.nick !== undefined) {
    const name = reading.nick;
    return message({ chat, at, sender: nickKey(name), name, text: reading.text ?? "" });
  }
  const event = eventOf(reading.news ?? "");
  return event === null ? null : message({ chat, at, kind: "system", event });
}

/** RFC 1459 nicknames are equal whatever their case, and `{}|` are the lower case of `[]\`. */
function nickKey(nick: string): string {
  return nick.toLowerCase().replaceAll("[", "{").replaceAll("]", "}").replaceAll("\\", "|");
}

const NEWS: readonly { kind: CarrierEvent["kind"]; pattern: RegExp }[] = [
  { kind: "renamedPerson", pattern: /^(?<who>\S+) is now known as (?<value>\S+)/ },
  { kind: "joined", pattern: /^(?:Joins: )?(?<who>[^\s(]+)(?: [[(][^\s]*[\])])?(?: has)? joined\b/ },
  { kind: "joined", pattern: /^Joins: (?<who>\S+)/ },
  { kind: "left", pattern: /^(?:Parts|Quits): (?<who>\S+)/ },
  { kind: "left", pattern: /^(?<who>[^\s(]+)(?: [[(][^\s]*[\])])?(?: has)? (?:left|quit)\b/ },
  { kind: "removed", pattern: /^(?<who>\S+) (?:was|has been) kicked (?:from \S+ )?by (?<actor>\S+)/ },
  {
    kind: "topicChanged",
    pattern: /^(?<actor>\S+) (?:has )?(?:changed|changes|sets?) the topic (?:of \S+ )?to:? (?<value>.*)$/,
  },
];

function eventOf(news: string): CarrierEvent | null {
  for (const { kind, pattern } of NEWS) {
    const groups = pattern.exec(news)?.groups;
    if (groups === undefined) continue;
    const { who, actor, value } = groups;
    return {
      kind,
      actor: namedOf(kind === "renamedPerson" ? value : actor),
      targets: [namedOf(who)].filter((one) => one !== null),
      value: value ?? null,
    };
  }
  return null;
}

function namedOf(nick: string | undefined): Named | null {
  return nick === undefined ? null : { id: nickKey(nick), name: nick };
}

function dateIn(path: string): number | null {
  const match = /(\d{4})-?(\d\d)-?(\d\d)/.exec(path);
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return isRealDate(year, month, day) ? Date.UTC(year, month - 1, day) : null;
}

/** Puts dates to clocks that only tell hours and minutes. */
class DayClock {
  #day: number | null;
  #last = Number.NEGATIVE_INFINITY;
  readonly #desk: ReadingDesk;

  constructor(day: number | null, desk: ReadingDesk) {
    this.#day = day;
    this.#desk = desk;
  }

  /** Takes note of a "Day changed" line; false when it is none. */
  turnTo(line: string): boolean {
    const groups = DAY_CHANGED.exec(line)?.groups;
    if (groups === undefined) return false;
    this.#day = Date.UTC(
      Number(groups["year"]),
      MONTHS.indexOf(groups["month"] ?? ""),
      Number(groups["day"]),
    );
    this.#last = Number.NEGATIVE_INFINITY;
    return true;
  }

  instantOf({ date, clock }: LineReading): number | null {
    if (date !== undefined) this.#day = dateIn(date);
    if (this.#day === null) return null;
    if (clock === undefined) return this.#desk.clock.instantOf(this.#day + Math.max(this.#last, 0));
    const [hours = 0, minutes = 0, seconds = 0] = clock.split(":").map(Number);
    const ofDay = ((hours * 60 + minutes) * 60 + seconds) * 1000;
    if (date === undefined && ofDay < this.#last - BACK_OVER_MIDNIGHT_MS) this.#day += DAY_MS;
    this.#last = ofDay;
    return this.#desk.clock.instantOf(this.#day + ofDay);
  }
}
