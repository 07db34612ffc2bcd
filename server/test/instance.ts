import { spawn, type ChildProcess } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { stripVTControlCharacters } from "node:util";

/** Kith started as people start it, for tests. */

const root = path.resolve(import.meta.dirname, "../..");
const PATIENCE_MS = 50_000;

export interface Started {
  /** Everything printed so far, as people and as log collectors get it. */
  readonly said: { readonly out: string; readonly err: string };
  readonly child: ChildProcess;
  /** Exit code, or the name of the signal that ended it. */
  readonly ended: Promise<number | string>;
}

export interface Instance extends Started {
  /** Without a slash at the end. */
  readonly url: string;
  /** How long it took to say its address. */
  readonly startMs: number;
  stop(signal?: NodeJS.Signals): Promise<number | string>;
}

const folders: string[] = [];
const running = new Set<ChildProcess>();

/** Runs `npm start`, or another of the scripts, with these options and this environment besides the machine's. */
export function runStart(args: readonly string[], env: NodeJS.ProcessEnv = {}, script = "start"): Started {
  const child = spawn(process.execPath, [path.join(root, `scripts/${script}.mjs`), ...args], {
    env: { ...plainEnvironment(), KITH_DATA: freshFolder(), ...env },
    stdio: ["ignore", "pipe", "pipe"],
  });
  const said = { out: "", err: "" };
  child.stdout.on("data", (chunk: Buffer) => (said.out += chunk.toString()));
  child.stderr.on("data", (chunk: Buffer) => (said.err += chunk.toString()));
  running.add(child);
  const ended = new Promise<number | string>((resolve) => {
    child.once("close", (code, signal) => {
      running.delete(child);
      resolve(code ?? signal ?? "");
    });
  });
  return { said, child, ended };
}

/** Starts an instance and waits until it has said where it is. */
export async function startInstance(
  args: readonly string[],
  env: NodeJS.ProcessEnv = {},
  script = "start",
): Promise<Instance> {
  const beganMs = performance.now();
  const started = runStart(args, env, script);
  const { said, child, ended } = started;
  const address = () => /https?:\/\/[\w.:[\]-]+/.exec(stripVTControlCharacters(said.out))?.[0];
  const isOver = ended.then(() => true);
  while (address() === undefined) {
    const isDead = await Promise.race([isOver, after(20)]);
    if (isDead === true || performance.now() - beganMs > PATIENCE_MS) {
      throw new Error(`no address was said: ${said.out}${said.err}`);
    }
  }
  const stop = (signal: NodeJS.Signals = "SIGTERM") => {
    child.kill(signal);
    return ended;
  };
  return { ...started, url: address() ?? "", startMs: performance.now() - beganMs, stop };
}

/** Ends what a failed test left running, and removes what was written. */
export async function clearInstances(): Promise<void> {
  await Promise.all(
    [...running].map(async (child) => {
      const isGone = new Promise((resolve) => child.once("close", resolve));
      child.kill("SIGTERM");
      const killer = setTimeout(() => child.kill("SIGKILL"), 5000);
      await isGone;
      clearTimeout(killer);
    }),
  );
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true });
}

export function freshFolder(): string {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-start-"));
  folders.push(folder);
  return folder;
}

export function after(ms: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, ms));
}

/** The machine's environment without what Kith itself listens to. */
function plainEnvironment(): NodeJS.ProcessEnv {
  const own = ["PORT", "HOST", "KITH_DATA", "KITH_LOG", "LC_MESSAGES", "LANG", "NODE_ENV"];
  const rest = Object.entries(process.env).filter(([name]) => !own.includes(name));
  return { ...Object.fromEntries(rest), LC_ALL: "en_GB.UTF-8" };
}
