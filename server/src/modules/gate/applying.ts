import type { Apply, NewAccount, RefereeNamed } from "@kith/contract/gate";
import { createHash } from "node:crypto";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { InvalidInput, NotFound, Refused } from "../../platform/errors.ts";
import { emit } from "../../platform/events.ts";
import { namesOf, type Actor, type Newcomers } from "../accounts/index.ts";
import { charterOf } from "../charter/index.ts";
import { memberNames, membersCalled } from "../members/index.ts";
import { countWaiting } from "./application-queries.ts";
import {
  applicationById,
  insertApplication,
  type Application,
  type NewApplication,
} from "./application-store.ts";
import { applicationsOn, countOne } from "./code-store.ts";
import { decideByRules } from "./deciding.ts";
import { accessGate, standing, type OpenGate } from "./entering.ts";
import { lockedGate } from "./gate-store.ts";
import { refereeByToken } from "./referee-store.ts";
import { dayIn, daysAfter, readAnswers, type Issue } from "./rules.ts";
import { askReferee, tellOfFirst } from "./telling.ts";

/** What came of sending an application. */
export interface Sent {
  readonly applicationId: string;
  readonly personId: string;
  /** Whether it arrived for the first time. */
  readonly isNew: boolean;
  /** Where its sender was recognised by it. */
  readonly cookie?: string;
}

type Becoming = Pick<Newcomers, "become">;

interface Asking {
  readonly slug: string;
  readonly asked: Apply;
  /** Who is signed in; null for who makes an account in the same step. */
  readonly actor: Actor | null;
}

/**
 * Sends an application, goes through the gate's rules and, where none decides, puts it into the queue.
 *
 * @throws {NotFound} where no gate stands open. @throws {InvalidInput} saying of each field what is wrong.
 * @throws {Refused} `gateChanged`, `charterChanged`, `guardianNeeded`, `fullToday`, `alreadyMember`, `alreadyApplied`,
 * `tooEarly` with an issue `/againAt` that says when. Emits gate.applied.
 */
export async function apply(ctx: Ctx, newcomers: Becoming, asking: Asking): Promise<Sent> {
  const { slug, asked, actor } = asking;
  const open = await accessGate(ctx, slug, asked.code);
  const { communityId } = open.community;
  const resent = await sentBefore(ctx, communityId, asked.id, actor);
  if (resent !== null) return resent;
  await demandCurrent(ctx, open, asked);
  return send(ctx, newcomers, open, asking).catch(async (error: unknown) => {
    // Both may have been on their way at once.
    const isSecond = error instanceof Refused && error.reason === "alreadyApplied";
    const first = isSecond ? await sentBefore(ctx, communityId, asked.id, actor) : null;
    if (first === null) throw error;
    return first;
  });
}

function send(ctx: Ctx, newcomers: Becoming, open: OpenGate, { asked, actor }: Asking): Promise<Sent> {
  return ctx.db.transaction().execute(async (tx) => {
    await demandRoom(tx, ctx, open);
    const read = await readFields(tx, ctx, open, { asked, isSignedIn: actor !== null });
    const personId = actor?.personId ?? (await becomeSomebody(tx, newcomers, asked.account));
    await demandFree(tx, ctx, open.community.communityId, personId);
    const name = (await namesOf(tx, [personId])).get(personId) ?? "";
    const application = applicationOf(ctx, open, asked, { ...read, personId, name });
    if (!(await insertApplication(tx, application))) throw new Refused("alreadyApplied");
    await takeIn(tx, ctx, open, asked.id);
    return { applicationId: asked.id, personId, isNew: true };
  });
}

function applicationOf(
  ctx: Ctx,
  { community, gate, code }: OpenGate,
  asked: Apply,
  read: Fields & { readonly personId: string; readonly name: string },
): NewApplication {
  const at = ctx.clock.now();
  return {
    ...read,
    communityId: community.communityId,
    id: asked.id,
    sentAt: at,
    promisedBy: daysAfter(at, gate.settings.answerDays),
    gateVersion: gate.version,
    charterVersion: asked.charterVersion,
    codeId: code?.id ?? null,
    age: gate.settings.asksAge ? asked.age : null,
  };
}

/** The same application sent twice is one; an id that is somebody else's is none. */
async function sentBefore(
  { db }: Ctx,
  communityId: string,
  id: string,
  actor: Actor | null,
): Promise<Sent | null> {
  const before = await applicationById(db, communityId, id);
  if (before === null) return null;
  if (before.personId !== actor?.personId) throw new InvalidInput("id");
  return { applicationId: id, personId: before.personId, isNew: false };
}

async function demandCurrent({ db }: Ctx, { community, gate }: OpenGate, asked: Apply): Promise<void> {
  if (asked.gateVersion !== gate.version) throw new Refused("gateChanged");
  const { version } = await charterOf(db, community.communityId);
  if (asked.charterVersion !== version) throw new Refused("charterChanged");
}

