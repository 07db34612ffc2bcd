import {
  collectArchive,
  lossView,
  openArchive,
  readers,
  readUnit,
  tableSampleOf,
  UnknownFormat,
  UnknownZone,
  type ArchiveFile,
  type ArchiveUnit,
  type OpenArchive,
  type TableSample,
  type TalkCollector,
} from "@kith/archives";
import type { LossView } from "@kith/contract/archive";
import type { ReportView } from "@kith/contract/diagnosis";
import type { Language } from "@kith/contract/language";
import type { Talk } from "@kith/contract/talk";
import {
  diagnose,
  firmnessOf,
  moreEvidence,
  reportHtml,
  reportView,
  withoutShown,
  type Diagnosis,
  type Firmness,
} from "@kith/diagnosis";
import { KeptBytes } from "./kept-bytes.ts";
import { shareAfter } from "./judging-share.ts";
import type {
  Answers,
  Ask,
  AskKind,
  ChatChoice,
  FromWorker,
  GivenFile,
  Looked,
  Progress,
  RefusalReason,
  ToWorker,
} from "./protocol.ts";
import { togetherName } from "./together.ts";

/** Reads and judges away from the page. What a group said stays in here; only what is drawn goes out. */

/** An ask that cannot be answered, for a reason the page has words for. */
class Refusal extends Error {
  readonly reason: RefusalReason;

  constructor(reason: RefusalReason) {
    super(reason);
    this.reason = reason;
  }
}

type AskOf<Kind extends AskKind> = Extract<Ask, { readonly kind: Kind }>;

interface Listening {
  readonly signal: AbortSignal;
  readonly onProgress: (progress: Progress) => void;
}

interface JudgedTalk {
  readonly diagnosis: Diagnosis;
  readonly firmness: Firmness;
}

const UNREAD_SHOWN = 20;

/** What has been looked at, read and judged so far. */
class Check {
  #files: readonly ArchiveFile[] = [];
  #format: string | null = null;
  #archive: OpenArchive | null = null;
  #collector: TalkCollector | null = null;
  #zone = "UTC";
  #talk: { readonly key: ChatChoice; readonly talk: Talk } | null = null;
  #judged: (JudgedTalk & { readonly ground: string }) | null = null;

  async look({ files, format }: AskOf<"look">, { signal, onProgress }: Listening): Promise<Looked> {
    onProgress({ stage: "looking", share: null, messages: 0 });
    const kept = new KeptBytes();
    this.#files = files.map((file) => fileOf(file, kept));
    this.#format = format;
    const archive = await this.#open(signal);
    const mapping = await tableIn(archive);
    const unread = archive.loss.report().skipped.filter(({ reason }) => reason === "unknownFormat");
    return {
      formats: archive.units.map(({ reader, files: own }) => ({
        id: reader.id,
        title: reader.title,
        files: own.length,
      })),
      unread: unread.flatMap(({ samples }) => samples.map(({ file }) => file)).slice(0, UNREAD_SHOWN),
      unreadCount: unread.reduce((sum, { count }) => sum + count, 0),
      totalBytes: archive.totalBytes,
      allFormats: readers.map(({ id, title }) => ({ id, title })),
      needs: {
        timeZone: await likeliestZone(archive, mapping, signal),
        mapping,
      },
    };
  }

