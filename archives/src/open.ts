import type { ArchiveItem } from "@kith/contract/archive";
import { asUtf8, encodingOf, HEAD_BYTES, headOf, sourceOf } from "./bytes/encoding.ts";
import { NotJson, walkJson, type JsonPart, type JsonPlan } from "./bytes/json.ts";
import { linesOf, type LineBlock } from "./bytes/lines.ts";
import type { ColumnMapping } from "./bytes/table.ts";
import { isZip, filesInZip, UnreadableZip } from "./bytes/zip.ts";
import { shapesOf } from "./detect-json.ts";
import { bytesOf, comparePaths, type ArchiveFile, type ByteSource } from "./file.ts";
import { LossLedger } from "./loss.ts";
import type { FileHead, JsonShape, Reader, ReadingDesk } from "./reader.ts";
import { readerById, readers } from "./registry.ts";
import { WallClock } from "./time.ts";

/** Files that belong together and the reader that understands them. */
export interface ArchiveUnit {
  readonly reader: Reader;
  readonly files: readonly ArchiveFile[];
}

/** An archive that has been looked at but not read. */
export interface OpenArchive {
  readonly units: readonly ArchiveUnit[];
  readonly loss: LossLedger;
  /** Bytes to be read, where every size is known. */
  readonly totalBytes: number | null;
}

export interface OpenOptions {
  /** Take every file for this format. */
  readonly format?: string;
  readonly signal?: AbortSignal;
}

/** There is no reader with this id. */
export class UnknownFormat extends Error {
  readonly format: string;
  constructor(format: string) {
    super(`unknown format: ${format}`);
    this.name = "UnknownFormat";
    this.format = format;
  }
}

/**
 * Looks into files, a folder's files or zips of many, and finds for each the reader that understands it.
 * What nobody understands is told in the ledger. Source: formats.md section 15.
 * @throws {UnknownFormat} when `options.format` names none.
 */
export async function openArchive(
  given: readonly ArchiveFile[],
  options: OpenOptions = {},
): Promise<OpenArchive> {
  const forced = options.format === undefined ? null : readerById(options.format);
  if (forced === undefined) throw new UnknownFormat(options.format ?? "");
  const loss = new LossLedger();
  const files = (await unpackedFiles(given, loss)).toSorted(comparePaths);
  const units = forced === null ? await recognised(files, loss, options.signal) : [{ reader: forced, files }];
  const sizes = units.flatMap((unit) => unit.files.map((file) => file.size));
  const totalBytes = sizes.includes(null) ? null : sizes.reduce<number>((sum, size) => sum + (size ?? 0), 0);
  return { units, loss, totalBytes };
}

async function unpackedFiles(given: readonly ArchiveFile[], loss: LossLedger): Promise<ArchiveFile[]> {
  const files: ArchiveFile[] = [];
  for (const file of given) {
    if (file.blob === undefined || !isZip(await headOf(bytesOf(file), 4))) {
      files.push(file);
      continue;
    }
    try {
      for (const inner of await filesInZip(file.path, file.blob, loss)) files.push(inner);
    } catch (error) {
      if (!(error instanceof UnreadableZip)) throw error;
      loss.skip("unreadableFile", file.path, null, "");
    }
  }
  return files;
}

async function recognised(
  files: readonly ArchiveFile[],
  loss: LossLedger,
  signal: AbortSignal | undefined,
): Promise<ArchiveUnit[]> {
  const units: ArchiveUnit[] = [];
  let open = files;
  for (const reader of readers) {
    const claims = reader.claim?.(open) ?? [];
    units.push(...claims.map((claim) => ({ reader, files: claim.files })));
    const besides = claims.flatMap((claim) => claim.besides);
    for (const file of besides) loss.skip("notChat", file.path, null, "");
    const claimed = new Set([...claims.flatMap((claim) => claim.files), ...besides]);
    if (claimed.size > 0) open = open.filter((file) => !claimed.has(file));
  }
  const byReader = new Map<Reader, ArchiveFile[]>();
  for (const file of open) {
    signal?.throwIfAborted();
    const reader = await readerFor(file, loss);
    if (reader === null) {
      loss.skip("unknownFormat", file.path, null, "");
      continue;
    }
    const own = byReader.get(reader);
    if (own === undefined) byReader.set(reader, [file]);
    else own.push(file);
  }
  return [...units, ...[...byReader].map(([reader, own]) => ({ reader, files: own }))];
}

