import type { HealthView } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import type { Report } from "@kith/contract/report";
import { redacted } from "@kith/diagnosis";
import type { Ctx } from "../../../platform/ctx.ts";
import { isAskedFor } from "../../../platform/jobs/index.ts";
import { may, mayStill, type Insider } from "../../members/index.ts";
import { countKey } from "../commands.ts";
import type { ReportTemplate } from "../findings.ts";
import { filled, type Fill } from "../marks.ts";
import { latestRun, namesOfMembers, textsOfPosts } from "../queries.ts";
import type { RunRow } from "../store.ts";
import { wordsIn } from "../words.ts";
import { changesSince } from "./changes.ts";
import { disputeViews } from "./disputes.ts";
import { initialIn } from "./initial.ts";
import { seenBy, type Seen } from "./seen.ts";

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
  const template = run?.report ?? null;
  const shown = template === null ? null : await shownReport(ctx, insider, template, language);
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
  template: ReportTemplate,
  language: Language,
): Promise<Shown> {
  const seen = seenBy(insider, template);
  const report = seen.report(template.views[language]);
  const posts = Object.fromEntries(
    report.lines.flatMap(({ evidence }) => evidence.map(({ key }) => [key, postsOf(template, key)] as const)),
  );
  const names = await namesOfMembers(db, insider.communityId, Object.values(seen.people));
  const texts = await textsOfPosts(db, insider.communityId, Object.values(posts).flat());
  const fill = fillFor({ seen, names, texts, template, language });
  return { report: filled(report, fill), people: seen.people, posts };
}

function postsOf({ pieces, postIds }: ReportTemplate, key: string): string[] {
  return (pieces[key]?.posts ?? []).flatMap((post) => postIds[String(post)] ?? []);
}

const LONGEST_QUOTE = 280;

function fillFor(given: {
  readonly seen: Seen;
  readonly names: ReadonlyMap<string, string>;
  readonly texts: ReadonlyMap<string, string>;
  readonly template: ReportTemplate;
  readonly language: Language;
}): Fill {
  const { seen, names, texts, template, language } = given;
  const words = wordsIn(language);
  const person = (number: number) => {
    const id = seen.people[String(number)];
    return id === undefined ? words.somebody : names.get(id) || words.erased;
  };
  return {
    person,
    initial: (number) => initialIn(person(number)),
    post: (number) => {
      const text = texts.get(template.postIds[String(number)] ?? "");
      if (text === undefined) return words.removedPost;
      const shown = redacted(text.trim(), language);
      return shown.length > LONGEST_QUOTE ? `${shown.slice(0, LONGEST_QUOTE)}…` : shown;
    },
  };
}
