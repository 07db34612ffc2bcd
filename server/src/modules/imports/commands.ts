import { UnknownFormat, UnknownZone } from "@kith/archives";
import {
  LARGEST_UPLOAD_BYTES,
  readColumns,
  type ColumnNumbers,
  type ImportCounts,
  type UploadQuery,
} from "@kith/contract/imports";
import type { Readable } from "node:stream";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { InvalidInput, Refused } from "../../platform/errors.ts";
import { INSTANCE_ID } from "../../platform/ids.ts";
import { addJob } from "../../platform/jobs/index.ts";
import type { Actor } from "../accounts/index.ts";
import { accessCarrier, addCarrier, communitiesWith } from "../charter/index.ts";
import { demand, inCommunity, type Insider } from "../members/index.ts";
import { accessImport } from "./access.ts";
import { canCancel, canUndo } from "./rules.ts";
import {
  glimpseOf,
  safeName,
  uploadedArchive,
  type ArchiveSource,
  type Glimpse,
  type ReadingChoices,
} from "./source.ts";
import { changeImport, insertImport } from "./store.ts";
import { RUN, UNDO, type ImportTools } from "./work.ts";

/** What somebody sends, and from where to which community. */
export interface Upload {
  readonly actor: Actor;
  readonly slug: string;
  readonly asked: UploadQuery;
  readonly stream: Readable;
}

/**
 * Keeps an uploaded archive, looks into it and asks for it to be brought in. The power is looked at before the first
 * byte is taken, and again before anything is written.
 *
 * @returns the import's id. @throws {NotFound} for strangers and unknown carriers, {PowerLacked} for members,
 *   {Refused} with the reason when nothing in it can be read, {InvalidInput} for an unknown zone or format,
 *   {TooLarge}, and what the connection throws.
 */
export async function upload(tools: ImportTools, { actor, slug, asked, stream }: Upload): Promise<string> {
  const { ctx, files } = tools;
  await inCommunity(ctx, actor, slug, (tx, insider) => demandMayImport(tx, insider, asked));
  const importId = ctx.ids();
  const key = `imports/${importId}`;
  try {
    const bytes = await files.keep(key, stream, LARGEST_UPLOAD_BYTES);
    if (bytes === 0) throw new Refused("empty");
    const columns = columnsAsked(asked);
    const seen = await seenIn(uploadedArchive(files, key, asked.fileName), { ...asked, columns });
    await inCommunity(ctx, actor, slug, async (tx, insider) => {
      await demandMayImport(tx, insider, asked);
      await begin(tx, ctx, insider, { importId, key, bytes, asked, seen });
    });
    return importId;
  } catch (error) {
    await files.remove(key);
    throw error;
  }
}

async function demandMayImport(tx: Tx, insider: Insider, { carrierId }: UploadQuery): Promise<void> {
  demand(insider, "import.start");
  if (carrierId !== undefined) await accessCarrier(tx, insider.communityId, carrierId);
}

/** @throws {Refused}, {InvalidInput} */
export async function seenIn(source: ArchiveSource, choices: ReadingChoices): Promise<Glimpse> {
  try {
    const seen = await glimpseOf(source, choices);
    if (typeof seen === "string") throw new Refused(seen);
    return seen;
  } catch (error) {
    if (error instanceof UnknownFormat) throw new InvalidInput("format");
    if (error instanceof UnknownZone) throw new InvalidInput("timeZone");
    throw error;
  }
}

interface Beginning {
  readonly importId: string;
  /** Null for what lies outside the instance: then nobody else is asked to do the work. */
  readonly key: string | null;
  readonly bytes: number;
  readonly asked: UploadQuery;
  readonly seen: Glimpse;
}

