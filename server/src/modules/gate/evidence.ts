import type { EvidenceFile } from "@kith/contract/applications";
import { LARGEST_FILE_BYTES, MOST_FILES } from "@kith/contract/gate";
import { Readable } from "node:stream";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import type { Files, KeptFile } from "../../platform/files.ts";
import type { Actor } from "../accounts/index.ts";
import { accessCommunity, demand } from "../members/index.ts";
import { asApplicant, demandUndecided } from "./applicant.ts";
import {
  applicationById,
  applicationsBy,
  deleteFiles,
  filesOf,
  insertFile,
  type Application,
} from "./application-store.ts";
import { gateOf } from "./deciding.ts";
import { kindOfFile } from "./rules.ts";

/** What keeping evidence needs. */
export interface EvidenceTools {
  readonly ctx: Ctx;
  readonly files: Files;
}

export function keyOf(fileId: string): string {
  return `evidence/${fileId}`;
}

/**
 * Keeps a file that the applicant shows. What it is, its first bytes say.
 *
 * @throws {NotFound} @throws {Refused} `notWaiting`, `tooManyFiles`, `notAnImageOrPdf`.
 */
export async function addEvidence(
  { ctx, files }: EvidenceTools,
  actor: Actor,
  { id, name, bytes }: { readonly id: string; readonly name: string; readonly bytes: Buffer },
): Promise<void> {
  // Before anything is kept: whoever may not send it shall not fill the disk.
  await asApplicant(ctx, actor, id, (tx, application) => demandRoom(tx, application));
  const kind = kindOfFile(bytes);
  if (kind === null) throw new Refused("notAnImageOrPdf");
  const fileId = ctx.ids();
  await files.keep(keyOf(fileId), Readable.from([bytes]), LARGEST_FILE_BYTES);
  try {
    await asApplicant(ctx, actor, id, async (tx, application) => {
      await demandRoom(tx, application);
      const about = { id: fileId, name, kind, bytes: bytes.length };
      await insertFile(tx, application, { ...about, at: ctx.clock.now() });
    });
  } catch (error) {
    await files.remove(keyOf(fileId));
    throw error;
  }
}

async function demandRoom(tx: Parameters<typeof gateOf>[0], application: Application): Promise<void> {
  demandUndecided(application);
  const { settings } = await gateOf(tx, application);
  if (settings.evidence.wanted === "none") throw new NotFound();
  if ((await filesOf(tx, application)).length >= MOST_FILES) throw new Refused("tooManyFiles");
}

/** Takes back a file one has shown. @throws {NotFound} @throws {Refused} `notWaiting`. */
export async function removeEvidence(
  { ctx, files }: EvidenceTools,
  actor: Actor,
  { id, fileId }: { readonly id: string; readonly fileId: string },
): Promise<void> {
  await asApplicant(ctx, actor, id, async (tx, application) => {
    demandUndecided(application);
    const [removed] = await deleteFiles(tx, application.communityId, [id], fileId);
    if (removed === undefined) throw new NotFound();
  });
  await files.remove(keyOf(fileId));
}

export interface ShownFile {
  readonly about: EvidenceFile;
  readonly kept: KeptFile;
}

/** A file, for the applicant. @throws {NotFound} */
export async function ownEvidence(
  tools: EvidenceTools,
  { personId }: Actor,
  { id, fileId }: { readonly id: string; readonly fileId: string },
): Promise<ShownFile> {
  const [application] = await applicationsBy(tools.ctx.db, personId, { id });
  return shownFile(tools, application ?? null, fileId);
}

/** A file, for reviewers. @throws {PowerLacked} @throws {NotFound} */
export async function reviewedEvidence(
  tools: EvidenceTools,
  actor: Actor,
  { slug, id, fileId }: { readonly slug: string; readonly id: string; readonly fileId: string },
): Promise<ShownFile> {
  const insider = await accessCommunity(tools.ctx, actor, slug);
  demand(insider, "application.read", { applicationId: id });
  return shownFile(tools, await applicationById(tools.ctx.db, insider.communityId, id), fileId);
}

async function shownFile(
  { ctx, files }: EvidenceTools,
  application: Application | null,
  fileId: string,
): Promise<ShownFile> {
  if (application === null) throw new NotFound();
  const about = (await filesOf(ctx.db, application)).find((file) => file.id === fileId);
  if (about === undefined) throw new NotFound();
  return { about, kept: await files.open(keyOf(fileId)) };
}
