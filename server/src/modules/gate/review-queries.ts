import type {
  Admission,
  ApplicationLine,
  ApplicationQueue,
  ApplicationReview,
  QueueAsked,
  QueueFilters,
} from "@kith/contract/applications";
import { PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Db } from "../../platform/db/open.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import {
  accessCommunity,
  demand,
  may,
  mayStill,
  memberNames,
  standingOf,
  type Insider,
} from "../members/index.ts";
import {
  admissionOf,
  countUndecided,
  nextWaiting,
  queueSlice,
  type QueueRow,
} from "./application-queries.ts";
import { applicationById, applicationsTo, notesOf, type Application } from "./application-store.ts";
import { codePage, codesWith } from "./code-store.ts";
import { latestGate } from "./gate-store.ts";
import { numberedRules } from "./rules.ts";
import { decidingRule, isUndecided, sharedFacts, withGate } from "./views.ts";

/** What reviewers see. */

const MOST_CODES = 200;

const Place = z.tuple([z.iso.datetime(), z.uuid()]);

/** A page of the queue. @throws {PowerLacked} @throws {InvalidInput} `cursor`. */
export async function applicationQueue(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  asked: QueueAsked,
): Promise<ApplicationQueue> {
  const insider = await accessCommunity(ctx, actor, slug);
  demand(insider, "application.read");
  const { communityId } = insider;
  const state = asked.state ?? "waiting";
  const [at, id] = asked.cursor === undefined ? [] : placeAt(asked.cursor, Place);
  const slice = {
    state,
    codeId: asked.code ?? null,
    answer: await answerAsked(ctx.db, communityId, asked),
    after: at === undefined || id === undefined ? null : { at: new Date(at), id },
    limit: PAGE_SIZE + 1,
  };
  const now = ctx.clock.now();
  const [rows, counts] = await Promise.all([
    queueSlice(ctx.db, communityId, slice),
    countUndecided(ctx.db, communityId, now),
  ]);
  const page = rows.slice(0, PAGE_SIZE);
  return {
    applications: page.map((row) => lineOf(row, now)),
    next: rows.length > PAGE_SIZE ? cursorAfter(page.at(-1)) : null,
    counts,
    can: { decide: mayStill(insider, "application.decide") },
  };
}

/** An answer is compared as its question's kind is: a year that is asked for as a number is one. */
async function answerAsked(db: Db, communityId: string, { question, answer }: QueueAsked) {
  if (question === undefined || answer === undefined) return null;
  const gate = await latestGate(db, communityId);
  const kind = gate?.settings.questions.find(({ id }) => id === question)?.kind;
  const number = Number(answer);
  return { question, answer: kind === "number" && Number.isFinite(number) ? number : answer };
}

function cursorAfter(last: QueueRow | undefined): string | null {
  if (last === undefined) return null;
  const at = isUndecided(last) ? last.sentAt : (last.endedAt ?? last.sentAt);
  return cursorAt([at.toISOString(), last.id]);
}

function lineOf(row: QueueRow, now: Date): ApplicationLine {
  const { id, name, state, sentAt, promisedBy, codeName, refereeName, refereeState } = row;
  return {
    id,
    name,
    state,
    codeName,
    sentAt: sentAt.toISOString(),
    promisedBy: promisedBy.toISOString(),
    isLate: state === "waiting" && promisedBy < now,
    answers: answersInLine(row),
    referee: refereeName === null ? "none" : refereeState === "vouched" ? "vouched" : "asked",
    isEvidenceMissing: isUndecided(row) && row.evidenceWanted === "required" && row.files === 0,
    hasAnswered: hasAnswered(row),
  };
}

function hasAnswered({ state, askedAt, answeredAt }: Application): boolean {
  return state === "waiting" && answeredAt !== null && (askedAt === null || answeredAt >= askedAt);
}

function answersInLine({ answers, questions }: QueueRow): ApplicationLine["answers"] {
  return questions.flatMap(({ id, text }) => {
    const answer = answers[id];
    return answer === undefined ? [] : [{ text, answer: String(answer).slice(0, 200) }];
  });
}

