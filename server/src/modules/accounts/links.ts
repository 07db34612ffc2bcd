import type { BecomePerson, LinkPurpose, LinkView } from "@kith/contract/accounts";
import { createHash, randomBytes } from "node:crypto";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Db, Tx } from "../../platform/db/open.ts";
import { NotAllowed, NotFound } from "../../platform/errors.ts";
import { INSTANCE_ID } from "../../platform/ids.ts";
import type { Actor } from "./actor.ts";
import { createPerson, refuse } from "./person.ts";
import { LINK_DAYS, refusalToLink } from "./rules.ts";
import * as store from "./store.ts";

const DAY_MS = 86_400_000;
/** So long an expired link still says that it has expired. */
const REMEMBERED_DAYS = 60;

/** A link that was made. Its token is told this once. */
export interface LinkMade {
  readonly token: string;
  readonly expiresAt: Date;
}

/** Makes a link for whoever is to run the instance; null when somebody does. Asked for on the machine itself. */
export async function createOrganiserLink(ctx: Ctx): Promise<LinkMade | null> {
  return ctx.db.transaction().execute(async (tx) => {
    await store.lockFirstOrganiser(tx);
    if (await store.hasInstanceAdmin(tx)) return null;
    await store.deleteLinksExpired(tx, before(ctx.clock.now(), REMEMBERED_DAYS));
    return makeLink(tx, ctx, "organiser", null);
  });
}

/** Makes a link by which one more person can come. @throws {NotAllowed} for whoever does not run the instance. */
export async function createAccountInvite(ctx: Ctx, actor: Actor): Promise<LinkMade> {
  return ctx.db.transaction().execute(async (tx) => {
    if (!(await store.isInstanceAdmin(tx, actor.personId))) throw new NotAllowed();
    return makeLink(tx, ctx, "invite", actor.personId);
  });
}

/** What a link is for, as long as it can be used. @throws {NotFound} @throws {Refused} why it cannot be used. */
export async function lookAtLink(ctx: Ctx, token: string): Promise<LinkView> {
  const link = found(await store.linkByHash(ctx.db, hashOf(token)));
  await demandUsable(ctx.db, ctx, link);
  return { purpose: link.purpose as LinkPurpose, expiresAt: link.expiresAt.toISOString() };
}

/**
 * Makes whoever holds a link a person, once. The link stays locked meanwhile: of two who use it at once one wins.
 *
 * @throws {NotFound} @throws {Refused} why the link cannot be used, or what was chosen will not do.
 */
export async function becomePerson(ctx: Ctx, { token, ...chosen }: BecomePerson): Promise<string> {
  return ctx.db.transaction().execute(async (tx) => {
    const link = found(await store.linkByHash(tx, hashOf(token), { lock: true }));
    if (link.purpose === "organiser") await store.lockFirstOrganiser(tx);
    await demandUsable(tx, ctx, link);
    const { name, ...signIn } = chosen;
    const personId = await createPerson(tx, ctx, { name, signIn });
    await store.markLinkUsed(tx, link.id, personId, ctx.clock.now());
    if (link.purpose === "organiser") await makeInstanceAdmin(tx, ctx, personId);
    return personId;
  });
}

function found(link: store.LinkRow | null): store.LinkRow {
  if (link === null) throw new NotFound();
  return link;
}

async function demandUsable(db: Db, { clock }: Ctx, link: store.LinkRow): Promise<void> {
  const refusal = refusalToLink(link, await store.hasInstanceAdmin(db), clock.now());
  if (refusal !== null) refuse(refusal);
}

async function makeLink(
  tx: Tx,
  { clock, ids }: Ctx,
  purpose: LinkPurpose,
  madeBy: string | null,
): Promise<LinkMade> {
  const token = randomBytes(24).toString("base64url");
  const madeAt = clock.now();
  const expiresAt = new Date(madeAt.getTime() + LINK_DAYS * DAY_MS);
  const id = ids();
  await store.insertLink(tx, { id, purpose, tokenHash: hashOf(token), madeBy, madeAt, expiresAt });
  const power = purpose === "organiser" ? "printOrganiserLink" : "inviteToInstance";
  await audit(tx, clock, { communityId: INSTANCE_ID, actorId: madeBy, power, subject: { link: id } });
  return { token, expiresAt };
}

async function makeInstanceAdmin(tx: Tx, { clock }: Ctx, personId: string): Promise<void> {
  await store.insertInstanceAdmin(tx, personId, clock.now());
  const used = { communityId: INSTANCE_ID, actorId: personId, subject: { person: personId } };
  await audit(tx, clock, { ...used, power: "becomeInstanceAdmin" });
}

/** Tokens are random and long: a plain hash of them gives nothing away. */
function hashOf(token: string): string {
  return createHash("sha256").update(token).digest("hex");
}

function before(now: Date, days: number): Date {
  return new Date(now.getTime() - days * DAY_MS);
}
