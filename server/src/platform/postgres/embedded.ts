import { createHash } from "node:crypto";
import { chmodSync, mkdirSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { holdFolder } from "./hold.ts";
import { DATABASE, Postmaster, USER } from "./postmaster.ts";

/** A PostgreSQL of our own: its data in the instance's folder, reached by a private socket, ended with us. */
export interface EmbeddedPostgres {
  /** What `pg` connects with. */
  readonly connection: { readonly host: string; readonly user: string; readonly database: string };
  readonly dataFolder: string;
  /** Ends it with a checkpoint and lets the folder go. */
  stop(): Promise<void>;
}

export interface EmbeddedOptions {
  /** The instance's data folder, absolute; it must exist. */
  readonly folder: string;
  /** Told when PostgreSQL ended unasked and is being started anew. */
  readonly onRestart?: () => void;
}

/** A socket's path may hold 107 bytes, of which PostgreSQL's own name takes some. */
const LONGEST_FOLDER = 80;

/** Starts it, making it first where there is none. @throws {NoDatabase} */
export async function startEmbedded(options: EmbeddedOptions): Promise<EmbeddedPostgres> {
  const { folder, onRestart = () => undefined } = options;
  const run = runFolder(folder);
  const letGo = await holdFolder(path.join(run, "kith.sock"), folder);
  try {
    const postmaster = new Postmaster({ folder, run, onRestart });
    await postmaster.start();
    return {
      connection: { host: postmaster.socketFolder, user: USER, database: DATABASE },
      dataFolder: postmaster.dataFolder,
      stop: async () => {
        await postmaster.stop();
        await letGo();
      },
    };
  } catch (error) {
    await letGo();
    throw error;
  }
}

/** Where sockets are: in the data folder, or where its path is too long for them, in the system's short one. */
export function runFolder(folder: string): string {
  const own = path.join(folder, "run");
  const name = createHash("sha256").update(folder).digest("hex").slice(0, 12);
  const run = own.length <= LONGEST_FOLDER ? own : path.join(os.tmpdir(), `kith-${name}`);
  mkdirSync(run, { recursive: true });
  // Others may pass through to the folder of PostgreSQL's socket, which lets only its own account in.
  chmodSync(run, 0o711);
  return run;
}
