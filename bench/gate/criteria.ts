import { WhoMeets } from "@kith/contract/criteria";
import { median } from "../support/process.ts";

const RUNS = 5;

/** Long-standing members who met somebody, know several or take part, are not quiet, and hold no office. */
const CRITERION = {
  all: [
    { fact: "joinedDaysAgo", op: "atLeast", value: 30 },
    {
      any: [
        { fact: "metMembers", op: "atLeast", value: 1 },
        { fact: "ties", op: "atLeast", value: 3 },
        { fact: "meaningfulActs", inDays: 30, op: "atLeast", value: 1 },
      ],
    },
    { fact: "quietDays", op: "lessThan", value: 60 },
    { not: { fact: "role", op: "oneOf", value: ["organiser", "moderator"] } },
  ],
};

/** How long the first page of a dry run takes, its count included; the median of five. */
export async function criteriaDryRunSeconds(
  url: string,
  slug: string,
  cookie: string,
): Promise<{ seconds: number; count: number; of: number }> {
  const took: number[] = [];
  let found: WhoMeets | null = null;
  for (let run = 0; run < RUNS; run++) {
    const start = performance.now();
    const answer = await fetch(`${url}/api/communities/${slug}/criteria/dry-run`, {
      method: "POST",
      headers: { cookie, "content-type": "application/json", origin: url },
      body: JSON.stringify({ criterion: CRITERION }),
    });
    found = WhoMeets.parse(await answer.json());
    took.push((performance.now() - start) / 1000);
  }
  return { seconds: median(took), count: found?.count ?? 0, of: found?.of ?? 0 };
}
