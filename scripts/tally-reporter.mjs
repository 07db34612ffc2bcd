// Counts results for the last lines of `npm test`.
import { writeFileSync } from "node:fs";

export default class TallyReporter {
  onTestRunEnd(modules, errors) {
    const tally = { passed: 0, failed: errors.length, skipped: {} };
    for (const module of modules) {
      if (module.errors().length > 0) tally.failed++;
      for (const test of module.children.allTests()) {
        const { state, note } = test.result();
        if (state === "passed") tally.passed++;
        else if (state === "failed") tally.failed++;
        else {
          const reason = note ?? "without a reason";
          tally.skipped[reason] = (tally.skipped[reason] ?? 0) + 1;
        }
      }
    }
    writeFileSync(process.env.KITH_TEST_TALLY, JSON.stringify(tally));
  }
}
