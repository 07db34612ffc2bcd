// How much script the first screen loads, compressed: node scripts/bundle-size.mjs, after a build.
// Prints one line of JSON last and fails above the budget. Source: docs/interface.md, "Accessibility and habits".
import { readFileSync } from "node:fs";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { gzipSync } from "node:zlib";
import { root } from "./setup.mjs";

export const BUDGET_BYTES = 150_000;

const ENTRY = "index.html";
/** What the two pages that strangers open fetch besides their entry, in the larger of the two languages. */
export const SCREENS = {
  "/": { page: "src/features/front/front-page.tsx", catalogue: "src/features/front/words/" },
  "/join": {
    page: "src/features/gate/landing/landing-page.tsx",
    catalogue: "src/features/gate/landing/words/",
  },
};
const APP_CATALOGUE = "src/app/words/";
const LANGUAGES = ["zh-CN", "en"];

/**
 * Bytes of script a page needs before it stands: the entry, everything it imports, the page's own chunks and one
 * language.
 * @param {string} dist folder of the build, with its manifest.
 * @param {keyof typeof SCREENS} screen the front page, or a community's landing page.
 */
export function firstScreenScript(dist = path.join(root, "web/dist"), screen = "/") {
  const { page, catalogue } = SCREENS[screen];
  const manifest = JSON.parse(readFileSync(path.join(dist, ".vite/manifest.json"), "utf8"));
  const perLanguage = LANGUAGES.map((language) => {
    const words = [APP_CATALOGUE, catalogue].map((place) => `${place}${language}.ts`);
    const wanted = [ENTRY, page, ...words];
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
  const landing = firstScreenScript(undefined, "/join");
  const { language, sizes, bytes } = firstScreenScript();
  for (const size of sizes) console.log(`${String(size.bytes).padStart(8)}  ${size.file}`);
  const told = {
    firstScreenScriptBytes: bytes,
    landingScriptBytes: landing.bytes,
    budgetBytes: BUDGET_BYTES,
    language,
  };
  console.log(JSON.stringify(told));
  process.exitCode = Math.max(bytes, landing.bytes) <= BUDGET_BYTES ? 0 : 1;
}
