/**
 * npm run bench -- thresholds PATH...: moves each threshold of the verdict up and down by a tenth, and tells
 * which verdicts flip in the chats of the archives at the paths. The last line is one JSON: for each threshold
 * and direction the flips, and for each chat its verdict.
 */
import { diagnose, movable, verdictWithCuts } from "@kith/diagnosis";
import { existsSync } from "node:fs";
import { talksOf } from "./support/archive-talks.ts";

const MOVED_BY = 0.1;

interface Flip {
  readonly chat: string;
  readonly from: string;
  readonly to: string;
}

const places = process.argv.slice(2);
if (places.length === 0 || !places.every((place) => existsSync(place))) {
  console.error("npm run bench -- thresholds PATH...   (archives: files, folders or zips)");
  process.exit(2);
}

const chats: { chat: string; messages: number; verdict: string; flips: number }[] = [];
const flips = new Map<string, Flip[]>(
  movable.flatMap((threshold) => [`${threshold} +10%`, `${threshold} -10%`]).map((key) => [key, []]),
);

for (const place of places) {
  for (const { name, talk } of await talksOf(place)) {
    const diagnosis = diagnose(talk);
    let count = 0;
    for (const threshold of movable) {
      for (const sign of [1, -1]) {
        const to = verdictWithCuts(diagnosis, { [threshold]: 1 + sign * MOVED_BY });
        if (to === diagnosis.verdict) continue;
        flips
          .get(`${threshold} ${sign > 0 ? "+" : "-"}10%`)
          ?.push({ chat: name, from: diagnosis.verdict, to });
        count++;
      }
    }
    chats.push({ chat: name, messages: talk.length, verdict: diagnosis.verdict, flips: count });
    console.log(`${name}: ${diagnosis.verdict}, ${count} of ${2 * movable.length} moves flip it`);
  }
}

const judged = chats.filter(({ verdict }) => verdict !== "notEnough");
console.log(
  JSON.stringify({
    chats: chats.length,
    judged: judged.length,
    thresholds: movable.length,
    flipped: judged.filter(({ flips: count }) => count > 0).length,
    flips: Object.fromEntries([...flips].filter(([, found]) => found.length > 0)),
    verdicts: chats,
  }),
);