/** Where only so many are taken a day, they are counted one after the other. */
async function demandRoom(tx: Tx, ctx: Ctx, { community, gate }: OpenGate): Promise<void> {
  const { communityId, timeZone } = community;
  if (gate.settings.mostPerDay === null) return;
  await lockedGate(tx, communityId);
  const today = await applicationsOn(tx, communityId, dayIn(timeZone, ctx.clock.now()));
  if (today >= gate.settings.mostPerDay) throw new Refused("fullToday");
}

type Fields = Pick<NewApplication, "answers" | "refereeMemberId" | "refereeName">;

/** @throws {InvalidInput} with all that is wrong, at once. */
async function readFields(
  tx: Tx,
  ctx: Ctx,
  { community: { communityId }, gate: { settings } }: OpenGate,
  { asked, isSignedIn }: { readonly asked: Apply; readonly isSignedIn: boolean },
): Promise<Fields> {
  const { answers, issues } = readAnswers(settings.questions, asked.answers);
  const wrong: Issue[] = [...issues];
  if (settings.asksAge && asked.age === null) wrong.push({ path: "/age", message: "missing" });
  if (!isSignedIn && asked.account === undefined) wrong.push({ path: "/account", message: "missing" });
  const isRefereeMissing = settings.referee === "required" && asked.referee === null;
  if (isRefereeMissing) wrong.push({ path: "/referee", message: "missing" });
  const named = settings.referee === "none" ? null : asked.referee;
  const refereeMemberId = named === null ? null : await refereeAsked(tx, ctx, communityId, named);
  const isLinkOver = named?.by === "link" && refereeMemberId === null;
  if (isLinkOver) wrong.push({ path: "/referee", message: "linkOver" });
  if (wrong.length > 0) throw new InvalidInput("fields", wrong);
  if (settings.asksAge && asked.age === "under14") throw new Refused("guardianNeeded");
  return { answers, refereeMemberId, refereeName: await nameOf(tx, communityId, named, refereeMemberId) };
}

/** Nobody learns whether somebody of a name belongs: a name that is nobody's, or more than one's, just stands there. */
async function refereeAsked(
  tx: Tx,
  ctx: Ctx,
  communityId: string,
  referee: RefereeNamed,
): Promise<string | null> {
  if (referee.by === "link") {
    return refereeByToken(tx, communityId, hashOf(referee.token), ctx.clock.now());
  }
  const [only, another] = await membersCalled(tx, communityId, referee.name);
  return another === undefined ? (only ?? null) : null;
}

export function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

async function nameOf(
  tx: Tx,
  communityId: string,
  referee: RefereeNamed | null,
  memberId: string | null,
): Promise<string | null> {
  if (referee === null) return null;
  if (referee.by === "name") return referee.name;
  return memberId === null ? null : ((await memberNames(tx, communityId, [memberId])).get(memberId) ?? "");
}

/** What is wrong with an account is said field by field, as with the answers. */
async function becomeSomebody(tx: Tx, newcomers: Becoming, account?: NewAccount): Promise<string> {
  if (account === undefined) throw new InvalidInput("fields", [{ path: "/account", message: "missing" }]);
  return newcomers.become(tx, account).catch((error: unknown) => {
    const path = error instanceof Refused ? accountFields[error.reason ?? ""] : undefined;
    if (path === undefined || !(error instanceof Refused)) throw error;
    throw new InvalidInput("fields", [{ path: `/account/${path}`, message: error.reason ?? "" }]);
  });
}

const accountFields: Readonly<Record<string, string>> = {
  usernameTaken: "username",
  emailTaken: "email",
  passwordTooShort: "password",
  passwordIsUsername: "password",
};

async function demandFree(tx: Tx, ctx: Ctx, communityId: string, personId: string): Promise<void> {
  const { isMember, isUndecided, againAt } = await standing(
    { db: tx, clock: ctx.clock },
    communityId,
    personId,
  );
  if (isMember) throw new Refused("alreadyMember");
  if (isUndecided) throw new Refused("alreadyApplied");
  if (againAt !== null) throw new Refused("tooEarly", [{ path: "/againAt", message: againAt }]);
}

/** It is counted, those are told whom it concerns, and rules decide where they can. */
async function takeIn(tx: Tx, ctx: Ctx, { community, gate }: OpenGate, id: string): Promise<void> {
  const { communityId, timeZone } = community;
  const application = await applicationById(tx, communityId, id);
  if (application === null) throw new NotFound();
  await emit(tx, "gate.applied", { communityId, applicationId: id });
  const isDecided = await decideByRules(tx, ctx, application, gate);
  if (!isDecided) await tellWhoIsConcerned(tx, ctx, application);
  // Last, since everybody who applies today counts on this row.
  const day = dayIn(timeZone, application.sentAt);
  await countOne(tx, { communityId, codeId: application.codeId, day }, "applications");
}

async function tellWhoIsConcerned(tx: Tx, ctx: Ctx, application: Application): Promise<void> {
  await askReferee(tx, ctx, application);
  if ((await countWaiting(tx, application.communityId)) === 1) await tellOfFirst(tx, ctx, application);
}
