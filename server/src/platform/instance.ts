import { existsSync } from "node:fs";
import path from "node:path";
import { openDatabase, type Connection, type Database } from "./db/open.ts";
import { runFolder, startEmbedded } from "./postgres/embedded.ts";
import { NoDatabase } from "./postgres/no-database.ts";
import { DATABASE, USER } from "./postgres/postmaster.ts";

/** What a Kith works on: a database, wherever it is, and a folder. */
export interface Instance {
  readonly database: Database;
  readonly dataFolder: string;
  readonly isEmbedded: boolean;
  close(): Promise<void>;
}

export interface InstanceOptions {
  readonly dataFolder: string;
  /** An external server; null for one of our own. */
  readonly databaseUrl: string | null;
  /** Told of broken connections, and when our own server was started anew. */
  readonly onTrouble: (trouble: Error) => void;
}

/** Opens an instance to serve it. @throws {NoDatabase} `inUse` while another process serves it. */
export async function openInstance(options: InstanceOptions): Promise<Instance> {
  const { dataFolder, databaseUrl, onTrouble } = options;
  if (databaseUrl !== null) return opened(options, { connectionString: databaseUrl }, async () => undefined);
  const postgres = await startEmbedded({
    folder: dataFolder,
    onRestart: () => onTrouble(new Error("PostgreSQL ended unasked and is started anew")),
  });
  return opened(options, postgres.connection, () => postgres.stop());
}

/** Joins an instance whether or not another process serves it, for commands beside the server. @throws {NoDatabase} */
export async function joinInstance(options: InstanceOptions): Promise<Instance> {
  try {
    return await openInstance(options);
  } catch (error) {
    if (!(error instanceof NoDatabase) || error.reason !== "inUse") throw error;
    const host = path.join(runFolder(options.dataFolder), "pg");
    return opened(options, { host, user: USER, database: DATABASE }, async () => undefined);
  }
}

/** Whether a folder holds a database of our own already. */
export function hasEmbedded(dataFolder: string): boolean {
  return existsSync(path.join(dataFolder, "postgres", "PG_VERSION"));
}

async function opened(
  { dataFolder, databaseUrl, onTrouble }: InstanceOptions,
  connection: Connection,
  stop: () => Promise<void>,
): Promise<Instance> {
  try {
    const database = await openDatabase(connection, onTrouble);
    const close = async () => {
      await database.close();
      await stop();
    };
    return { database, dataFolder, isEmbedded: databaseUrl === null, close };
  } catch (error) {
    await stop();
    throw error;
  }
}
