import { openArchive, readUnit, type OpenArchive } from "@kith/archives";
import type { ColumnNumbers, ImportCounts, ImportFailure, ImportState } from "@kith/contract/imports";
import type { Copying } from "../../platform/db/copy.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { emit } from "../../platform/events.ts";
import { readySearch, type CarrierImport } from "../talk/index.ts";
import type { Draft } from "./drafts.ts";
import { Intake, type Added } from "./intake.ts";
import { closeOpenReplies, linkByModel } from "./linking.ts";
import { readOptions, type ArchiveSource } from "./source.ts";
import { changeImport, importById, renewStatistics, type ImportChange, type ImportRow } from "./store.ts";

/** Messages brought in by one transaction: many enough to be quick, few enough to be lost without pain. */
const BATCH = 4000;

/** The same for long ones: so many letters are enough, however few messages they are. */
const BATCH_LETTERS = 4_000_000;

/** What an import works with. */
export interface Running {
  readonly ctx: Ctx;
  /** Transactions in which rows can be copied. */
  readonly copying: Copying;
  readonly source: ArchiveSource;
  /** Which column is what, of a table that does not say. */
  readonly columns?: ColumnNumbers | undefined;
  /** Ends the run in good order at the next batch; the import stays as it is and can go on. */
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface ImportProgress {
  readonly stage: "reading" | "linking";
  readonly share: number | null;
  readonly counts: ImportCounts;
}

/** The import was cancelled, or is no longer to be done. */
export class NoLongerWanted extends Error {}

/** It cannot be brought in, and trying again would not help. */
export class CannotImport extends Error {
  readonly failure: ImportFailure;
  constructor(failure: ImportFailure) {
    super(failure);
    this.failure = failure;
  }
}

/**
 * Does an import from where it was left to its end: reads, then finds answers the archive does not mark. Each batch is
 * one transaction together with how far it goes, so it can break off anywhere.
 *
 * @throws {NoLongerWanted}, {CannotImport}, and the signal's reason. Emits imports.finished.
 */
export async function runImport(running: Running, of: CarrierImport): Promise<void> {
  const row = await importById(running.ctx.db, of.communityId, of.importId);
  if (row === undefined || !ACTIVE.includes(row.state)) throw new NoLongerWanted();
  const run = new ImportRun(running, of, row);
  if (row.state !== "linking") await run.read();
  await run.link();
  await run.finish();
}

const ACTIVE: readonly ImportState[] = ["uploaded", "reading", "linking"];

class ImportRun {
  readonly #running: Running;
  readonly #of: CarrierImport;
  readonly #row: ImportRow;
  #counts: ImportCounts;

  constructor(running: Running, of: CarrierImport, row: ImportRow) {
    this.#running = running;
    this.#of = of;
    this.#row = row;
    this.#counts = row.counts;
  }

