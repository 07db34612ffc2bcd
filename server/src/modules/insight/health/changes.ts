import type { Language } from "@kith/contract/language";
import type { Ctx } from "../../../platform/ctx.ts";
import { may, type Insider } from "../../members/index.ts";
import { namesOfMembers, runsBefore, type RunLine } from "../queries.ts";
import type { RunRow } from "../store.ts";
import { wordsIn } from "../words.ts";

const WEEK_MS = 7 * 86_400_000;

/** What is different from a week before a judgement, in sentences: the two words, the claims, who is always there. */
export async function changesSince(
  { db }: Ctx,
  insider: Insider,
  run: RunRow,
  language: Language,
): Promise<string[]> {
  const { communityId } = insider;
  const before = new Date(run.at.getTime() - WEEK_MS + 1);
  const [then] = await runsBefore(db, { communityId, before, most: 1 });
  if (then === undefined) return [];
  const { changes } = wordsIn(language);
  const words: string[] = [];
  if (then.verdict !== run.verdict) words.push(changes.verdict(then.verdict, run.verdict));
  if (then.life !== run.life) words.push(changes.life(then.life, run.life));
  for (const { id, grade } of run.findings.claims) {
    const old = then.findings.claims.find((claim) => claim.id === id)?.grade ?? "notEnough";
    if (old !== grade) words.push(changes.grade(id, old, grade));
  }
  const came = missingFrom(then, run);
  const went = missingFrom(run, then);
  const names = await namesOfMembers(db, communityId, [...came, ...went]);
  const named = (ids: readonly string[]) => ids.flatMap((id) => names.get(id) || []);
  const shows = (ids: readonly string[]) =>
    may(insider, "health.see_people") || ids.every((id) => id === insider.memberId);
  if (came.length > 0) words.push(shows(came) ? changes.came(named(came)) : changes.cameCount(came.length));
  if (went.length > 0) words.push(shows(went) ? changes.went(named(went)) : changes.wentCount(went.length));
  return words;
}

/** Who is always there in one judgement and was not in the other. */
function missingFrom(one: RunLine, other: RunLine): string[] {
  const known = new Set(one.findings.regularIds);
  return other.findings.regularIds.filter((id) => !known.has(id));
}
