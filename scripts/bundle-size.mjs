// How much script the first screen loads, compressed: node scripts/bundle-size.mjs, after a build.
// Prints one line of JSON last and fails above the budget. Source: docs/interface.md, "Accessibility and habits".
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { root } from "./setup.mjs";

export const BUDGET_BYTES = 150_000;

const ENTRY = "index.html";
/** What `/` fetches besides its entry, in the larger of the two languages. */
const FIRST_SCREEN = ["src/features/front/front-page.tsx"];
const CATALOGUES = ["src/app/words/", "src/features/front/words/"];
const LANGUAGES = ["zh-CN", "en"];

/**
 * Bytes of script the front page needs before it stands: the entry, everything it imports, the page's own
 * chunks and one language.
 * @param {string} dist folder of the build, with its manifest.
 */
export function firstScreenScript(dist = path.join(root, "web/dist")) {
  const manifest = JSON.parse(readFileSync(path.join(dist, ".vite/manifest.json"), "utf8"));
  const perLanguage = LANGUAGES.map((language) => {
    const wanted = [ENTRY, ...FIRST_SCREEN, ...CATALOGUES.map((place) => `${place}${language}.ts`)];
    const files = new Set(["first-paint.js", ...wanted.flatMap((key) => filesOf(manifest, key))]);
    const sizes = [...files].map((file) => ({ file, bytes: compressedBytes(path.join(dist, file)) }));
    return { language, sizes, bytes: sizes.reduce((sum, { bytes }) => sum + bytes, 0) };
  });
  return perLanguage.reduce((most, each) => (each.bytes > most.bytes ? each : most));
}

/** A chunk and all it imports at once. */
function filesOf(manifest, key, seen = new Set()) {
  const chunk = manifest[key];
  if (chunk === undefined) throw new Error(`the build has no ${key}`);
  if (seen.has(key)) return [];
  seen.add(key);
  return [chunk.file, ...(chunk.imports ?? []).flatMap((imported) => filesOf(manifest, imported, seen))];
}

function compressedBytes(file) {
  return gzipSync(readFileSync(file), { level: 9 }).length;
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { language, sizes, bytes } = firstScreenScript();
  for (const size of sizes) console.log(`${String(size.bytes).padStart(8)}  ${size.file}`);
  console.log(JSON.stringify({ firstScreenScriptBytes: bytes, budgetBytes: BUDGET_BYTES, language }));
  process.exitCode = bytes <= BUDGET_BYTES ? 0 : 1;
}
