import type { ArchiveMessage, LossReport, SkipReason, TimeBasis } from "@kith/contract/archive";

const MAX_SAMPLES = 5;
const SAMPLE_CHARS = 80;
const MAX_LISTED_FILES = 200;
const MAX_UNKNOWN_KINDS = 50;

interface SkipTally {
  count: number;
  samples: { file: string; line: number | null; text: string }[];
}

interface FileTally {
  readonly path: string;
  readonly format: string;
  messages: number;
}

/** Keeps account, while reading, of what was taken in and what was not. */
export class LossLedger {
  bytesRead = 0;
  linesRead = 0;
  continued = 0;
  linesInAnotherEncoding = 0;
  timeZone: string | null = null;
  #messages = 0;
  #events = 0;
  #recalled = 0;
  #withoutSender = 0;
  #outOfOrder = 0;
  #from = Number.POSITIVE_INFINITY;
  #to = Number.NEGATIVE_INFINITY;
  #lastAt = Number.NEGATIVE_INFINITY;
  #lastChat = "";
  readonly #basis: Record<TimeBasis, number> = { epoch: 0, explicit: 0, assumed: 0 };
  readonly #skips = new Map<SkipReason, SkipTally>();
  readonly #kinds = new Map<string, number>();
  readonly #files: FileTally[] = [];
  #file: FileTally | null = null;
  #fileCount = 0;
  readonly #truncated: string[] = [];

  /** Something that stood in `file` and is left out. */
  skip(reason: SkipReason, file: string, line: number | null, text: string): void {
    let tally = this.#skips.get(reason);
    if (tally === undefined) this.#skips.set(reason, (tally = { count: 0, samples: [] }));
    tally.count++;
    if (tally.samples.length < MAX_SAMPLES) tally.samples.push({ file, line, text: startOf(text) });
  }

  /** A kind of message the reader has no word for; the message itself is kept. */
  unknownKind(kind: string): void {
    const name = kind.length > SAMPLE_CHARS ? startOf(kind) : kind;
    const known = this.#kinds.get(name);
    if (known !== undefined || this.#kinds.size < MAX_UNKNOWN_KINDS) this.#kinds.set(name, (known ?? 0) + 1);
  }

  truncated(file: string): void {
    if (this.#truncated.length < MAX_LISTED_FILES && !this.#truncated.includes(file))
      this.#truncated.push(file);
  }

  /** What is taken from now on came from this file. */
  open(path: string, format: string): void {
    this.#file = { path, format, messages: 0 };
    this.#fileCount++;
    if (this.#files.length < MAX_LISTED_FILES) this.#files.push(this.#file);
  }

  get messages(): number {
    return this.#messages;
  }

  /** Accounts for a message that is handed on; one without a time has no place in a talk. */
  take(message: ArchiveMessage): void {
    if (message.at === null) return this.skip("noTime", this.#file?.path ?? "", null, message.text);
    if (message.event === null) this.#messages++;
    else this.#events++;
    if (this.#file !== null) this.#file.messages++;
    if (message.isRecalled) this.#recalled++;
    if (message.sender === null && message.event === null) this.#withoutSender++;
    this.#basis[message.timeBasis]++;
    if (message.chat !== this.#lastChat) this.#lastAt = Number.NEGATIVE_INFINITY;
    if (message.at < this.#lastAt) this.#outOfOrder++;
    this.#lastAt = message.at;
    this.#lastChat = message.chat;
    if (message.at < this.#from) this.#from = message.at;
    if (message.at > this.#to) this.#to = message.at;
  }

  report(): LossReport {
    return {
      files: this.#files,
      fileCount: this.#fileCount,
      bytesRead: this.bytesRead,
      linesRead: this.linesRead,
      messages: this.#messages,
      continued: this.continued,
      events: this.#events,
      recalled: this.#recalled,
      skipped: [...this.#skips].map(([reason, tally]) => ({ reason, ...tally })),
      unknownKinds: [...this.#kinds]
        .map(([kind, count]) => ({ kind, count }))
        .toSorted((a, b) => b.count - a.count),
      withoutSender: this.#withoutSender,
      outOfOrder: this.#outOfOrder,
      truncatedFiles: this.#truncated,
      linesInAnotherEncoding: this.linesInAnotherEncoding,
      timeBasis: { ...this.#basis },
      timeZone: this.timeZone,
      coverage: this.#to >= this.#from ? { from: this.#from, to: this.#to } : null,
    };
  }
}

/** A copy, since a mere slice would keep the megabytes it was cut from. */
function startOf(text: string): string {
  return Array.from(text.slice(0, SAMPLE_CHARS)).join("");
}
