#!/usr/bin/env node
// kith: the command line. Installs what is missing and runs with Kith's own Node, whatever Node started it.
import path from "node:path";
import { ensureInstalled, isCurrentNodeEnough, root, runWithRuntime } from "../../scripts/setup.mjs";

const main = path.join(root, "server/src/cli/main.ts");

ensureInstalled("run");
if (isCurrentNodeEnough()) {
  await import(main);
} else {
  process.exitCode = await runWithRuntime([main, ...process.argv.slice(2)]);
}
