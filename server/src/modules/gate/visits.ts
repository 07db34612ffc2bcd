import { createHash, randomBytes } from "node:crypto";
import type { Ctx } from "../../platform/ctx.ts";
import { countOne, insertVisit, saltOf } from "./code-store.ts";
import { accessGate } from "./entering.ts";
import { dayIn, isProgram } from "./rules.ts";

/** Who looks at a landing page: told apart for a day, and then no more. */
export interface Visitor {
  readonly address: string;
  readonly userAgent: string;
}

/**
 * Counts a visitor of the landing page, once a day and code. What is kept is a hash under the salt of the day; salt and
 * hashes are thrown away with the day, so that nobody can be followed from one day to the next. Programs do not count.
 *
 * @throws {NotFound} as `accessGate`.
 */
export async function countView(
  ctx: Ctx,
  slug: string,
  { code: given, visitor }: { readonly code: string | undefined; readonly visitor: Visitor },
): Promise<void> {
  const { community, code } = await accessGate(ctx, slug, given);
  if (isProgram(visitor.userAgent)) return;
  const now = ctx.clock.now();
  const { communityId, timeZone } = community;
  const visitedOn = dayIn("UTC", now);
  const salt = await saltOf(ctx.db, visitedOn, randomBytes(24).toString("base64url"));
  const seen = `${salt} ${communityId} ${visitor.address} ${visitor.userAgent}`;
  const visit = {
    communityId,
    day: visitedOn,
    codeId: code?.id ?? null,
    visitor: createHash("sha256").update(seen).digest("base64url").slice(0, 22),
  };
  await ctx.db.transaction().execute(async (tx) => {
    if (!(await insertVisit(tx, visit))) return;
    await countOne(tx, { communityId, codeId: visit.codeId, day: dayIn(timeZone, now) }, "views");
  });
}
