import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { chromium, type Browser } from "playwright-core";

/** Finds a Chromium and starts it: the one named by KITH_CHROMIUM, else the system's, else the one from npm. */

export interface FoundBrowser {
  readonly executable: string;
  /** Where its libraries and fonts lie, when it brings its own. */
  readonly folder: string | null;
}

const root = path.resolve(import.meta.dirname, "..");

const SYSTEM_BROWSERS = [
  "/usr/bin/chromium",
  "/usr/bin/chromium-browser",
  "/usr/bin/google-chrome",
  "/usr/bin/google-chrome-stable",
  "/snap/bin/chromium",
  "/opt/google/chrome/chrome",
  "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
  "/Applications/Chromium.app/Contents/MacOS/Chromium",
  "C:\\Program Files\\Google\\Chrome\\Application\\chrome.exe",
  "C:\\Program Files (x86)\\Microsoft\\Edge\\Application\\msedge.exe",
];

/** Null where there is none: the package from npm is for Linux on x64 only. */
export async function findBrowser(): Promise<FoundBrowser | null> {
  const named = process.env["KITH_CHROMIUM"];
  if (named === "npm") return packagedBrowser();
  if (named !== undefined && named !== "") {
    if (!existsSync(named)) throw new Error(`KITH_CHROMIUM names ${named}, where there is nothing`);
    return { executable: named, folder: null };
  }
  const system = SYSTEM_BROWSERS.find((file) => existsSync(file));
  if (system !== undefined) return { executable: system, folder: null };
  return packagedBrowser();
}

export function launch({ executable, folder }: FoundBrowser): Promise<Browser> {
  const isRoot = process.getuid?.() === 0;
  return chromium.launch({
    executablePath: executable,
    // Root may not open the sandbox, and neither may anybody in most containers.
    args: isRoot || folder !== null ? ["--no-sandbox", "--disable-setuid-sandbox"] : [],
    env: { ...process.env, ...(folder === null ? {} : surroundings(folder)) },
  });
}

/** What the packaged browser needs that a bare machine lacks: libnss3 and its like, and fonts. */
function surroundings(folder: string): Record<string, string> {
  const libraries = [path.join(folder, "al2023/lib"), process.env["LD_LIBRARY_PATH"] ?? ""].filter(Boolean);
  const fonts = existsSync("/etc/fonts/fonts.conf") ? {} : { FONTCONFIG_FILE: path.join(folder, FONTS_FILE) };
  return { LD_LIBRARY_PATH: libraries.join(":"), ...fonts };
}

async function packagedBrowser(): Promise<FoundBrowser | null> {
  if (process.platform !== "linux" || process.arch !== "x64") return null;
  const folder = path.join(root, "node_modules/.cache", `kith-chromium-${packagedVersion()}`);
  if (!existsSync(folder)) await unpackInto(folder);
  return { executable: path.join(folder, "chromium"), folder };
}

const FONTS_FILE = "kith-fonts.conf";
const ARCHIVES = ["chromium.br", "al2023.tar.br", "swiftshader.tar.br", "fonts.tar.br"];

/** Unpacked beside its place and then moved, so that a broken-off unpacking is never taken for a browser. */
async function unpackInto(folder: string): Promise<void> {
  const { inflate } = await import("@sparticuz/chromium");
  const staging = `${folder}.${process.pid}`;
  const temporary = process.env["TMPDIR"];
  mkdirSync(staging, { recursive: true });
  // The package unpacks into the folder for temporary files, wherever that is.
  process.env["TMPDIR"] = staging;
  try {
    await Promise.all(ARCHIVES.map((name) => inflate(path.join(packagedFolder(), "bin", name))));
  } finally {
    if (temporary === undefined) delete process.env["TMPDIR"];
    else process.env["TMPDIR"] = temporary;
  }
  writeFileSync(path.join(staging, FONTS_FILE), fontsIn(folder));
  try {
    renameSync(staging, folder);
  } catch (error) {
    rmSync(staging, { recursive: true, force: true });
    if (!existsSync(folder)) throw error;
  }
}

/** For machines without a font set-up of their own. */
function fontsIn(folder: string): string {
  const places = [path.join(folder, "fonts"), "/usr/share/fonts"].map((place) => `<dir>${place}</dir>`);
  const cache = `<cachedir>${path.join(folder, "fonts-cache")}</cachedir>`;
  return `<?xml version="1.0"?><!DOCTYPE fontconfig SYSTEM "fonts.dtd"><fontconfig>${places.join("")}${cache}</fontconfig>`;
}

function packagedFolder(): string {
  return path.resolve(path.dirname(createRequire(import.meta.url).resolve("@sparticuz/chromium")), "..");
}

function packagedVersion(): string {
  const manifest = JSON.parse(readFileSync(path.join(packagedFolder(), "package.json"), "utf8")) as {
    version: string;
  };
  return manifest.version;
}