/** By what the queue can be looked through. @throws {PowerLacked} */
export async function queueFilters(ctx: Ctx, actor: Actor, slug: string): Promise<QueueFilters> {
  const insider = await accessCommunity(ctx, actor, slug);
  demand(insider, "application.read");
  const [gate, codes] = await Promise.all([
    latestGate(ctx.db, insider.communityId),
    codePage(ctx.db, insider.communityId, { before: null, limit: MOST_CODES }),
  ]);
  return {
    codes: codes.map(({ id, name }) => ({ id, name })),
    questions: gate?.settings.questions ?? [],
  };
}

/** Everything about one application. @throws {PowerLacked} @throws {NotFound} */
export async function applicationReview(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  id: string,
): Promise<ApplicationReview> {
  const insider = await accessCommunity(ctx, actor, slug);
  demand(insider, "application.read", { applicationId: id });
  const application = await applicationById(ctx.db, insider.communityId, id);
  if (application === null) throw new NotFound();
  const { gate } = await withGate(ctx.db, application);
  const [shared, team, code] = await Promise.all([
    sharedFacts(ctx.db, { application, gate }),
    knownToTeam(ctx.db, application),
    codeOf(ctx.db, application),
  ]);
  const { name, refereeState, refereeWords, memberId } = application;
  return {
    ...shared,
    ...team,
    name,
    code,
    memberId,
    refereeWords: refereeState === "vouched" ? refereeWords : null,
    rules: numberedRules(gate.settings.rules),
    acceptedAt: application.acceptedAt.toISOString(),
    can: reviewCan(insider, application),
  };
}

function reviewCan(insider: Insider, application: Application): ApplicationReview["can"] {
  const isUnderWay = isUndecided(application);
  return {
    decide: isUnderWay && mayStill(insider, "application.decide"),
    note: mayStill(insider, "application.note"),
    ask: isUnderWay && mayStill(insider, "application.talk"),
  };
}

async function knownToTeam(db: Db, application: Application) {
  const { communityId, personId, decidedBy } = application;
  const [sent, notes, nextId, member] = await Promise.all([
    applicationsTo(db, communityId, personId),
    notesOf(db, application),
    nextWaiting(db, application),
    standingOf(db, communityId, personId),
  ]);
  const staff = [...notes.map(({ byMember }) => byMember), ...(decidedBy === null ? [] : [decidedBy])];
  const names = await memberNames(db, communityId, staff);
  return {
    wasRemoved: member?.state === "removed",
    before: sent
      .filter((one) => one.id !== application.id && !isUndecided(one))
      .map(({ id, state, sentAt, reason }) => ({ id, state, sentAt: sentAt.toISOString(), reason })),
    notes: notes.map(({ id, at, byMember, text }) => ({
      id,
      text,
      at: at.toISOString(),
      byName: names.get(byMember) ?? "",
    })),
    decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? ""),
    nextId,
  };
}

async function codeOf(db: Db, { communityId, codeId }: Application): Promise<Admission["code"]> {
  const [code] = await codesWith(db, communityId, codeId === null ? [] : [codeId]);
  return code === undefined ? null : { id: code.id, name: code.name, word: code.word };
}

/**
 * How a member came in, for themselves and for reviewers; null for whoever did not come by the gate.
 *
 * @throws {NotFound} for everybody else, and of nobody.
 */
export async function admission(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  memberId: string,
): Promise<Admission | null> {
  const insider = await accessCommunity(ctx, actor, slug);
  if (insider.memberId !== memberId && !may(insider, "application.read")) throw new NotFound();
  const { communityId } = insider;
  const application = await admissionOf(ctx.db, communityId, memberId);
  const admittedAt = application?.endedAt ?? null;
  if (application === null || admittedAt === null) {
    if (!(await memberNames(ctx.db, communityId, [memberId])).has(memberId)) throw new NotFound();
    return null;
  }
  const [{ gate }, code] = await Promise.all([withGate(ctx.db, application), codeOf(ctx.db, application)]);
  const { decidedBy, refereeState, refereeName } = application;
  const names = await memberNames(ctx.db, communityId, decidedBy === null ? [] : [decidedBy]);
  return {
    applicationId: application.id,
    appliedAt: application.sentAt.toISOString(),
    admittedAt: admittedAt.toISOString(),
    charterVersion: application.charterVersion,
    acceptedAt: application.acceptedAt.toISOString(),
    code,
    refereeName: refereeState === "vouched" ? refereeName : null,
    decidedByName: decidedBy === null ? null : (names.get(decidedBy) ?? ""),
    rule: decidingRule(application, gate),
  };
}
