import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureWebBuilt } from "../scripts/setup.mjs";

const root = path.resolve(import.meta.dirname, "..");
const PATIENCE_MS = 100_000;

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** The one-time link for the first organiser; in the demo, where its people sign in. */
  readonly welcome: string;
  stop(): Promise<void>;
}

/** Starts the real server on a free port, serving the app as built from the sources that are there now. */
export async function startServer(): Promise<RunningServer> {
  const { found, stop } = await started([], /http:\/\/[\w.:[\]-]+\/welcome#[\w-]+(?=\s)/);
  return { url: new URL(found).origin, welcome: found, stop };
}

/** The same with the demo in it, whose people have one password and whose clock can be put forward. */
export async function startDemo(): Promise<RunningServer> {
  const { found, stop } = await started(["--demo"], /http:\/\/[\w.:[\]-]+(?=\s[\s\S]*m01)/);
  return { url: found, welcome: `${found}/sign-in`, stop };
}

/** @param ready what the server says once it is there. */
async function started(args: readonly string[], ready: RegExp) {
  ensureWebBuilt();
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-e2e-"));
  const main = path.join(root, "server/src/main.ts");
  const own = ["--port", "0", "--data", folder, "--log", "silent"];
  const child = spawn(process.execPath, [main, ...own, ...args], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const found = await new Promise<string>((resolve, reject) => {
    let said = "";
    const timer = setTimeout(() => reject(new Error(`the server did not get ready: ${said}`)), PATIENCE_MS);
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${said}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      said += chunk.toString();
      const match = ready.exec(said)?.[0];
      if (match === undefined) return;
      clearTimeout(timer);
      resolve(match);
    });
  });
  return { found, stop };
}