  async read(): Promise<void> {
    const { ctx, source, signal, columns } = this.#running;
    const { format, time_zone: timeZone } = this.#row;
    await this.#change(ctx.db, ["uploaded", "reading"], {
      state: "reading",
      stage_began_at: ctx.clock.now(),
      share: 0,
    });
    const archive = await openArchive(await source(), { ...(format !== null && { format }), signal });
    const intake = new Intake(this.#of, ctx, this.#row.position);
    let waiting: Draft[] = [];
    let letters = 0;
    // While the database takes one batch in, the next is read.
    let underWay = Promise.resolve();
    const hand = async () => {
      const batch = batchOf(intake, archive, waiting);
      waiting = [];
      letters = 0;
      await underWay;
      underWay = this.#bringIn(intake, batch);
      // Whoever awaits it next hears of a failure; until then it must not count as unheard.
      underWay.catch(() => undefined);
    };
    try {
      for (const unit of archive.units) {
        const choices = readOptions({ timeZone: timeZone ?? undefined, columns });
        for await (const items of readUnit(archive, unit, { ...choices, signal })) {
          for (const draft of intake.take(items)) {
            waiting.push(draft);
            letters += draft.message.text.length;
          }
          if (waiting.length >= BATCH || letters >= BATCH_LETTERS) await hand();
        }
      }
      await hand();
    } finally {
      // Nobody else may begin before it is in or out.
      await underWay;
    }
    if (this.#counts.read === 0) throw new CannotImport("nothingToRead");
    if (!intake.drafting.hasOpenChat && this.#counts.private > 0) throw new CannotImport("onlyPrivate");
    await this.#running.copying((tx) =>
      this.#change(tx, ["reading"], { loss: archive.loss.report(), counts: this.#counts }),
    );
  }

  /** One batch and the note of how far it goes, together or not at all. */
  async #bringIn(intake: Intake, batch: Batch): Promise<void> {
    this.#running.signal.throwIfAborted();
    const { share } = batch;
    const counts = await this.#running.copying(async (tx) => {
      const added = await intake.bringIn(tx, batch.drafts);
      const sum = this.#sum(batch, added);
      const position = Math.max(this.#row.position, batch.position);
      await this.#change(tx, ["reading"], { position, share, counts: sum });
      return sum;
    });
    this.#counts = counts;
    this.#running.onProgress?.({ stage: "reading", share, counts });
  }

  #sum(batch: Batch, added: Added): ImportCounts {
    const before = this.#counts;
    return {
      ...before,
      read: Math.max(before.read, batch.position),
      posts: before.posts + added.posts,
      already: before.already + added.already,
      acts: before.acts + added.acts,
      replies: before.replies + added.replies,
      topics: before.topics + added.topics,
      private: this.#row.counts.private + batch.private,
      people: Math.max(before.people, batch.people),
    };
  }

  async link(): Promise<void> {
    const { ctx, copying, signal } = this.#running;
    await this.#change(ctx.db, ["reading", "linking"], {
      state: "linking",
      stage_began_at: ctx.clock.now(),
      share: 0,
    });
    await closeOpenReplies({ ctx, copying, signal }, this.#of, (added) => {
      this.#counts = { ...this.#counts, acts: this.#counts.acts + added };
    });
    // What carries marks says itself who answers whom; a model would only guess at the rest.
    if (this.#counts.replies > this.#counts.posts * FEW_MARKS) return;
    await linkByModel({ ctx, copying, signal }, this.#of, this.#row, {
      total: this.#counts.posts,
      keep: async (tx, { place, linked, share }) => {
        const counts = this.#withLinks(linked);
        await this.#change(tx, ["linking"], { ...place, share, counts });
        this.#counts = counts;
        this.#running.onProgress?.({ stage: "linking", share, counts });
      },
    });
  }

  #withLinks(linked: number): ImportCounts {
    const { acts, inferred } = this.#counts;
    return { ...this.#counts, acts: acts + linked, inferred: inferred + linked };
  }

  async finish(): Promise<void> {
    const { ctx, copying } = this.#running;
    await copying((tx) => readySearch(tx));
    await renewStatistics(ctx.db);
    await copying(async (tx) => {
      await this.#change(tx, ["linking"], {
        state: "done",
        share: 1,
        counts: this.#counts,
        ended_at: ctx.clock.now(),
      });
      await emit(tx, "imports.finished", { communityId: this.#of.communityId, importId: this.#of.importId });
    });
  }

  /** @throws {NoLongerWanted} when somebody cancelled meanwhile. */
  async #change(
    tx: Parameters<typeof changeImport>[0],
    whileIn: readonly ImportState[],
    change: ImportChange,
  ) {
    if (!(await changeImport(tx, this.#of, whileIn, change))) throw new NoLongerWanted();
  }
}

/** What is brought in by one transaction, and how far reading was when it was handed on. */
interface Batch {
  readonly drafts: readonly Draft[];
  readonly position: number;
  readonly private: number;
  readonly people: number;
  readonly share: number | null;
}

function batchOf(
  { drafting, people }: Intake,
  { loss, totalBytes }: OpenArchive,
  drafts: readonly Draft[],
): Batch {
  return {
    drafts,
    position: drafting.position,
    private: drafting.private,
    people: people.count,
    share: shareOf(loss.bytesRead, totalBytes),
  };
}

/** With fewer marks than this for each post, an archive counts as one without. */
const FEW_MARKS = 0.005;

function shareOf(done: number, all: number | null): number | null {
  return all === null || all === 0 ? null : Math.min(1, done / all);
}
