import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { ensureWebBuilt } from "../scripts/setup.mjs";

const root = path.resolve(import.meta.dirname, "..");
const PATIENCE_MS = 30_000;

export interface RunningServer {
  /** Without a slash at the end. */
  readonly url: string;
  /** The one-time link for the first organiser; of a demo, which has one already, its address. */
  readonly welcome: string;
  stop(): Promise<void>;
}

/** Starts the real server on a free port, serving the app as built from the sources that are there now. */
export async function startServer({ isDemo = false } = {}): Promise<RunningServer> {
  ensureWebBuilt();
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-e2e-"));
  const main = path.join(root, "server/src/main.ts");
  const given = ["--port", "0", "--data", folder, "--log", "silent", ...(isDemo ? ["--demo"] : [])];
  const child = spawn(process.execPath, [main, ...given], { stdio: ["ignore", "pipe", "inherit"] });
  const said = isDemo ? /http:\/\/[\w.:[\]-]+(?=\s)/ : /http:\/\/[\w.:[\]-]+\/welcome#[\w-]+(?=\s)/;
  const ended = new Promise<void>((resolve) => child.once("exit", () => resolve()));
  const stop = async () => {
    child.kill("SIGTERM");
    await ended;
    rmSync(folder, { recursive: true, force: true });
  };
  const welcome = await new Promise<string>((resolve, reject) => {
    let all = "";
    const timer = setTimeout(
      () => reject(new Error(`the server said no link: ${all}`)),
      isDemo ? 4 * PATIENCE_MS : PATIENCE_MS,
    );
    child.once("exit", (code) => reject(new Error(`the server ended with ${code}: ${all}`)));
    child.stdout.on("data", (chunk: Buffer) => {
      all += chunk.toString();
      const link = said.exec(all)?.[0];
      if (link === undefined) return;
      clearTimeout(timer);
      resolve(link);
    });
  });
  return { url: new URL(welcome).origin, welcome, stop };
}
