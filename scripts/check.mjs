// npm run check: format, types, lint, lock file, import rules, duplicates. Each is one result; all run even if one fails.
import { spawn } from "node:child_process";
import path from "node:path";
import { pathToFileURL } from "node:url";
import { ensureInstalled, root, runtime, say } from "./setup.mjs";

const bin = (file) => path.join(root, "node_modules", file);

const steps = [
  { name: "format", command: [bin("prettier/bin/prettier.cjs"), "--check", "--log-level", "warn", "."] },
  ...["contract", "archives", "diagnosis", "server", "web", "."].map((place) => ({
    name: `types ${place === "." ? "tests and benchmarks" : place}`,
    command: [bin("typescript/bin/tsc"), "--project", place],
  })),
  { name: "lint", command: [bin("oxlint/bin/oxlint"), "--type-aware", "--deny-warnings", "."] },
  { name: "lock file", command: [path.join(root, "scripts/lock.mjs"), "--check"] },
  { name: "imports", command: [path.join(root, "scripts/imports.mjs")] },
  { name: "duplicates", command: [bin("jscpd/run-jscpd.js"), "--config", ".jscpd.json"] },
];

/** Runs every step, two at a time, and resolves to `{ passed, failed }`. */
export async function check() {
  ensureInstalled("all");
  const waiting = [...steps];
  const result = { passed: 0, failed: 0 };
  const worker = async () => {
    for (let step = waiting.shift(); step !== undefined; step = waiting.shift()) {
      const { code, output } = await run(step.command);
      say(`${code === 0 ? "ok  " : "FAIL"} ${step.name}`);
      if (code === 0) result.passed++;
      else {
        result.failed++;
        say(output);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return result;
}

function run([file, ...args]) {
  return new Promise((resolve) => {
    const child = spawn(runtime(), [file, ...args], { cwd: root, stdio: ["ignore", "pipe", "pipe"] });
    let output = "";
    child.stdout.on("data", (chunk) => (output += chunk));
    child.stderr.on("data", (chunk) => (output += chunk));
    child.on("exit", (code) => resolve({ code, output }));
  });
}

if (import.meta.url === pathToFileURL(process.argv[1] ?? "").href) {
  const { passed, failed } = await check();
  console.log(`${passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
