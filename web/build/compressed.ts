import { globSync, readFileSync, writeFileSync } from "node:fs";
import path from "node:path";
import { brotliCompressSync, constants, gzipSync } from "node:zlib";
import type { Plugin } from "vite";

const WORTH_IT = "**/*.{js,css,html,svg,txt,webmanifest}";
const SMALLEST_BYTES = 1024;

/** Lays a .gz and a .br beside every text file, which the server sends to browsers that take them. */
export function compressed(): Plugin {
  let folder = "";
  return {
    name: "kith-compressed",
    apply: "build",
    configResolved(config) {
      folder = path.resolve(config.root, config.build.outDir);
    },
    closeBundle() {
      for (const name of globSync(WORTH_IT, { cwd: folder })) compress(path.join(folder, name));
    },
  };
}

function compress(file: string): void {
  const bytes = readFileSync(file);
  if (bytes.length < SMALLEST_BYTES) return;
  writeFileSync(`${file}.gz`, gzipSync(bytes, { level: 9 }));
  const params = { [constants.BROTLI_PARAM_QUALITY]: 9, [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length };
  writeFileSync(`${file}.br`, brotliCompressSync(bytes, { params }));
}
