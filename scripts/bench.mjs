// npm run bench -- NAME [ARGS]: runs bench/NAME.ts with Kith's own Node; its last line is one line of JSON.
import { existsSync, readdirSync } from "node:fs";
import path from "node:path";
import { ensureInstalled, fail, root, runWithRuntime } from "./setup.mjs";

const [name, ...args] = process.argv.slice(2);
const folder = path.join(root, "bench");
const names = readdirSync(folder)
  .filter((file) => file.endsWith(".ts"))
  .map((file) => file.slice(0, -3));
if (!name || !existsSync(path.join(folder, `${name}.ts`))) {
  fail(`npm run bench -- NAME [ARGS], where NAME is one of: ${names.join(", ")}`);
}
ensureInstalled("run");
process.exitCode = await runWithRuntime(["--expose-gc", path.join(folder, `${name}.ts`), ...args]);
