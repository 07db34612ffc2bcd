// npm test: checks, then every test including the browser journeys. Installs and builds what is missing.
// The last line is "N passed, N failed"; the line before counts skips by reason.
import { mkdtempSync, readFileSync, rmSync } from "node:fs";
import os from "node:os";
import path from "node:path";
import { check } from "./check.mjs";
import { ensureInstalled, ensureWebBuilt, root, runWithRuntime } from "./setup.mjs";

const only = process.argv.slice(2);

ensureInstalled("all");
const checks = only.length > 0 ? { passed: 0, failed: 0 } : await check();
ensureWebBuilt();
const tests = await runTests();
report(checks, tests);

async function runTests() {
  const folder = mkdtempSync(path.join(os.tmpdir(), "kith-test-"));
  const tally = path.join(folder, "tally.json");
  const vitest = path.join(root, "node_modules/vitest/vitest.mjs");
  const reporter = path.join(root, "scripts/tally-reporter.mjs");
  const code = await runWithRuntime(
    [vitest, "run", "--reporter=default", `--reporter=${reporter}`, ...only],
    {
      cwd: root,
      env: { ...process.env, KITH_TEST_TALLY: tally },
    },
  );
  try {
    const counted = JSON.parse(readFileSync(tally, "utf8"));
    return { ...counted, failed: counted.failed + (code !== 0 && counted.failed === 0 ? 1 : 0) };
  } catch {
    return { passed: 0, failed: 1, skipped: {} };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

function report(checks, tests) {
  const reasons = Object.entries(tests.skipped).map(([reason, count]) => `${count} ${reason}`);
  const failed = checks.failed + tests.failed;
  console.log(`skipped: ${reasons.length === 0 ? "0" : reasons.join("; ")}`);
  console.log(`${checks.passed + tests.passed} passed, ${failed} failed`);
  process.exitCode = failed === 0 ? 0 : 1;
}
