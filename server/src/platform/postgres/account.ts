import { spawnSync } from "node:child_process";
import { lchownSync, lstatSync, readdirSync } from "node:fs";
import path from "node:path";
import type { Binaries } from "./binaries.ts";
import { NoDatabase } from "./no-database.ts";

/**
 * As whom PostgreSQL runs: it refuses root. `wrap` is put before its command; its files belong to `uid`, which
 * is that of this process unless root was really dropped.
 */
export interface Account {
  readonly wrap: readonly string[];
  readonly uid: number;
}

/** "nobody": every Linux has it, and it owns nothing. */
const NOBODY = 65_534;

const DROPPED: Account = {
  wrap: ["setpriv", `--reuid=${NOBODY}`, `--regid=${NOBODY}`, "--clear-groups", "--"],
  uid: NOBODY,
};

/** A user namespace in which root is called nobody, for data where nobody has no way in, as under /root. */
const RENAMED: Account = { wrap: ["unshare", "--user", `--map-user=${NOBODY}`, "--"], uid: 0 };

/** Someone PostgreSQL accepts who can reach its programs and the folder. @throws {NoDatabase} */
export function accountFor(folder: string, binaries: Binaries): Account {
  const uid = process.getuid?.() ?? -1;
  if (uid !== 0) return { wrap: [], uid };
  const found = [DROPPED, RENAMED].find((account) => canRun(account, folder, binaries));
  if (found === undefined) throw new NoDatabase("onlyRoot", folder);
  return found;
}

function canRun({ wrap }: Account, folder: string, { postgres, env }: Binaries): boolean {
  const [command, ...args] = wrap;
  if (command === undefined) return true;
  const reach = ["sh", "-c", 'test -x "$1" && test -x "$2" && exec "$1" --version', "sh", postgres, folder];
  const tried = spawnSync(command, [...args, ...reach], { env: { ...process.env, ...env }, stdio: "ignore" });
  return tried.status === 0;
}

/** Gives a folder and all in it to the account; nothing is done where it has them already. */
export function handOver(folder: string, { uid }: Account): void {
  if (process.getuid?.() !== 0 || lstatSync(folder).uid === uid) return;
  for (const entry of readdirSync(folder, { recursive: true, withFileTypes: true })) {
    lchownSync(path.join(entry.parentPath, entry.name), uid, uid);
  }
  // Last, so that a hand-over cut short is begun again.
  lchownSync(folder, uid, uid);
}
