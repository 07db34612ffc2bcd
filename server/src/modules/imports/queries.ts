import { lossView } from "@kith/archives";
import type { ImportsView, ImportView } from "@kith/contract/imports";
import type { Language } from "@kith/contract/language";
import { redacted } from "@kith/diagnosis";
import type { Ctx } from "../../platform/ctx.ts";
import { everyCarrierOf } from "../charter/index.ts";
import type { Insider } from "../members/index.ts";
import { accessImport } from "./access.ts";
import { canCancel, canUndo, RUNNING, secondsLeft } from "./rules.ts";
import { importsOf, type ImportRow } from "./store.ts";

/** A community's imports, newest first. */
export async function importsView(ctx: Ctx, insider: Insider, language: Language): Promise<ImportsView> {
  const rows = await importsOf(ctx.db, insider.communityId);
  const names = await carrierNames(ctx, insider);
  return { imports: rows.map((row) => viewOf(row, ctx, names, language)) };
}

/** @throws {NotFound} */
export async function importView(
  ctx: Ctx,
  insider: Insider,
  id: string,
  language: Language,
): Promise<ImportView> {
  const row = await accessImport(ctx.db, insider, id);
  return viewOf(row, ctx, await carrierNames(ctx, insider), language);
}

async function carrierNames({ db }: Ctx, { communityId }: Insider): Promise<ReadonlyMap<string, string>> {
  return new Map((await everyCarrierOf(db, communityId)).map(({ id, name }) => [id, name]));
}

function viewOf(
  row: ImportRow,
  { clock }: Ctx,
  names: ReadonlyMap<string, string>,
  language: Language,
): ImportView {
  const spentMs = row.stage_began_at === null ? 0 : clock.now().getTime() - row.stage_began_at.getTime();
  const isRunning = RUNNING.includes(row.state);
  // What stood on a line nobody could read may be somebody's words.
  const shown = (text: string) => redacted(text, language);
  return {
    id: row.id,
    carrier: { id: row.carrier_id, name: names.get(row.carrier_id) ?? "" },
    fileName: row.file_name,
    fileBytes: row.file_bytes,
    formats: row.formats,
    timeZone: row.loss?.timeBasis.assumed === 0 ? null : row.time_zone,
    state: row.state,
    failure: row.failure,
    counts: row.counts,
    share: row.share,
    secondsLeft: isRunning ? secondsLeft(row.share, spentMs) : null,
    confirmed: {
      memberId: row.confirmed_by,
      at: row.confirmed_at.toISOString(),
      purpose: row.purpose,
      retention: row.retention,
    },
    endedAt: row.ended_at?.toISOString() ?? null,
    loss: row.loss === null ? null : lossShown(row, language, shown),
    can: { cancel: canCancel(row.state), undo: canUndo(row.state) },
  };
}

function lossShown({ loss, counts }: ImportRow, language: Language, shown: (text: string) => string) {
  if (loss === null) return null;
  const view = lossView(loss, { language, duplicates: counts.already, shown });
  return { headline: view.headline, rows: view.rows.map((row) => ({ ...row, samples: [...row.samples] })) };
}
