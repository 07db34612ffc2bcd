import { readdirSync, statSync } from "node:fs";
import path from "node:path";
import { expect, test } from "vitest";
import { archivesFolder, talksOf } from "../../bench/support/archive-talks.ts";
import { diagnose } from "../src/index.ts";
import { talkOnSomeDays } from "./talk-edits.ts";

const SEEDS = [11, 12, 13, 14, 15];

/** Logs for training links, in no archive format. */
const NO_ARCHIVES = ["irc-disentanglement"];

test("a random tenth of the days of a real archive flips no verdict", { timeout: 120_000 }, async (ctx) => {
  const folder = archivesFolder();
  if (folder === null) return ctx.skip("needs the archives folder");
  const names = readdirSync(folder).filter(
    (name) => !NO_ARCHIVES.includes(name) && statSync(path.join(folder, name)).isDirectory(),
  );
  const flips: string[] = [];
  let told = 0;
  for (const name of names) {
    for (const { talk } of await talksOf(path.join(folder, name))) {
      const { verdict } = diagnose(talk);
      if (verdict !== "notEnough") told++;
      for (const seed of SEEDS) {
        const tenth = diagnose(talkOnSomeDays(talk, 0.1, seed)).verdict;
        if (![verdict, "notEnough", "undecided"].includes(tenth))
          flips.push(`${name}, ${talk.length} messages, seed ${seed}: ${verdict} became ${tenth}`);
      }
    }
  }
  expect(told, "archives that are judged at all").toBeGreaterThan(10);
  expect(flips).toEqual([]);
});
