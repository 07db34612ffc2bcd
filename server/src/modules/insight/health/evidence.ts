import type { LineId } from "@kith/contract/diagnosis";
import type { EvidencePage } from "@kith/contract/insight";
import type { Language } from "@kith/contract/language";
import type { Ctx } from "../../../platform/ctx.ts";
import { NotFound, Refused } from "../../../platform/errors.ts";
import { may, type Insider } from "../../members/index.ts";
import type { MoreEvidence } from "../findings.ts";
import { filled } from "../marks.ts";
import { evidenceBeyond, latestRun, namesOfMembers, textsOfPosts } from "../queries.ts";
import { fillFor } from "./fill.ts";
import { ownIn } from "./seen.ts";
import { postsOf } from "./view.ts";

export interface EvidenceAsked {
  readonly runId: string;
  readonly line: LineId;
  /** The place among the pieces somebody may see where a portion begins. */
  readonly from: number;
  readonly language: Language;
}

const PAGE = 20;

/**
 * A portion of all the evidence of a line: to organisers every piece that was kept, to everybody what is about themselves.
 * @throws {NotFound} where nothing was judged yet. @throws {Refused} `recounted` where the judgement it is of is no longer the newest.
 */
export async function evidencePage(ctx: Ctx, insider: Insider, asked: EvidenceAsked): Promise<EvidencePage> {
  const { communityId } = insider;
  const { runId, line, from, language } = asked;
  const run = await latestRun(ctx.db, communityId);
  if (run === null) throw new NotFound();
  if (run.id !== runId) throw new Refused("recounted");
  const more = (await evidenceBeyond(ctx.db, { communityId, runId, line }))[line];
  if (!more) return { evidence: [], people: {}, posts: {}, nextCursor: null };
  const own = may(insider, "health.see_people") ? null : ownIn(insider, more);
  const all = more.views[language].filter(({ key }) => own === null || own.isOwn(key));
  const end = from + PAGE;
  return {
    ...(await worded(ctx, more, { insider, language, evidence: all.slice(from, end) })),
    nextCursor: end < all.length ? String(end) : null,
  };
}

/** Pieces with their names and words put in. */
async function worded(
  { db }: Ctx,
  more: MoreEvidence,
  shown: {
    readonly insider: Insider;
    readonly language: Language;
    readonly evidence: MoreEvidence["views"][Language];
  },
): Promise<Omit<EvidencePage, "nextCursor">> {
  const { insider, language, evidence } = shown;
  const numbers = new Set(evidence.flatMap(({ key }) => more.pieces[key]?.people ?? []).map(String));
  const mayName = may(insider, "health.see_people") ? more.memberIds : ownIn(insider, more).people;
  const people = Object.fromEntries(Object.entries(mayName).filter(([number]) => numbers.has(number)));
  const posts = Object.fromEntries(evidence.map(({ key }) => [key, postsOf(more, key)]));
  const names = await namesOfMembers(db, insider.communityId, Object.values(people));
  const texts = await textsOfPosts(db, insider.communityId, Object.values(posts).flat());
  const fill = fillFor({ people, postIds: more.postIds, names, texts, language });
  return { evidence: filled(evidence, fill), people, posts };
}
