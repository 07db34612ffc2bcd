/** Splitting a saved thread into its posts. */

/** A post as it stands in the file. */
export interface RawPost {
  readonly number: string;
  readonly name: string;
  readonly written: string;
  readonly dialect: "discuz" | "discourse";
  readonly body: string;
}

export interface SplitNotes {
  /** A line of a post that goes on. */
  continued(): void;
  /** A line that belongs to no post. */
  outside(line: number, text: string): void;
  /** A post longer than allowed; what stands beyond is left out. */
  tooLong(line: number, text: string): void;
}

const NAME_LINE = /^####(?!#)(?:[ \t]+(.{0,200}?))?[ \t]*$/;
const FLOOR_LINE = /^#####[ \t](\d{1,9})#\s(?:.{0,40}?\s)?发表于\s+(\S.{0,40}?)\s*$/;
const TOPIC_POST_LINE = /^## Post #(\d{1,9}) by @(\S{1,100}) \((\d{4}-\d\d-\d\d \d\d:\d\d) UTC\)\s*$/;

/** Whether two lines are how a post begins, or the second alone is. */
export function beginsPost(before: string, line: string): boolean {
  return TOPIC_POST_LINE.test(line) || (FLOOR_LINE.test(line) && NAME_LINE.test(before));
}

/** What a saved file says of itself before its first post. */
const PREAMBLE =
  /^\s*$|^(?:>|#|\*\*|---|\*{5}$)|^(?:topic_id|title|date|url|last_bumped|category|tags|author)\s*:/i;

const MAX_POST_CHARS = 1 << 20;

interface OpenPost extends Omit<RawPost, "body"> {
  readonly lines: string[];
  chars: number;
}

/** Takes lines one by one and hands back each post when it is whole. */
export class PostSplitter {
  readonly #notes: SplitNotes;
  #open: OpenPost | null = null;
  /** A line that is a name if a post's number follows, and otherwise a heading like any other. */
  #nameLine: { text: string; number: number } | null = null;

  constructor(notes: SplitNotes) {
    this.#notes = notes;
  }

  /** The post that ended before this line, if one did. */
  take(line: string, number: number): RawPost | null {
    const opened = line.startsWith("##") ? this.#opening(line) : null;
    if (opened !== null) {
      const whole = this.end();
      this.#open = { ...opened, lines: [], chars: 0 };
      return whole;
    }
    this.#keepNameLine();
    if (line.startsWith("####") && NAME_LINE.test(line)) this.#nameLine = { text: line, number };
    else this.#keep(line, number);
    return null;
  }

  /** The last post. */
  end(): RawPost | null {
    this.#keepNameLine();
    if (this.#open === null) return null;
    const { lines, chars: _, ...head } = this.#open;
    this.#open = null;
    return { ...head, body: withoutRule(lines) };
  }

  #opening(line: string): Omit<RawPost, "body"> | null {
    const [, number, user, utc] = TOPIC_POST_LINE.exec(line) ?? [];
    if (number !== undefined && user !== undefined && utc !== undefined)
      return { number, name: user, written: utc, dialect: "discourse" };
    const [, floor, written] = this.#nameLine === null ? [] : (FLOOR_LINE.exec(line) ?? []);
    const name = NAME_LINE.exec(this.#nameLine?.text ?? "")?.[1] ?? "";
    if (floor === undefined || written === undefined) return null;
    this.#nameLine = null;
    return { number: floor, name, written, dialect: "discuz" };
  }

  #keepNameLine(): void {
    const kept = this.#nameLine;
    this.#nameLine = null;
    if (kept !== null) this.#keep(kept.text, kept.number);
  }

  #keep(line: string, number: number): void {
    const open = this.#open;
    if (open === null) {
      if (!PREAMBLE.test(line)) this.#notes.outside(number, line);
      return;
    }
    if (line !== "") this.#notes.continued();
    const isFull = open.chars > MAX_POST_CHARS;
    open.chars += line.length + 1;
    if (open.chars <= MAX_POST_CHARS) open.lines.push(line);
    else if (!isFull) this.#notes.tooLong(number, line);
  }
}

const RULES = new Set(["*****", "---"]);

/** The rule before the next post is not this one's; a rule its author drew stays. */
function withoutRule(lines: string[]): string {
  let end = lines.length;
  while (end > 0 && lines[end - 1] === "") end--;
  if (end > 0 && RULES.has(lines[end - 1]!)) end--;
  return lines.slice(0, end).join("\n");
}