async function readerFor(file: ArchiveFile, loss: LossLedger): Promise<Reader | null> {
  try {
    const bytes = await headOf(bytesOf(file), HEAD_BYTES);
    const encoding = encodingOf(bytes);
    if (encoding === null || bytes.length === 0) return null;
    const head = new HeadInView(file, new TextDecoder(encoding).decode(bytes));
    if (!/^\s*[[{]/.test(head.text)) return surest(head);
    // Where the head is the whole file, nothing need be fetched again.
    const source = bytes.length < HEAD_BYTES ? sourceOf(bytes) : bytesOf(file);
    return (await readerOfJson(head, source)) ?? surest(head);
  } catch {
    loss.skip("unreadableFile", file.path, null, "");
    return null;
  }
}

/** Lines are cut when somebody asks for them: of thousands of files few readers need to see them. */
class HeadInView implements FileHead {
  readonly file: ArchiveFile;
  readonly text: string;
  json: JsonShape | null = null;
  #lines: readonly string[] | null = null;

  constructor(file: ArchiveFile, text: string) {
    this.file = file;
    this.text = text;
  }

  get lines(): readonly string[] {
    this.#lines ??= this.text.split(/\r?\n/);
    return this.#lines;
  }
}

/** A key that decides may stand behind megabytes of inline pictures, so the document is walked, not windowed. */
async function readerOfJson(head: HeadInView, source: ByteSource): Promise<Reader | null> {
  let best: Reader | null = null;
  for await (const json of shapesOf(asUtf8(source))) {
    head.json = json;
    const sure = surest(head, CERTAIN);
    if (sure !== null) return sure;
    best = surest(head) ?? best;
  }
  head.json = null;
  return best;
}

const CERTAIN = 0.9;

function surest(head: FileHead, atLeast = Number.MIN_VALUE): Reader | null {
  let best: Reader | null = null;
  let confidence = 0;
  for (const reader of readers) {
    const own = reader.recognise?.(head) ?? 0;
    if (own >= atLeast && own > confidence) {
      best = reader;
      confidence = own;
    }
  }
  return best;
}

export interface ReadOptions {
  /** The zone of wall clocks; each format has a likeliest one. */
  readonly timeZone?: string;
  readonly mapping?: ColumnMapping;
  readonly signal?: AbortSignal;
  /** Called after each batch; cheap enough to do so. */
  readonly onProgress?: (progress: { readonly bytesRead: number; readonly messages: number }) => void;
}

/**
 * Reads an opened archive in one pass, in batches. What goes wrong inside a file ends that file only.
 * @throws {UnknownZone} and the signal's reason; nothing else.
 */
export async function* readArchive(
  archive: OpenArchive,
  options: ReadOptions = {},
): AsyncGenerator<readonly ArchiveItem[]> {
  for (const unit of archive.units) yield* readUnit(archive, unit, options);
}

/** Reads one unit of an opened archive, as `readArchive` reads them all. */
export async function* readUnit(
  { loss }: OpenArchive,
  { reader, files }: ArchiveUnit,
  options: ReadOptions = {},
): AsyncGenerator<readonly ArchiveItem[]> {
  const zone = options.timeZone ?? reader.wallClock?.defaultZone ?? "UTC";
  if (reader.wallClock !== null) loss.timeZone = zone;
  const desk = new Desk(reader.id, loss, new WallClock(zone), options);
  for await (const items of reader.read(files, desk)) {
    for (const item of items) if (item.type === "message") loss.take(item);
    yield items;
    options.onProgress?.({ bytesRead: loss.bytesRead, messages: loss.messages });
  }
}

class Desk implements ReadingDesk {
  readonly clock: WallClock;
  readonly loss: LossLedger;
  readonly mapping: ColumnMapping | null;
  readonly #format: string;
  readonly #signal: AbortSignal | undefined;

  constructor(format: string, loss: LossLedger, clock: WallClock, options: ReadOptions) {
    this.#format = format;
    this.loss = loss;
    this.clock = clock;
    this.mapping = options.mapping ?? null;
    this.#signal = options.signal;
  }

  async *lines(file: ArchiveFile): AsyncGenerator<LineBlock> {
    const notes = {
      tooLong: (line: number, start: string) => this.loss.skip("tooLong", file.path, line, start),
      otherEncoding: () => {
        this.loss.linesInAnotherEncoding++;
      },
    };
    for await (const block of linesOf(this.chunks(file), notes)) {
      this.loss.linesRead += block.lines.length;
      yield block;
    }
  }

  async *json(file: ArchiveFile, plan: JsonPlan): AsyncGenerator<JsonPart> {
    const notes = {
      malformed: (path: string, start: string) =>
        this.loss.skip("malformed", file.path, null, `${path}: ${start}`),
      truncated: () => this.loss.truncated(file.path),
    };
    try {
      for await (const part of walkJson(this.chunks(file), plan, notes)) {
        if (part.kind === "elements") this.loss.linesRead += part.values.length;
        yield part;
      }
    } catch (error) {
      if (!(error instanceof NotJson)) throw error;
      this.loss.skip("malformed", file.path, null, error.message);
      this.loss.truncated(file.path);
    }
  }

  async *chunks(file: ArchiveFile): AsyncGenerator<Uint8Array> {
    this.loss.open(file.path, this.#format);
    try {
      yield* asUtf8(bytesOf(file), (bytes) => {
        this.#signal?.throwIfAborted();
        // Counted as they lie in the file, so that progress adds up to its size.
        this.loss.bytesRead += bytes;
      });
    } catch {
      this.#signal?.throwIfAborted();
      this.loss.skip("unreadableFile", file.path, null, "");
      this.loss.truncated(file.path);
    }
  }
}
