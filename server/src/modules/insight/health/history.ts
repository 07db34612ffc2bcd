import type { HealthHistory } from "@kith/contract/insight";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Insider } from "../../members/index.ts";
import { runsBefore } from "../queries.ts";
import { runView } from "./view.ts";

const PAGE = 50;
const END_OF_TIME = new Date("9999-01-01");

/** Judgements of the past, newest first, the last of each day. @param cursor where the page before ended. */
export async function historyView(
  { db }: Ctx,
  { communityId }: Insider,
  cursor: string | undefined,
): Promise<HealthHistory> {
  const before = cursor === undefined ? END_OF_TIME : new Date(Number(cursor));
  const runs = await runsBefore(db, { communityId, before, most: PAGE + 1 });
  const shown = runs.slice(0, PAGE);
  return {
    runs: shown.map((run) => ({ ...runView(run), claims: [...run.findings.claims] })),
    nextCursor: runs.length > PAGE ? String(shown.at(-1)!.at.getTime()) : null,
  };
}
