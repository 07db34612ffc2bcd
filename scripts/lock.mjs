// package-lock.json must name the parts for every platform, else `npm ci` of npm 11.19 refuses it everywhere.
// npm leaves out those the registry of the machine at hand lacks; this adds them from what their parents ask for.
//   node scripts/lock.mjs           adds what is missing
//   node scripts/lock.mjs --check   only says what is missing, with exit code 1
import { readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { fileURLToPath } from "node:url";

const file = path.resolve(path.dirname(fileURLToPath(import.meta.url)), "../package-lock.json");

const systems = {
  darwin: "darwin",
  linux: "linux",
  win32: "win32",
  windows: "win32",
  freebsd: "freebsd",
  android: "android",
  openharmony: "openharmony",
};
const processors = ["x64", "arm64", "arm", "ia32", "ppc64", "riscv64", "s390x", "wasm32"];
const libraries = { gnu: "glibc", gnueabihf: "glibc", musl: "musl", musleabihf: "musl" };

/** What is missing: `{ place, entry }` for each optional part of an exact version that the lock does not hold. */
function missingFrom(packages) {
  return Object.entries(packages).flatMap(([parent, { dev, optionalDependencies = {} }]) =>
    Object.entries(optionalDependencies)
      .filter(([name]) => !isHeld(packages, parent, name))
      .map(([name, version]) => ({ place: `node_modules/${name}`, entry: entryOf(name, version, dev) })),
  );
}

function isHeld(packages, parent, name) {
  return `node_modules/${name}` in packages || `${parent}/node_modules/${name}` in packages;
}

function entryOf(name, version, dev) {
  const words = name.split(/[-/]/);
  const os = words.map((word) => systems[word]).find(Boolean);
  const cpu = words.find((word) => processors.includes(word));
  const libc = words.map((word) => libraries[word]).find(Boolean);
  if (!cpu || (!os && cpu !== "wasm32") || !/^\d+\.\d+\.\d+$/.test(version))
    throw new Error(`Cannot place ${name}@${version}`);
  return {
    version,
    cpu: [cpu],
    ...(dev ? { dev } : {}),
    ...(libc && os === "linux" ? { libc: [libc] } : {}),
    optional: true,
    ...(os ? { os: [os] } : {}),
  };
}

const lock = JSON.parse(readFileSync(file, "utf8"));
const missing = missingFrom(lock.packages);
if (process.argv.includes("--check")) {
  for (const { place } of missing)
    console.log(`package-lock.json lacks ${place}; run: node scripts/lock.mjs`);
  process.exitCode = missing.length === 0 ? 0 : 1;
} else {
  const added = Object.fromEntries(missing.map(({ place, entry }) => [place, entry]));
  const ordered = Object.entries({ ...lock.packages, ...added });
  ordered.sort(([a], [b]) => a.localeCompare(b, "en"));
  writeFileSync(file, `${JSON.stringify({ ...lock, packages: Object.fromEntries(ordered) }, null, 2)}\n`);
  console.log(`${missing.length} added`);
}
