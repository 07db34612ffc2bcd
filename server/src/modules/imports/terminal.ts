import type { ImportCounts, ImportFailure } from "@kith/contract/imports";
import type { LossReport } from "@kith/contract/archive";
import { NotFound } from "../../platform/errors.ts";
import { INSTANCE_ID } from "../../platform/ids.ts";
import { accessCarrier, communityBySlug } from "../charter/index.ts";
import type { Insider } from "../members/index.ts";
import type { CarrierImport } from "../talk/index.ts";
import { begin, seenIn } from "./commands.ts";
import { endAsFailed } from "./failing.ts";
import { ENDED, RUNNING } from "./rules.ts";
import { CannotImport, NoLongerWanted, runImport, type ImportProgress } from "./run.ts";
import type { ArchiveSource } from "./source.ts";
import { changeImport, importById, unfinishedImport } from "./store.ts";
import { turnOf, type ImportTools } from "./work.ts";

/** Bringing in what lies on the machine itself, on the word of whoever runs the instance. */

export interface PlaceImport {
  readonly slug: string;
  /** What the file or folder is called, and how many bytes it has: by these an import that broke off is known again. */
  readonly name: string;
  readonly bytes: number;
  readonly source: ArchiveSource;
  readonly carrierId?: string;
  readonly carrierName?: string;
  readonly timeZone?: string;
  readonly format?: string;
  readonly purpose: string;
  readonly retention: string;
  readonly signal: AbortSignal;
  readonly onProgress?: (progress: ImportProgress) => void;
}

export interface PlaceImported {
  readonly outcome: "done" | "stopped" | "busy" | "failed";
  readonly failure: ImportFailure | null;
  readonly isContinued: boolean;
  readonly counts: ImportCounts;
  readonly loss: LossReport | null;
}

/**
 * Brings in what lies at a place, or goes on where it was stopped the last time.
 *
 * @returns `busy` while another import of the carrier goes on. @throws {NotFound} `community` or nothing (the carrier),
 *   {Refused} with the reason when nothing can be read, {InvalidInput} for an unknown zone or format.
 */
export async function importPlace(tools: ImportTools, given: PlaceImport): Promise<PlaceImported> {
  const { ctx, alone, copying } = tools;
  const community = await communityBySlug(ctx.db, given.slug);
  if (community === null) throw new NotFound("community");
  const { of, isContinued } = await begun(tools, given, community.communityId);
  let failure: ImportFailure | null = null;
  let isStopped = false;
  const hadTurn = await alone(turnOf(of.carrierId), async () => {
    try {
      const { source, signal, onProgress } = given;
      await runImport({ ctx, copying, source, signal, ...(onProgress !== undefined && { onProgress }) }, of);
    } catch (error) {
      isStopped = given.signal.aborted || error instanceof NoLongerWanted;
      failure = error instanceof CannotImport ? error.failure : null;
      if (!isStopped && failure === null) throw error;
      if (failure !== null && !isStopped) await endAsFailed(ctx, of, failure);
      else await changeImport(ctx.db, of, RUNNING, { state: "cancelled", ended_at: ctx.clock.now() });
    }
  });
  const row = await importById(ctx.db, of.communityId, of.importId);
  if (row === undefined) throw new NotFound();
  const ended = failure !== null ? "failed" : isStopped ? "stopped" : "done";
  return { outcome: hadTurn ? ended : "busy", failure, isContinued, counts: row.counts, loss: row.loss };
}

async function begun(
  { ctx }: ImportTools,
  given: PlaceImport,
  communityId: string,
): Promise<{ of: CarrierImport; isContinued: boolean }> {
  const { carrierId, carrierName, timeZone, format, purpose, retention, name, bytes } = given;
  const file = { carrierId: carrierId ?? null, name, bytes };
  const before = await unfinishedImport(ctx.db, communityId, file);
  if (before !== undefined) {
    const of = { communityId, carrierId: before.carrier_id, importId: before.id };
    await changeImport(ctx.db, of, ENDED, { state: "uploaded", ended_at: null });
    return { of, isContinued: true };
  }
  const seen = await seenIn(given.source, {
    ...(format !== undefined && { format }),
    ...(timeZone !== undefined && { timeZone }),
  });
  const importId = ctx.ids();
  const asked = {
    fileName: name,
    mayImport: "yes",
    purpose,
    retention,
    ...(carrierId !== undefined && { carrierId }),
    ...(carrierName !== undefined && { carrierName }),
    ...(timeZone !== undefined && { timeZone }),
    ...(format !== undefined && { format }),
  } as const;
  const into = await ctx.db.transaction().execute(async (tx) => {
    if (carrierId !== undefined) await accessCarrier(tx, communityId, carrierId);
    const insider = instanceItself(communityId, given.slug);
    return begin(tx, ctx, insider, { importId, key: null, bytes, asked, seen });
  });
  return { of: { communityId, carrierId: into, importId }, isContinued: false };
}

/** Whoever runs the instance may here what organisers may, and stands in the audit as the instance. */
function instanceItself(communityId: string, slug: string): Insider {
  return {
    communityId,
    slug,
    memberId: INSTANCE_ID,
    personId: INSTANCE_ID,
    roles: ["organiser"],
    isClosed: false,
    pausedUntil: null,
  };
}
