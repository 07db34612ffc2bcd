import type { Role } from "@kith/contract/members";
import type { StaffView, VerificationWay, VerifiedView, Verify } from "@kith/contract/terms";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { NotFound, Refused } from "../../platform/errors.ts";
import type { Actor } from "../accounts/index.ts";
import { communityBySlug, demand } from "../charter/index.ts";
import { inCommunity } from "./door.ts";
import { staffAt } from "./roster-queries.ts";
import { lockedMember } from "./store.ts";
import * as store from "./verification-store.ts";

/** Whose identity others rely on before they come in. */
const RELIED_ON: ReadonlySet<Role> = new Set(["organiser", "official"]);

/**
 * Records that one made sure who an organiser or official is; what was recorded before is replaced. Nobody vouches for
 * themselves.
 *
 * @throws {NotFound} @throws {Refused} `notOneself`, `noStaff`.
 */
export async function verifyMember(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  { memberId, way, reason }: Verify & { readonly memberId: string },
): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, { communityId, ...insider }) => {
    demand({ communityId, ...insider }, "member.verify", { memberId });
    if (memberId === insider.memberId) throw new Refused("notOneself");
    await record(tx, ctx, { communityId, memberId, way, by: insider.memberId, reason });
  });
}

/** The same by whoever runs the instance, who need not belong. That they do is the caller's to know. */
export async function verifyForInstance(
  ctx: Ctx,
  actor: Actor,
  { slug, memberId, reason }: { readonly slug: string; readonly memberId: string; readonly reason: string },
): Promise<void> {
  await ctx.db.transaction().execute(async (tx) => {
    const community = await communityBySlug(tx, slug);
    if (community === null) throw new NotFound();
    const { communityId } = community;
    const member = await lockedMember(tx, communityId, memberId);
    if (member?.personId === actor.personId) throw new Refused("notOneself");
    await record(tx, ctx, { communityId, memberId, way: "instance", by: null, reason });
  });
}

/** Takes a verification back. @throws {NotFound} */
export async function withdrawVerification(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  { memberId, reason }: { readonly memberId: string; readonly reason: string },
): Promise<void> {
  await inCommunity(ctx, actor, slug, async (tx, insider) => {
    demand(insider, "member.verify", { memberId });
    const { communityId, memberId: actorId } = insider;
    if (!(await store.withdraw(tx, communityId, memberId, ctx.clock.now()))) throw new NotFound();
    const subject = { memberId, withdrawn: "yes" };
    await audit(tx, ctx.clock, { communityId, actorId, power: "member.verify", subject, reason });
  });
}

interface Recorded {
  readonly communityId: string;
  readonly memberId: string;
  readonly way: VerificationWay;
  /** A member, or null for the instance. */
  readonly by: string | null;
  readonly reason: string;
}

async function record(tx: Tx, ctx: Ctx, recorded: Recorded): Promise<void> {
  const { communityId, memberId, way, by, reason } = recorded;
  const member = await lockedMember(tx, communityId, memberId);
  if (member === undefined) throw new NotFound();
  const now = ctx.clock.now();
  const staff = await staffAt(tx, communityId, now);
  const isStaff = staff.some((one) => one.memberId === memberId && RELIED_ON.has(one.role));
  if (!isStaff) throw new Refused("noStaff");
  await store.withdraw(tx, communityId, memberId, now);
  await store.insert(tx, { community_id: communityId, id: ctx.ids(), member_id: memberId, way, by, at: now });
  const subject = { memberId, way };
  await audit(tx, ctx.clock, { communityId, actorId: by, power: "member.verify", subject, reason });
}

/** Who made sure of whom, by member. */
export async function verifiedOf(
  db: Db,
  communityId: string,
  memberIds: readonly string[],
): Promise<Map<string, VerifiedView>> {
  if (memberIds.length === 0) return new Map();
  const rows = await store.verificationsOf(db, communityId, memberIds);
  return new Map(
    rows.map(({ memberId, way, byId, byName, at }) => [
      memberId,
      { way, byName: byId === null ? null : (byName ?? ""), at: at.toISOString() },
    ]),
  );
}

/** The organisers and officials whose terms run at `now`, each with who made sure of them; for newcomers, too. */
export async function staffShown(db: Db, communityId: string, now: Date): Promise<StaffView[]> {
  const rows = await store.staffRows(db, communityId, { now, roles: [...RELIED_ON] });
  const ids = rows.map(({ memberId }) => memberId);
  const verified = await verifiedOf(db, communityId, [...new Set(ids)]);
  return rows.map(({ memberId, name, role, endsAt }) => ({
    memberId,
    name,
    role,
    endsAt: endsAt?.toISOString() ?? null,
    verified: verified.get(memberId) ?? null,
  }));
}

export function isReliedOn(roles: readonly Role[]): boolean {
  return roles.some((role) => RELIED_ON.has(role));
}
