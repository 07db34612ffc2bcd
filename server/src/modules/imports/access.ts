import type { Power } from "@kith/contract/powers";
import type { Db, Tx } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { demand, type Insider } from "../members/index.ts";
import { importById, type ImportRow } from "./store.ts";

/** An import of the insider's community, which only organisers see. @throws {PowerLacked}, {NotFound} */
export async function accessImport(
  db: Db | Tx,
  insider: Insider,
  id: string,
  { lock = false, power = "import.read" }: { readonly lock?: boolean; readonly power?: Power } = {},
): Promise<ImportRow> {
  demand(insider, power, { importId: id });
  const row = await importById(db, insider.communityId, id, { lock });
  if (row === undefined) throw new NotFound();
  return row;
}
