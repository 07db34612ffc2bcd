import { TERM_ENDS_SOON_DAYS } from "@kith/contract/terms";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { deliver } from "../../platform/delivery/index.ts";
import { derivedId } from "../../platform/ids.ts";
import { addSchedule, onSchedule, type ScheduleHandler } from "../../platform/schedules/index.ts";
import { communitiesWith } from "../charter/index.ts";
import { endingBody, lapsedBody } from "./role-notice-words.ts";
import { roleSaid } from "./role-said.ts";
import { memberNames, peopleBehind, staffAt } from "./roster-queries.ts";
import { termStateAt } from "./rules.ts";
import { termById, type StoredTerm } from "./term-store.ts";

const KIND = "members.term_ending";
const ONCE = "FREQ=DAILY;COUNT=1";
const DAY_MS = 86_400_000;

/** Sees to it that a term does not end unnoticed: days before, and when it has. A term without an end needs neither. */
export async function remindOfEnd(
  tx: Tx,
  ctx: Ctx,
  communityId: string,
  { id, endsAt }: { readonly id: string; readonly endsAt: Date | null },
): Promise<void> {
  if (endsAt === null) return;
  const now = ctx.clock.now();
  const before = [TERM_ENDS_SOON_DAYS, 1].map((days) => new Date(endsAt.getTime() - days * DAY_MS));
  const early = before.find((at) => at > now);
  for (const at of [early, endsAt]) {
    if (at === undefined || at <= now) continue;
    const startsAt = new Date(Math.ceil(at.getTime() / 1000) * 1000).toISOString().slice(0, 19);
    await addSchedule(tx, ctx, {
      communityId,
      kind: KIND,
      subject: id,
      rule: ONCE,
      startsAt,
      timeZone: "UTC",
    });
  }
}

/** Tells whoever holds a term, and the organisers, that it ends; and the organisers, that nobody has the role now. */
export function termReminder(ctx: Ctx): ScheduleHandler {
  return onSchedule(KIND, async (tx, { communityId, subject }) => {
    const term = subject === null ? undefined : await termById(tx, communityId, subject);
    if (term === undefined) return;
    const state = termStateAt(term, ctx.clock.now());
    if (state === "current") await tellEnding(tx, ctx, communityId, term);
    if (state === "lapsed") await tellLapsed(tx, ctx, communityId, term);
  });
}

async function tellEnding(tx: Tx, ctx: Ctx, communityId: string, term: StoredTerm): Promise<void> {
  const staff = await staffAt(tx, communityId, ctx.clock.now());
  const memberIds = [...organisersOf(staff), term.memberId];
  await tellOf(tx, ctx, communityId, { term, memberIds, word: "ending" });
}

async function tellLapsed(tx: Tx, ctx: Ctx, communityId: string, term: StoredTerm): Promise<void> {
  const staff = await staffAt(tx, communityId, ctx.clock.now());
  if (staff.some(({ role }) => role === term.role)) return;
  await tellOf(tx, ctx, communityId, { term, memberIds: organisersOf(staff), word: "lapsed" });
}

function organisersOf(staff: Awaited<ReturnType<typeof staffAt>>): string[] {
  return staff.filter(({ role }) => role === "organiser").map(({ memberId }) => memberId);
}

async function tellOf(
  tx: Tx,
  ctx: Ctx,
  communityId: string,
  {
    term,
    memberIds,
    word,
  }: { readonly term: StoredTerm; readonly memberIds: readonly string[]; readonly word: "ending" | "lapsed" },
): Promise<void> {
  const [community] = await communitiesWith(tx, [communityId]);
  if (community === undefined || community.closedAt !== null || term.endsAt === null) return;
  const names = await memberNames(tx, communityId, [term.memberId]);
  const about = { name: names.get(term.memberId) ?? "", endsAt: term.endsAt };
  const body = (word === "ending" ? endingBody : lapsedBody)(
    await roleSaid(tx, communityId, term.role),
    about,
  );
  const personIds = await peopleBehind(tx, communityId, [...new Set(memberIds)]);
  const notice = { id: derivedId(term.id, word), communityId, purpose: "service", body, personIds };
  await deliver(tx, ctx, { ...notice, url: `/c/${community.slug}/roles` });
}
