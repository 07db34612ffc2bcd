/**
 * npm run bench -- demo: how long `npm run demo` and `npm start` take from an empty folder until they say their address,
 * and again from a full one, and how much memory the demo's server holds 60 s after the last request. The web app is
 * built beforehand; how long that takes is told apart. Memory is read from /proc, so on Linux only.
 */
import { spawn, type ChildProcess } from "node:child_process";
import { once } from "node:events";
import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { PASSWORD } from "../server/demo/cast.ts";
import { median } from "./support/process.ts";
import { ensureWebBuilt } from "../scripts/setup.mjs";

const root = path.resolve(import.meta.dirname, "..");
const IDLE_MS = 60_000;
const LATER_STARTS = 5;

ensureWebBuilt();
const demo = await measured("demo", visited);
const start = await measured("start", () => Promise.resolve(null));
console.log(
  JSON.stringify({
    demoFirstSeconds: demo.first,
    demoLaterSeconds: demo.later,
    startFirstSeconds: start.first,
    startLaterSeconds: start.later,
    rssMbAfterLoading: demo.atFirst,
    rssMbAfterLaterStart: demo.atLast,
  }),
);

/** @param visit what is done at the first and at the last start, and what is seen then. */
async function measured<Seen>(script: string, visit: (server: Server) => Promise<Seen>) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-bench-"));
  try {
    const first = await started(script, folder);
    const atFirst = await visit(first);
    await first.stop();
    const later: number[] = [];
    for (let k = 1; k < LATER_STARTS; k++) {
      const one = await started(script, folder);
      later.push(one.seconds);
      await one.stop();
    }
    const last = await started(script, folder);
    const atLast = await visit(last);
    await last.stop();
    return { first: first.seconds, later: median([...later, last.seconds]), atFirst, atLast };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Server {
  readonly url: string;
  readonly child: ChildProcess;
  /** Until the address was said. */
  readonly seconds: number;
  stop(): Promise<void>;
}

async function started(script: string, folder: string): Promise<Server> {
  const beganMs = performance.now();
  const file = path.join(root, `scripts/${script}.mjs`);
  const child = spawn(process.execPath, [file, "--port", "0", "--data", folder], {
    stdio: ["ignore", "pipe", "ignore"],
  });
  let said = "";
  child.stdout.on("data", (chunk: Buffer) => (said += chunk.toString()));
  const address = () => /http:\/\/127\.0\.0\.1:\d+/.exec(said)?.[0];
  while (address() === undefined) {
    if (child.exitCode !== null) throw new Error(`${script} ended with ${child.exitCode}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  const seconds = Number(((performance.now() - beganMs) / 1000).toFixed(2));
  const stop = async () => {
    child.kill("SIGTERM");
    await once(child, "exit");
  };
  return { url: address() ?? "", child, seconds, stop };
}

/** Signs in and opens what there is to see of a community. @returns MB of the server a minute later. */
async function visited({ url, child }: Server): Promise<number | null> {
  const signedIn = await fetch(`${url}/api/accounts/session`, {
    method: "POST",
    headers: { "content-type": "application/json" },
    body: JSON.stringify({ login: "m01", password: PASSWORD }),
  });
  const cookie = signedIn.headers.getSetCookie()[0]?.split(";")[0] ?? "";
  const community = "/api/communities/mba-2019";
  const parts = ["", "/members", "/carriers", "/topics", "/imports", "/health", "/mesh", "/drill"];
  for (const place of ["/", "/api/home", ...parts.map((part) => community + part)]) {
    const answer = await fetch(url + place, { headers: { cookie } });
    if (answer.status !== 200) throw new Error(`${place} answered ${answer.status}`);
    await answer.arrayBuffer();
  }
  await new Promise((resolve) => setTimeout(resolve, IDLE_MS));
  return rssMb(child.pid ?? 0);
}

/** Of the process that serves: the script's own, or the one it started where it could not take its place. */
function rssMb(pid: number): number | null {
  if (!existsSync("/proc/self/status")) return null;
  const kilobytes = /^VmRSS:\s+(\d+) kB$/m.exec(readFileSync(`/proc/${serverPid(pid)}/status`, "utf8"))?.[1];
  return Math.round(Number(kilobytes) / 1024);
}

function serverPid(pid: number): number {
  if (commandOf(pid).includes("server/src/main.ts")) return pid;
  const children = readdirSync(`/proc/${pid}/task`).flatMap((task) =>
    readFileSync(`/proc/${pid}/task/${task}/children`, "utf8").trim().split(" ").map(Number),
  );
  return children.find((child) => commandOf(child).includes("server/src/main.ts")) ?? pid;
}

function commandOf(pid: number): string {
  return existsSync(`/proc/${pid}/cmdline`) ? readFileSync(`/proc/${pid}/cmdline`, "utf8") : "";
}
