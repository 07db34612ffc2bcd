// Checks the import rules, that every file was really looked at, and that every rule still bites.
import { cruise } from "dependency-cruiser";
import extractTsConfig from "dependency-cruiser/config-utl/extract-ts-config";
import { globSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import os from "node:os";
import path from "node:path";
import { root } from "./setup.mjs";

const config = createRequire(import.meta.url)("../.dependency-cruiser.cjs");
const places = ["contract/src", "archives/src", "diagnosis/src", "server/src", "server/demo", "web/src"];

/** One planted breach per rule: a file and what it imports, which must be told. */
const breaches = [
  ["must-resolve", "contract/src/a.ts", "./nowhere.ts"],
  ["no-cycles", "contract/src/a.ts", "./a.ts"],
  ["only-through-index", "server/src/modules/talk/index.ts", "../members/store.ts"],
  ["outsiders-through-index", "server/src/app.ts", "./modules/members/store.ts"],
  ["platform-knows-no-domain", "server/src/platform/db.ts", "../modules/members/index.ts"],
  ["rules-are-pure", "server/src/modules/members/rules.ts", "./store.ts"],
  ["http-stays-in-routes", "server/src/modules/members/queries.ts", "../../platform/http.ts"],
  ["sql-stays-in-store", "server/src/modules/members/commands.ts", "pg"],
  ["contract-is-a-leaf", "contract/src/a.ts", "../../archives/src/b.ts"],
  ["web-knows-only-contract", "web/src/app/main.ts", "../../../archives/src/b.ts"],
  ["no-server-in-web", "web/src/app/main.ts", "../../../server/src/app.ts"],
  ["libraries-know-only-contract", "archives/src/c.ts", "../../server/src/app.ts"],
  ["archives-and-diagnosis-are-strangers", "archives/src/c.ts", "../../diagnosis/src/d.ts"],
  ["diagnosis-and-archives-are-strangers", "diagnosis/src/e.ts", "../../archives/src/b.ts"],
  ["libraries-know-no-node", "archives/src/c.ts", "node:fs"],
  ["diagnosis-needs-no-library", "diagnosis/src/e.ts", "pg"],
  ["environment-is-read-in-main", "server/src/platform/db.ts", "../main.ts"],
];

for (const { name, to } of config.forbidden.filter(({ name }) => name.startsWith("downward-only-"))) {
  const [module, above] = [name.slice("downward-only-".length), /\((\w+)/.exec(to.path)[1]];
  breaches.push([name, `server/src/modules/${module}/index.ts`, `../${above}/index.ts`]);
}

const problems = [...(await realBreaches()), ...(await blindRules())];
for (const problem of problems) console.error(problem);
process.exitCode = problems.length === 0 ? 0 : 1;

async function realBreaches() {
  const { modules, violations } = await cruised(root, places, path.join(root, "tsconfig.json"));
  const own = modules.filter(({ source }) => places.some((place) => source.startsWith(`${place}/`)));
  const expected = places.flatMap((place) => globSync(`${place}/**/*.{ts,tsx}`, { cwd: root }));
  const unseen = expected.filter((file) => !own.some(({ source }) => source === file.replaceAll("\\", "/")));
  return [
    ...unseen.map((file) => `not looked at: ${file}`),
    ...violations.map(({ rule, from, to }) => `${rule.name}: ${from} -> ${to}`),
  ];
}

async function blindRules() {
  const planted = new Set(breaches.map(([rule]) => rule));
  const unplanted = config.forbidden.map(({ name }) => name).filter((name) => !planted.has(name));
  const blind = [];
  for (const breach of breaches) if (!(await isTold(breach))) blind.push(`rule does not bite: ${breach[0]}`);
  return [...unplanted.map((name) => `rule without a planted breach: ${name}`), ...blind];
}

async function isTold([rule, file, imported]) {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-imports-"));
  try {
    const write = (place, text) => {
      mkdirSync(path.dirname(path.join(folder, place)), { recursive: true });
      writeFileSync(path.join(folder, place), text);
    };
    if (imported.startsWith(".") && rule !== "must-resolve") {
      write(path.join(path.dirname(file), imported), "export const it = 1;\n");
    }
    if (imported === "pg") {
      write("node_modules/pg/package.json", '{"name":"pg","main":"index.js"}');
      write("node_modules/pg/index.js", "export const it = 1;\n");
    }
    write("package.json", '{"type":"module"}');
    write("tsconfig.json", "{}");
    write(file, `import * as it from ${JSON.stringify(imported)};\nexport const a = it;\n`);
    const { violations } = await cruised(folder, [file], path.join(folder, "tsconfig.json"));
    return violations.some((violation) => violation.rule.name === rule);
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

async function cruised(baseDir, targets, tsConfigFile) {
  const { output } = await cruise(
    targets,
    { ...config.options, tsConfig: { fileName: tsConfigFile }, baseDir, validate: true, ruleSet: config },
    {},
    { tsConfig: extractTsConfig(tsConfigFile) },
  );
  return { modules: output.modules, violations: output.summary.violations };
}
