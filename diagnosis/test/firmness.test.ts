import { expect, test } from "vitest";
import { diagnose, firmnessOf, movable, verdictWithCuts } from "../src/index.ts";
import * as worlds from "./talk-world.ts";

const talks = [
  worlds.livingCommunity({ seed: 1, days: 60 }),
  worlds.hubsAndRing({ seed: 2 }),
  worlds.chatWithoutBackbone({ seed: 3, marks: 0.3 }),
  worlds.advertisingGroup({ seed: 1 }),
];

test("a verdict tried with moved thresholds is what judging with them gives", () => {
  for (const talk of talks.slice(0, 2)) {
    const diagnosis = diagnose(talk);
    for (const threshold of movable) {
      for (const factor of [0.5, 1.9]) {
        const cuts = { [threshold]: factor };
        expect(verdictWithCuts(diagnosis, cuts), `${threshold} × ${factor}`).toBe(
          diagnose(talk, { cuts }).verdict,
        );
      }
    }
  }
});

test("thresholds moved far enough change verdicts: each direction tells something", () => {
  const community = diagnose(talks[0]!);
  expect(verdictWithCuts(community, { "exchangeShare.fail": 30, "exchangeShare.pass": 30 })).not.toBe(
    "community",
  );
  expect(verdictWithCuts(diagnose(talks[3]!), { promotedRoots: 30 })).not.toBe("advertisingChannel");
});

test("whoever carries a broadcast alone is named as the one whose absence would change it", () => {
  const star = diagnose(worlds.broadcastStar({ seed: 1 }));
  const [owner] = star.judged!.scope.staff;
  const without = firmnessOf(star).withoutPerson.find(({ person }) => person === owner);
  expect(without).toBeDefined();
  expect(without?.verdict).not.toBe("broadcastList");
});
