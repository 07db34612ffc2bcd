import { spawn, spawnSync, type ChildProcess } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import path from "node:path";
import { afterEach, beforeAll, describe, expect, test } from "vitest";
import { ensureWebBuilt } from "../../scripts/setup.mjs";
import { after, clearInstances, freshFolder } from "./instance.ts";

/** `npm start` puts a shell between npm and the server; whichever of them is told to stop, nothing may remain. */

const root = path.resolve(import.meta.dirname, "../..");
const olderNode = ["/usr/bin/node", "/usr/local/bin/node"].find(
  (file) =>
    existsSync(file) && spawnSync(file, ["--version"], { encoding: "utf8" }).stdout.startsWith("v20."),
);

beforeAll(ensureWebBuilt, 120_000);

describe.skipIf(process.platform !== "linux")("a server under npm", () => {
  const started: { readonly child: ChildProcess; readonly folder: string }[] = [];

  afterEach(async () => {
    for (const { folder } of started.splice(0)) {
      for (const pid of processesOf(folder)) process.kill(pid, "SIGKILL");
    }
    await clearInstances();
  });

  async function running(command: string, args: readonly string[], env: NodeJS.ProcessEnv = {}) {
    const folder = freshFolder();
    const child = spawn(command, [...args, "--port", "0", "--data", folder], {
      cwd: root,
      // A group of its own, as in a terminal.
      detached: true,
      env: { ...withoutNpm(), ...env },
      stdio: ["ignore", "pipe", "pipe"],
    });
    started.push({ child, folder });
    let said = "";
    for (const stream of [child.stdout, child.stderr]) {
      stream.on("data", (chunk: Buffer) => (said += chunk.toString()));
    }
    await expect.poll(() => said, { timeout: 50_000 }).toMatch(/welcome#/);
    return { pid: child.pid!, folder, said: () => said };
  }

  test.each([
    ["SIGTERM to npm alone", "SIGTERM", false],
    ["Ctrl-C, which reaches the whole group", "SIGINT", true],
    ["SIGTERM to the whole group", "SIGTERM", true],
  ] as const)("ends in good order after %s, and PostgreSQL with it", async (_how, signal, isGroup) => {
    const { pid, folder, said } = await running("npm", ["start", "--"]);
    expect(processesOf(folder).length).toBeGreaterThan(2);
    process.kill(isGroup ? -pid : pid, signal);
    await nothingLeft(folder);
    expect(said()).toMatch(/Kith has stopped|Kith 已停止/);
  });

  test.skipIf(olderNode === undefined)(
    "does so as well where an older Node starts it, which cannot run it itself",
    async () => {
      // A shell that stays, as the one of npm does.
      const shell = ["-c", `"$0" scripts/start.mjs "$@"; exit $?`, olderNode ?? ""];
      for (const isGroup of [false, true]) {
        const { pid, folder, said } = await running("sh", shell, { npm_lifecycle_event: "start" });
        process.kill(isGroup ? -pid : pid, isGroup ? "SIGINT" : "SIGTERM");
        await nothingLeft(folder);
        expect(said()).toMatch(/Kith has stopped|Kith 已停止/);
      }
    },
  );
});

async function nothingLeft(folder: string): Promise<void> {
  await expect.poll(() => processesOf(folder), { timeout: 15_000 }).toEqual([]);
  await after(100);
  expect(processesOf(folder)).toEqual([]);
}

/** Everything that was started for a data folder names it. */
function processesOf(folder: string): number[] {
  const all = readdirSync("/proc").filter((name) => /^\d+$/.test(name));
  return all.filter((pid) => commandOf(pid).includes(folder)).map(Number);
}

function commandOf(pid: string): string {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, "utf8");
  } catch {
    return "";
  }
}

/** What npm, which runs the tests, tells the scripts it runs. */
function withoutNpm(): NodeJS.ProcessEnv {
  return Object.fromEntries(Object.entries(process.env).filter(([name]) => !name.startsWith("npm_")));
}
