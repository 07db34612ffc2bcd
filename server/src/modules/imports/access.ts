import type { Db, Tx } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import { demandOrganiser, type Insider } from "../members/index.ts";
import { importById, type ImportRow } from "./store.ts";

/** An import of the insider's community, which only organisers see. @throws {PowerLacked}, {NotFound} */
export async function accessImport(
  db: Db | Tx,
  insider: Insider,
  id: string,
  { lock = false, power = "import.read" } = {},
): Promise<ImportRow> {
  demandOrganiser(insider, power, { importId: id });
  const row = await importById(db, insider.communityId, id, { lock });
  if (row === undefined) throw new NotFound();
  return row;
}
