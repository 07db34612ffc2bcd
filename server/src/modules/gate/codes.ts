import type { ChangeCode, ChannelCode, CodeByWeek, CodeReport, MakeCode } from "@kith/contract/channel-codes";
import { PAGE_SIZE } from "@kith/contract/text";
import { randomInt } from "node:crypto";
import { z } from "zod";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import type { Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { accessCommunity, demand, inCommunity, mayStill, type Insider } from "../members/index.ts";
import * as store from "./code-store.ts";
import { cacOf, dayIn, daysAfter, joinRateOf } from "./rules.ts";

const MOST_CODES = 1000;
const WEEKS = 26;
const NOTHING: store.Counts = { views: 0, applications: 0, joins: 0 };
/** Without letters and digits that are taken for each other when read aloud or copied from a poster. */
const SIGNS = "23456789abcdefghjkmnpqrstuvwxyz";
const WORD_LENGTH = 6;

/** @returns the code's id. @throws {Refused} `codeTaken`, `tooManyCodes`. */
export async function makeCode(ctx: Ctx, actor: Actor, slug: string, asked: MakeCode): Promise<string> {
  return inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "code.make");
    const { communityId, memberId: madeBy } = insider;
    if ((await store.countCodes(tx, communityId)) >= MOST_CODES) throw new Refused("tooManyCodes");
    const { name, costMinor, currency } = asked;
    const endsAt = asked.endsAt === null ? null : new Date(asked.endsAt);
    const made = { name, costMinor, currency, endsAt, madeAt: ctx.clock.now() };
    const code = { ...made, id: ctx.ids(), word: asked.word ?? randomWord() };
    if (!(await store.insertCode(tx, communityId, { ...code, madeBy }))) throw new Refused("codeTaken");
    await record(tx, ctx, insider, { power: "code.make", codeId: code.id });
    return code.id;
  });
}

function randomWord(): string {
  return Array.from({ length: WORD_LENGTH }, () => SIGNS[randomInt(SIGNS.length)]).join("");
}

/** Renames a code, or says anew what it costs and until when it holds. @throws {NotFound} */
export async function changeCode(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  { id, name, costMinor, endsAt }: ChangeCode & { readonly id: string },
): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "code.make", { codeId: id });
    await accessCode(tx, insider.communityId, id);
    await store.updateCode(tx, insider.communityId, id, {
      ...(name !== undefined && { name }),
      ...(costMinor !== undefined && { cost_minor: costMinor }),
      ...(endsAt !== undefined && { ends_at: endsAt === null ? null : new Date(endsAt) }),
    });
    await record(tx, ctx, insider, { power: "code.change", codeId: id });
  });
}

/** From now on its address leads to the landing page without it. @throws {NotFound} @throws {Refused} `codeEnded`. */
export async function endCode(ctx: Ctx, actor: Actor, slug: string, id: string): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "code.make", { codeId: id });
    const code = await accessCode(tx, insider.communityId, id);
    const now = ctx.clock.now();
    if (isOver(code, now)) throw new Refused("codeEnded");
    await store.updateCode(tx, insider.communityId, id, { ends_at: now });
    await record(tx, ctx, insider, { power: "code.change", codeId: id });
  });
}

async function accessCode(tx: Tx, communityId: string, id: string): Promise<store.Code> {
  const code = await store.lockedCode(tx, communityId, id);
  if (code === null) throw new NotFound();
  return code;
}

async function record(
  tx: Tx,
  ctx: Ctx,
  { communityId, memberId: actorId }: Insider,
  { power, codeId }: { readonly power: string; readonly codeId: string },
): Promise<void> {
  await audit(tx, ctx.clock, { communityId, actorId, power, subject: { codeId } });
}

function isOver({ endsAt }: Pick<store.Code, "endsAt">, now: Date): boolean {
  return endsAt !== null && endsAt <= now;
}

const Place = z.tuple([z.uuid()]);

/** Every code with what came of it, the newest first. @throws {PowerLacked} */
export async function codeReport(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  cursor: string | undefined,
): Promise<CodeReport> {
  const insider = await accessCommunity(ctx, actor, slug);
  demand(insider, "application.read");
  const { communityId } = insider;
  const before = cursor === undefined ? null : placeAt(cursor, Place)[0];
  const rows = await store.codePage(ctx.db, communityId, { before, limit: PAGE_SIZE + 1 });
  const codes = rows.slice(0, PAGE_SIZE);
  const counts = await store.countsOf(ctx.db, communityId, [store.DIRECT, ...codes.map(({ id }) => id)]);
  const last = codes.at(-1);
  return {
    codes: codes.map((code) => codeView(ctx, insider, code, counts.get(code.id))),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorAt([last.id]) : null,
    direct: counts.get(store.DIRECT) ?? NOTHING,
    can: { make: mayStill(insider, "code.make") },
  };
}

function codeView(ctx: Ctx, insider: Insider, code: store.Code, funnel = NOTHING): ChannelCode {
  const { id, name, word, costMinor, currency, madeAt, endsAt } = code;
  return {
    id,
    name,
    word,
    costMinor,
    currency,
    funnel,
    madeAt: madeAt.toISOString(),
    endsAt: endsAt?.toISOString() ?? null,
    isOver: isOver(code, ctx.clock.now()),
    path: `/join/${insider.slug}/${word}`,
    joinRate: joinRateOf(funnel),
    cacMinor: cacOf(costMinor, funnel.joins),
    can: { change: mayStill(insider, "code.make") },
  };
}

/** One code, week by week. @throws {PowerLacked} @throws {NotFound} */
export async function codeByWeek(ctx: Ctx, actor: Actor, slug: string, id: string): Promise<CodeByWeek> {
  const insider = await accessCommunity(ctx, actor, slug);
  demand(insider, "application.read");
  const { communityId } = insider;
  const [code] = await store.codesWith(ctx.db, communityId, [id]);
  if (code === undefined) throw new NotFound();
  const since = dayIn("UTC", daysAfter(ctx.clock.now(), -WEEKS * 7));
  const [counts, weeks] = await Promise.all([
    store.countsOf(ctx.db, communityId, [id]),
    store.countsByWeek(ctx.db, communityId, id, since),
  ]);
  return { code: codeView(ctx, insider, code, counts.get(id)), weeks };
}
