import { createHash } from "node:crypto";
import { globSync, readFileSync } from "node:fs";
import path from "node:path";
import { transformWithOxc, type Plugin, type Rolldown } from "vite";

const SOURCE = "src/service-worker.ts";

/**
 * Writes `service-worker.js`: src/service-worker.ts, told the name of every file the build made. Its text
 * changes with any of them, which is how browsers learn that there is a new version.
 */
export function offline(): Plugin {
  let root = "";
  let publicFolder = "";
  return {
    name: "kith-offline",
    apply: "build",
    configResolved(config) {
      root = config.root;
      publicFolder = config.publicDir;
    },
    generateBundle: {
      order: "post",
      async handler(_options, bundle) {
        const files = { ...publicFiles(publicFolder), ...builtFiles(bundle) };
        const file = path.join(root, SOURCE);
        const { code } = await transformWithOxc(readFileSync(file, "utf8"), file);
        this.emitFile({
          type: "asset",
          fileName: "service-worker.js",
          source: `${told(files)}\n${code.replace(/^export\s*\{\s*\};?$/m, "")}`,
        });
      },
    },
  };
}

/** What the service worker's source declares and only the build knows. */
function told(files: Readonly<Record<string, string>>): string {
  const names = Object.keys(files).toSorted();
  const version = hashOf(names.map((name) => `${name} ${files[name] ?? ""}`).join("\n"));
  const urls = names.map((name) => (name === "index.html" ? "/" : `/${name}`));
  return `const FILES = ${JSON.stringify(urls)};\nconst VERSION = ${JSON.stringify(version)};`;
}

function builtFiles(bundle: Rolldown.OutputBundle): Record<string, string> {
  const entries = Object.values(bundle).filter(({ fileName }) => !/\.map$|^\.vite\//.test(fileName));
  return Object.fromEntries(
    entries.map((entry) => [entry.fileName, hashOf(entry.type === "chunk" ? entry.code : entry.source)]),
  );
}

function publicFiles(folder: string): Record<string, string> {
  const names = globSync("**/*.*", { cwd: folder }).map((name) => name.replaceAll("\\", "/"));
  return Object.fromEntries(names.map((name) => [name, hashOf(readFileSync(path.join(folder, name)))]));
}

function hashOf(content: string | Uint8Array): string {
  return createHash("sha256").update(content).digest("hex").slice(0, 16);
}
