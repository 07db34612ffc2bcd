import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, rmSync } from "node:fs";
import path from "node:path";
import { setTimeout as sleep } from "node:timers/promises";

/** A fast shutdown ends sessions and writes a checkpoint; an immediate one leaves recovery to the next start. */
const FAST = "SIGINT";
const IMMEDIATE = "SIGQUIT";

const PATIENCE_MS = 20_000;
const LOOK_EVERY_MS = 50;

/** Ends a postmaster that an earlier, killed process left behind, and clears a pid file that names no postmaster. */
export async function endLeftover(dataFolder: string): Promise<void> {
  const file = path.join(dataFolder, "postmaster.pid");
  const pid = pidIn(file);
  if (pid === null) return;
  if (isPostmasterOf(pid, dataFolder)) await endProcess(pid);
  rmSync(file, { force: true });
}

function pidIn(file: string): number | null {
  if (!existsSync(file)) return null;
  const pid = Number.parseInt(readFileSync(file, "utf8"), 10);
  return pid > 0 ? pid : 0;
}

function isPostmasterOf(pid: number, dataFolder: string): boolean {
  if (pid === 0) return false;
  const command = commandOf(pid);
  return command.includes("postgres") && command.includes(dataFolder);
}

/** Not every Linux has ps, and not every system has /proc. */
function commandOf(pid: number): string {
  try {
    if (process.platform === "linux") return readFileSync(`/proc/${pid}/cmdline`, "utf8");
    return execFileSync("ps", ["-o", "args=", "-p", String(pid)], { encoding: "utf8" });
  } catch {
    return "";
  }
}

/** Asks a postmaster to end, and insists when it takes long. */
export async function endProcess(pid: number): Promise<void> {
  for (const signal of [FAST, IMMEDIATE] as const) {
    if (!sent(pid, signal)) return;
    if (await isGoneWithin(pid, PATIENCE_MS)) return;
  }
}

async function isGoneWithin(pid: number, patienceMs: number): Promise<boolean> {
  for (let waited = 0; waited < patienceMs; waited += LOOK_EVERY_MS) {
    if (!sent(pid, 0)) return true;
    await sleep(LOOK_EVERY_MS);
  }
  return false;
}

function sent(pid: number, signal: NodeJS.Signals | 0): boolean {
  try {
    process.kill(pid, signal);
    return true;
  } catch {
    return false;
  }
}
