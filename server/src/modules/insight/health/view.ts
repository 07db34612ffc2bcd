import type { HealthView } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import type { Report } from "@kith/contract/report";
import type { Ctx } from "../../../platform/ctx.ts";
import { isAskedFor } from "../../../platform/jobs/index.ts";
import { may, mayStill, type Insider } from "../../members/index.ts";
import { countKey } from "../commands.ts";
import type { MoreEvidence, ReportTemplate } from "../findings.ts";
import { filled } from "../marks.ts";
import { evidenceBeyond, latestRun, namesOfMembers, textsOfPosts } from "../queries.ts";
import type { RunRow } from "../store.ts";
import { wordsIn } from "../words.ts";
import { changesSince } from "./changes.ts";
import { disputeViews } from "./disputes.ts";
import { fillFor } from "./fill.ts";
import { seenBy } from "./seen.ts";

/**
 * Where a community stands, in one language: the newest judgement, one row, with names and words put in. What it finds of
 * a person is shown to that person and to organisers.
 */
export async function healthView(ctx: Ctx, insider: Insider, language: Language): Promise<HealthView> {
  const { communityId } = insider;
  const run = await latestRun(ctx.db, communityId);
  const isCounting = await isAskedFor(ctx.db, countKey(communityId));
  const can = {
    countAgain: mayStill(insider, "health.count_again"),
    seePeople: may(insider, "health.see_people"),
  };
  const disputes = await disputeViews(ctx.db, insider, language);
  const report = run?.report ?? null;
  const shown =
    run === null || report === null ? null : await shownReport(ctx, insider, { ...run, report }, language);
  return {
    run: run === null ? null : runView(run),
    isCounting,
    life: run === null ? null : { word: run.life, ...wordsIn(language).life[run.life] },
    report: shown?.report ?? null,
    people: shown?.people ?? {},
    posts: shown?.posts ?? {},
    changes: run === null ? [] : await changesSince(ctx, insider, run, language),
    disputes,
    can,
  };
}

export function runView(run: Omit<RunRow, "report">) {
  return {
    id: run.id,
    at: run.at.toISOString(),
    from: run.window_from?.toISOString() ?? null,
    to: run.window_to?.toISOString() ?? null,
    verdict: run.verdict,
    life: run.life,
  };
}

type Shown = Pick<HealthView, "people" | "posts"> & { readonly report: Report };

async function shownReport(
  { db }: Ctx,
  insider: Insider,
  run: RunRow & { readonly report: ReportTemplate },
  language: Language,
): Promise<Shown> {
  const { communityId } = insider;
  const template = run.report;
  const beyond = may(insider, "health.see_people")
    ? {}
    : await evidenceBeyond(db, { communityId, runId: run.id });
  const seen = seenBy(insider, template, beyond);
  const report = seen.report(template.views[language]);
  const posts = Object.fromEntries(
    report.lines.flatMap(({ evidence }) => evidence.map(({ key }) => [key, postsOf(template, key)] as const)),
  );
  const names = await namesOfMembers(db, communityId, Object.values(seen.people));
  const texts = await textsOfPosts(db, communityId, Object.values(posts).flat());
  const fill = fillFor({ people: seen.people, postIds: template.postIds, names, texts, language });
  return { report: filled(report, fill), people: seen.people, posts };
}

/** The posts behind the cards of a piece of evidence, in their order. */
export function postsOf(
  { pieces, postIds }: Pick<MoreEvidence, "pieces" | "postIds">,
  key: string,
): string[] {
  return (pieces[key]?.posts ?? []).flatMap((post) => postIds[String(post)] ?? []);
}