/** Writes an import down, with whose word it stands on, and asks for it to be done. @returns the carrier's id. */
export async function begin(tx: Tx, ctx: Ctx, insider: Insider, given: Beginning): Promise<string> {
  const { importId, key, asked, seen } = given;
  const { communityId, memberId } = insider;
  const name = asked.carrierName ?? seen.name?.trim().slice(0, LONGEST_NAME) ?? safeName(asked.fileName);
  const carrierId = asked.carrierId ?? (await addCarrier(tx, ctx, insider, { kind: seen.kind, name }));
  await insertImport(tx, {
    community_id: communityId,
    id: importId,
    carrier_id: carrierId,
    makes_carrier: asked.carrierId === undefined,
    file_key: key,
    file_name: safeName(asked.fileName),
    file_bytes: given.bytes,
    formats: [...seen.formats],
    format: asked.format ?? null,
    time_zone: seen.hasWallClocks ? (asked.timeZone ?? (await zoneOf(tx, communityId))) : null,
    confirmed_by: memberId === INSTANCE_ID ? null : memberId,
    confirmed_at: ctx.clock.now(),
    purpose: asked.purpose,
    retention: asked.retention,
    state: "uploaded",
    failure: null,
    failures: 0,
    position: 0,
    linked_topic: null,
    linked_at: null,
    linked_id: null,
    share: null,
    counts: NOTHING,
    loss: null,
    stage_began_at: null,
    ended_at: null,
  });
  await audit(tx, ctx.clock, {
    communityId,
    actorId: memberId,
    power: "import.start",
    subject: { importId, carrierId },
  });
  if (key === null) return carrierId;
  const columns = columnsAsked(asked);
  await addJob(
    tx,
    RUN,
    { communityId, importId, ...(columns !== undefined && { columns: asked.columns }) },
    { key: `${RUN} ${importId}` },
  );
  return carrierId;
}

function columnsAsked({ columns }: UploadQuery): ColumnNumbers | undefined {
  return columns === undefined ? undefined : (readColumns(columns) ?? undefined);
}

/** Clocks without a zone are read in the community's, unless somebody says another. */
async function zoneOf(tx: Tx, communityId: string): Promise<string | null> {
  const [community] = await communitiesWith(tx, [communityId]);
  return community?.timeZone ?? null;
}

const LONGEST_NAME = 80;

const NOTHING: ImportCounts = {
  read: 0,
  posts: 0,
  already: 0,
  private: 0,
  acts: 0,
  replies: 0,
  inferred: 0,
  people: 0,
  topics: 0,
};

/**
 * Stops an import; what is in stays until it is undone, and sending the archive again goes on from there.
 * @throws {PowerLacked}, {NotFound}, {Refused} `notRunning`.
 */
export async function cancelImport(tx: Tx, ctx: Ctx, insider: Insider, id: string): Promise<void> {
  const row = await accessImport(tx, insider, id, { lock: true, power: "import.cancel" });
  if (!canCancel(row.state)) throw new Refused("notRunning");
  const { communityId, memberId } = insider;
  const change = { state: "cancelled", ended_at: ctx.clock.now() } as const;
  await changeImport(tx, { communityId, importId: id }, [row.state], change);
  await audit(tx, ctx.clock, {
    communityId,
    actorId: memberId,
    power: "import.cancel",
    subject: { importId: id },
  });
}

/**
 * Asks for everything an import added to be taken out again.
 * @throws {PowerLacked}, {NotFound}, {Refused} `notEnded`. Emits imports.undone when that is done.
 */
export async function undoImport(tx: Tx, ctx: Ctx, insider: Insider, id: string): Promise<void> {
  const row = await accessImport(tx, insider, id, { lock: true, power: "import.undo" });
  if (!canUndo(row.state)) throw new Refused("notEnded");
  const { communityId, memberId } = insider;
  await changeImport(tx, { communityId, importId: id }, [row.state], { state: "undoing" });
  await audit(tx, ctx.clock, {
    communityId,
    actorId: memberId,
    power: "import.undo",
    subject: { importId: id },
  });
  await addJob(tx, UNDO, { communityId, importId: id }, { key: `${UNDO} ${id}` });
}
