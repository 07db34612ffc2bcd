import type { ApplyForm, Landing } from "@kith/contract/gate";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { charterOf, publicCharter } from "../charter/index.ts";
import { memberNames, staffShown } from "../members/index.ts";
import { exchangedSince, firstReplies } from "../ties/index.ts";
import { waitsSince } from "./application-queries.ts";
import { hashOf } from "./applying.ts";
import { applicationsOn } from "./code-store.ts";
import { accessGate, standing, type OpenGate } from "./entering.ts";
import { keepPage, keptPage, type KeptPage } from "./gate-store.ts";
import { refereeByToken } from "./referee-store.ts";
import {
  canTellTalk,
  DAY_MS,
  daysAfter,
  dayIn,
  hoursBetween,
  numberedRules,
  TALK_WEEKS,
  usual,
} from "./rules.ts";
import type { LandingPage } from "./tables.ts";

/** What talk tells, which stands beside the gate and is not known to it. */
export interface Talk {
  firstPosts(
    db: Db,
    asked: { readonly communityId: string; readonly since: Date; readonly most: number },
  ): Promise<readonly { readonly memberId: string; readonly at: Date }[]>;
}

const FRESH_MS = 10 * 60_000;
const TALK_FRESH_MS = 6 * 3_600_000;
const FIRST_WORDS_DAYS = 183;
const ANSWERS_DAYS = 90;
const FEWEST_NEWCOMERS = 5;
const MOST_NEWCOMERS = 1000;

/**
 * Landing pages, each kept as it was last made: read far oftener than anything on it changes. One that is older than ten
 * minutes is shown once more and made anew behind it; one whose gate or charter has changed since is never shown.
 */
export class Landings {
  readonly #ctx: Ctx;
  readonly #talk: Talk;
  readonly #making = new Map<string, Promise<LandingPage>>();

  constructor(ctx: Ctx, talk: Talk) {
    this.#ctx = ctx;
    this.#talk = talk;
  }

