import { accessSync, constants, statfsSync } from "node:fs";
import type { Pool } from "pg";
import { mainWords } from "../../main-words.ts";
import { verifyAudit } from "../../platform/audit/index.ts";
import { migrationsWaiting } from "../../platform/db/migrate.ts";
import { openCounts } from "../../platform/delivery/index.ts";
import { joinInstance, type Instance } from "../../platform/instance.ts";
import { NoDatabase } from "../../platform/postgres/no-database.ts";
import type { InstanceSettings } from "../../settings.ts";
import { languageOfTerminal } from "../terminal.ts";
import type { InstanceWords } from "./words.ts";

/** One thing looked at. */
export interface Finding {
  readonly isWell: boolean;
  readonly text: string;
}

const LEAST_FREE_GB = 1;

/** Looks at the runtime, the folder, the database and the audit; changes nothing. */
export async function examine(settings: InstanceSettings, words: InstanceWords): Promise<Finding[]> {
  const machine = [well(words.doctor.runtime(process.versions.node)), folderOf(settings.dataFolder, words)];
  try {
    const instance = await joinInstance({ ...settings, onTrouble: () => undefined });
    try {
      return [...machine, ...(await databaseOf(instance, words))];
    } finally {
      await instance.close();
    }
  } catch (error) {
    if (!(error instanceof NoDatabase)) throw error;
    return [...machine, ill(mainWords(languageOfTerminal()).noDatabase[error.reason](error.detail))];
  }
}

const well = (text: string): Finding => ({ isWell: true, text });
const ill = (text: string): Finding => ({ isWell: false, text });

function folderOf(folder: string, { doctor }: InstanceWords): Finding {
  try {
    accessSync(folder, constants.W_OK);
  } catch {
    return ill(doctor.folderClosed(folder));
  }
  const { bavail, bsize } = statfsSync(folder);
  const freeGb = (bavail * bsize) / 1e9;
  const text = freeGb.toFixed(1);
  return freeGb < LEAST_FREE_GB ? ill(doctor.folderFull(folder, text)) : well(doctor.folder(folder, text));
}

async function databaseOf(instance: Instance, words: InstanceWords): Promise<Finding[]> {
  const { pool, db } = instance.database;
  const { doctor } = words;
  const { version, encoding } = await serverOf(pool);
  const waiting = await migrationsWaiting(pool);
  const findings = [
    well((instance.isEmbedded ? doctor.embedded : doctor.external)(version)),
    ...(encoding === "UTF8" ? [] : [ill(doctor.notUtf8(encoding))]),
    waiting.waiting.length === 0
      ? well(doctor.migrated(waiting.done))
      : ill(doctor.waiting(waiting.waiting.join(", "))),
  ];
  if (waiting.waiting.length > 0) return findings;
  const { entries, breaches } = await verifyAudit(db, instance.dataFolder);
  const told = breaches.map((breach) => ill(words.breach(breach)));
  const audit = told.length > 0 ? told : [well(words.auditSound(entries))];
  return [...findings, ...audit, ...(await deliveriesOf(instance, words))];
}

/** Notices that did not reach people, and why. */
async function deliveriesOf({ database }: Instance, { doctor }: InstanceWords): Promise<Finding[]> {
  const { due, held, unknown, failed, dead } = await openCounts(database.db);
  const lost = failed + dead;
  return [
    held > 0 ? ill(doctor.mailHeld(held)) : well(doctor.mailWaits(due)),
    ...(unknown > 0 ? [ill(doctor.mailUnknown(unknown))] : []),
    ...(lost > 0 ? [ill(doctor.mailLost(lost))] : []),
  ];
}

async function serverOf(pool: Pool): Promise<{ version: string; encoding: string }> {
  const { rows } = await pool.query<{ version: string; encoding: string }>(
    "select current_setting('server_version') as version, current_setting('server_encoding') as encoding",
  );
  return rows[0]!;
}