  async read({ choices }: AskOf<"read">, { signal, onProgress }: Listening): Promise<Answers["read"]> {
    // A reading uses its archive up; a second one begins with a fresh one.
    const archive = await this.#open(signal);
    if (archive.units.length === 0) throw new Refusal("nothingReadable");
    const total = archive.totalBytes;
    const collector = await collectArchive(archive, {
      ...(choices.timeZone === null ? {} : { timeZone: choices.timeZone }),
      ...(choices.mapping === null ? {} : { mapping: choices.mapping }),
      signal,
      onProgress: throttled(({ bytesRead, messages }) => {
        const share = total === null ? null : Math.min(1, bytesRead / Math.max(1, total));
        onProgress({ stage: "reading", share, messages });
      }),
    });
    const chats = collector.chats();
    if (chats.length === 0) throw new Refusal("noMessages");
    [this.#archive, this.#collector, this.#talk, this.#judged] = [archive, collector, null, null];
    this.#zone =
      choices.timeZone ?? archive.loss.timeZone ?? Intl.DateTimeFormat().resolvedOptions().timeZone;
    const report = archive.loss.report();
    return {
      chats: chats.map(({ key, chat, messages, people, from, to }) => {
        return { key, name: chat.name, messages, people, from, to, isPrivate: chat.shape === "private" };
      }),
      isPartial:
        report.truncatedFiles.length > 0 || report.skipped.some(({ reason }) => reason === "unreadableFile"),
    };
  }

  loss({ language }: AskOf<"loss">): LossView {
    return this.#lossIn(language, (text) => text);
  }

  judge(
    { language, chat, disputes, withNames }: AskOf<"judge">,
    { onProgress }: Listening,
  ): Answers["judge"] {
    onProgress({ stage: "judging", share: null, messages: 0 });
    const ground = JSON.stringify([chat, disputes]);
    if (this.#judged?.ground !== ground) {
      const talk = this.#talkOf(chat);
      const onStage = (stage: string) => {
        const share = shareAfter[stage];
        if (share !== undefined) onProgress({ stage: "judging", share, messages: talk.length });
      };
      onStage("talk");
      const diagnosis = diagnose(talk, { disputes, onStage, now: () => performance.now() });
      this.#judged = { ground, diagnosis, firmness: firmnessOf(diagnosis) };
    }
    return this.#view(language, withNames);
  }

  evidence({ language, line, from }: AskOf<"evidence">): Answers["evidence"] {
    return moreEvidence(this.#diagnosis().diagnosis, { language, withNames: true }, line, from);
  }

  without({ language, line }: AskOf<"without">): Answers["without"] {
    return withoutShown(this.#diagnosis().diagnosis, { language, withNames: true }, line);
  }

  save({ language, withNames }: AskOf<"save">): Blob {
    const view = this.#view(language, withNames);
    // What stood on a line nobody could read may be somebody's words: it is not put on paper.
    const loss = this.#lossIn(language, () => "");
    const made = new Intl.DateTimeFormat(language, { dateStyle: "long" }).format(new Date());
    return new Blob([reportHtml(view, { loss, withNames, made })], { type: "text/html;charset=utf-8" });
  }

  #open(signal: AbortSignal): Promise<OpenArchive> {
    return openArchive(this.#files, { ...(this.#format === null ? {} : { format: this.#format }), signal });
  }

  #talkOf(key: ChatChoice): Talk {
    if (this.#talk?.key === key) return this.#talk.talk;
    const talk = key === null ? this.#together() : this.#collector?.talk(key, this.#zone);
    if (talk === undefined) throw new Refusal("unexpected");
    this.#talk = { key, talk };
    return talk;
  }

  /** Without what two people said to each other. */
  #together(): Talk | undefined {
    const groups = this.#collector?.chats().filter(({ chat }) => chat.shape !== "private") ?? [];
    const keys = groups.map(({ key }) => key);
    return this.#collector?.together(keys, "", this.#zone);
  }

  #view(language: Language, withNames: boolean): ReportView {
    const { diagnosis, firmness } = this.#diagnosis();
    const isTogether = this.#talk?.key === null;
    const talk = isTogether ? { ...diagnosis.talk, name: togetherName[language] } : diagnosis.talk;
    return reportView({ ...diagnosis, talk }, { language, withNames, firmness });
  }

  #diagnosis(): JudgedTalk {
    if (this.#judged === null) throw new Refusal("unexpected");
    return this.#judged;
  }

  #lossIn(language: Language, shown: (text: string) => string): LossView {
    if (this.#archive === null || this.#collector === null) throw new Refusal("unexpected");
    const duplicates = this.#collector.chats().reduce((sum, chat) => sum + chat.duplicates, 0);
    return lossView(this.#archive.loss.report(), { language, duplicates, shown });
  }
}

const TABLE = "plain-csv";

async function tableIn({ units }: OpenArchive): Promise<TableSample | null> {
  const table = units.find(({ reader }) => reader.id === TABLE)?.files[0];
  return table === undefined ? null : tableSampleOf(table);
}

const MESSAGES_LOOKED_AT = 200;

/** The likeliest zone of the wall clocks that stand in the files; null where every time tells its own. */
async function likeliestZone(
  archive: OpenArchive,
  table: TableSample | null,
  signal: AbortSignal,
): Promise<string | null> {
  for (const unit of archive.units) {
    const zone = unit.reader.wallClock?.defaultZone;
    if (zone === undefined) continue;
    // A table nobody can read yet tells nothing: its clocks are asked for with its columns.
    const isOpen = unit.reader.id === TABLE && table?.isComplete === false;
    if (isOpen || (await hasWallClocks(archive, unit, signal))) return zone;
  }
  return null;
}

/** Many formats write a zone in some versions only: the first messages show which. */
async function hasWallClocks(archive: OpenArchive, unit: ArchiveUnit, signal: AbortSignal): Promise<boolean> {
  let seen = 0;
  for await (const items of readUnit(archive, unit, { signal })) {
    for (const item of items) {
      if (item.type !== "message") continue;
      if (item.timeBasis === "assumed") return true;
      seen++;
    }
    if (seen >= MESSAGES_LOOKED_AT) return false;
  }
  return false;
}

function fileOf({ path, blob }: GivenFile, kept: KeptBytes): ArchiveFile {
  return { path, size: blob.size, stream: () => kept.stream(blob), blob };
}

const PROGRESS_EVERY_MS = 80;

function throttled<T>(run: (value: T) => void): (value: T) => void {
  let last = Number.NEGATIVE_INFINITY;
  return (value) => {
    const now = performance.now();
    if (now - last < PROGRESS_EVERY_MS) return;
    last = now;
    run(value);
  };
}

const check = new Check();
const running = new Map<number, AbortController>();

addEventListener("message", ({ data }: MessageEvent<ToWorker>) => {
  if (data.type === "cancel") running.get(data.number)?.abort();
  else void answer(data.number, data.ask);
});

async function answer(number: number, ask: Ask): Promise<void> {
  const stopping = new AbortController();
  running.set(number, stopping);
  const onProgress = (progress: Progress) => tell({ type: "progress", number, progress });
  try {
    const found = await answerOf(ask, { signal: stopping.signal, onProgress });
    tell({ type: "answer", number, answer: found });
  } catch (error) {
    tell({ type: "refused", number, reason: stopping.signal.aborted ? "cancelled" : reasonOf(error) });
  } finally {
    running.delete(number);
  }
}

function answerOf(ask: Ask, listening: Listening): Promise<Answers[AskKind]> | Answers[AskKind] {
  switch (ask.kind) {
    case "look":
      return check.look(ask, listening);
    case "read":
      return check.read(ask, listening);
    case "loss":
      return check.loss(ask);
    case "judge":
      return check.judge(ask, listening);
    case "evidence":
      return check.evidence(ask);
    case "without":
      return check.without(ask);
    case "save":
      return check.save(ask);
  }
}

function reasonOf(error: unknown): RefusalReason {
  if (error instanceof Refusal) return error.reason;
  if (error instanceof UnknownZone) return "unknownZone";
  if (error instanceof UnknownFormat) return "nothingReadable";
  const isMemory =
    error instanceof RangeError && /memory|allocation|invalid array length/i.test(error.message);
  return isMemory ? "outOfMemory" : "unexpected";
}

function tell(message: FromWorker): void {
  // A worker is no window: there is no origin to name.
  // oxlint-disable-next-line unicorn/require-post-message-target-origin
  postMessage(message);
}