  /** @throws {NotFound} as `accessGate`. @param actor null for a stranger. */
  async landing(slug: string, code: string | undefined, actor: Actor | null): Promise<Landing> {
    const open = await accessGate(this.#ctx, slug, code);
    const { community, gate } = open;
    const { communityId } = community;
    const [page, me, isFullToday] = await Promise.all([
      this.#page(open),
      actor === null ? null : standing(this.#ctx, communityId, actor.personId),
      isFull(this.#ctx, open),
    ]);
    const isCodeGood = code === undefined ? null : open.code !== null;
    const { answerDays, againDays, referee, evidence, questions } = gate.settings;
    const asked = { answerDays, againDays, referee, evidence: evidence.wanted, questions: questions.length };
    return { ...page, ...asked, isFullToday, isCodeGood, me };
  }

  /** Waits for what is being made. */
  async stop(): Promise<void> {
    await Promise.allSettled(this.#making.values());
  }

  async #page(open: OpenGate): Promise<LandingPage> {
    const { communityId } = open.community;
    const [kept, { version }] = await Promise.all([
      keptPage(this.#ctx.db, communityId),
      charterOf(this.#ctx.db, communityId),
    ]);
    const isOfNow = kept?.gateVersion === open.gate.version && kept.charterVersion === version;
    if (kept === null || !isOfNow) return this.#made(open, kept);
    const age = this.#ctx.clock.now().getTime() - kept.madeAt.getTime();
    // Whoever looks at it does not wait for it; what fails here fails again for the next one, who is told.
    if (age > FRESH_MS) this.#made(open, kept).catch(() => undefined);
    return kept.page;
  }

  /** Made once, however many ask for it at once. */
  #made(open: OpenGate, kept: KeptPage | null): Promise<LandingPage> {
    const { communityId } = open.community;
    const running = this.#making.get(communityId);
    if (running !== undefined) return running;
    const making = makePage(this.#ctx, this.#talk, open, kept).finally(() =>
      this.#making.delete(communityId),
    );
    this.#making.set(communityId, making);
    return making;
  }
}

async function isFull(ctx: Ctx, { community, gate }: OpenGate): Promise<boolean> {
  const most = gate.settings.mostPerDay;
  if (most === null) return false;
  const today = dayIn(community.timeZone, ctx.clock.now());
  return (await applicationsOn(ctx.db, community.communityId, today)) >= most;
}

async function makePage(ctx: Ctx, talk: Talk, open: OpenGate, kept: KeptPage | null): Promise<LandingPage> {
  const { community, gate } = open;
  const { communityId, slug, name, language, timeZone, foundedAt, openedAt } = community;
  const now = ctx.clock.now();
  const isTalkFresh = kept !== null && now.getTime() - kept.talkAt.getTime() < TALK_FRESH_MS;
  const [said, organisers, hours, talking] = await Promise.all([
    publicCharter(ctx.db, communityId, now),
    organisersShown(ctx.db, communityId, now),
    usualHours(ctx.db, communityId, now),
    isTalkFresh ? kept.page.talk : talkOf(ctx, talk, open),
  ]);
  if (said === null) throw new NotFound();
  const { charter, promises } = said;
  const { version, purpose, sharedNeed, motive, anchor, onlyHere, asks, fees, values, rules } = charter;
  const page: LandingPage = {
    slug,
    name,
    language,
    timeZone,
    foundedAt,
    openedAt,
    organisers,
    promises,
    charterVersion: version,
    purpose,
    sharedNeed,
    motive,
    anchor,
    onlyHere,
    asks,
    fees,
    values,
    rules,
    talk: talking,
    usualAnswerHours: hours,
  };
  const talkAt = isTalkFresh ? kept.talkAt : now;
  const versions = { gateVersion: gate.version, charterVersion: version };
  await keepPage(ctx.db, communityId, { page, ...versions, madeAt: now, talkAt });
  return page;
}

/** By whom they were verified is left out: that names a member. */
async function organisersShown(db: Db, communityId: string, now: Date): Promise<LandingPage["organisers"]> {
  const staff = await staffShown(db, communityId, now);
  return staff
    .filter(({ role }) => role === "organiser")
    .map(({ name, verified }) => ({
      name,
      verified: verified === null ? null : { way: verified.way, at: verified.at },
    }));
}

async function usualHours(db: Db, communityId: string, now: Date): Promise<number | null> {
  const waits = await waitsSince(db, communityId, daysAfter(now, -ANSWERS_DAYS));
  return usual(waits.map(({ sentAt, endedAt }) => hoursBetween(sentAt, endedAt)));
}

/** How many exchange words, and how soon a newcomer's first ones are answered; never who. */
async function talkOf(ctx: Ctx, talk: Talk, { community }: OpenGate): Promise<LandingPage["talk"]> {
  const { communityId, foundedAt } = community;
  const now = ctx.clock.now();
  const since = new Date(now.getTime() - TALK_WEEKS * 7 * DAY_MS);
  const { members, exchanged } = await exchangedSince(ctx.db, communityId, since);
  if (!canTellTalk(members, new Date(foundedAt), now)) return null;
  return { members, exchanged, weeks: TALK_WEEKS, firstWords: await firstWordsOf(ctx, talk, communityId) };
}

async function firstWordsOf(ctx: Ctx, talk: Talk, communityId: string) {
  const since = daysAfter(ctx.clock.now(), -FIRST_WORDS_DAYS);
  const spoken = await talk.firstPosts(ctx.db, { communityId, since, most: MOST_NEWCOMERS });
  const replies = await firstReplies(ctx.db, communityId, spoken);
  const waits = spoken.flatMap(({ memberId, at }) => {
    const repliedAt = replies.get(memberId);
    return repliedAt === undefined ? [] : [Math.round((repliedAt.getTime() - at.getTime()) / 60_000)];
  });
  const usualMinutes = usual(waits);
  if (spoken.length < FEWEST_NEWCOMERS || usualMinutes === null) return null;
  return { newcomers: spoken.length, answered: waits.length, usualMinutes };
}

/** What is asked, as it is asked now. @throws {NotFound} as `accessGate`. */
export async function applyForm(
  ctx: Ctx,
  actor: Actor | null,
  slug: string,
  { code, referee }: { readonly code?: string | undefined; readonly referee?: string | undefined },
): Promise<ApplyForm> {
  const { community, gate } = await accessGate(ctx, slug, code);
  const { communityId } = community;
  const [{ version }, me, refereeName] = await Promise.all([
    charterOf(ctx.db, communityId),
    actor === null ? null : standing(ctx, communityId, actor.personId),
    nameBehind(ctx, communityId, referee),
  ]);
  const { questions, evidence, asksAge, rules, answerDays, againDays, keptDays } = gate.settings;
  return {
    gateVersion: gate.version,
    charterVersion: version,
    questions,
    evidence,
    referee: gate.settings.referee,
    asksAge,
    answerDays,
    againDays,
    rules: numberedRules(rules),
    keptDays: Math.max(keptDays, againDays),
    refereeName,
    me,
  };
}

/** Who made a link gave it away themselves; no other name is told here. */
async function nameBehind(ctx: Ctx, communityId: string, token: string | undefined): Promise<string | null> {
  if (token === undefined) return null;
  const memberId = await refereeByToken(ctx.db, communityId, hashOf(token), ctx.clock.now());
  if (memberId === null) return null;
  return (await memberNames(ctx.db, communityId, [memberId])).get(memberId) ?? null;
}
