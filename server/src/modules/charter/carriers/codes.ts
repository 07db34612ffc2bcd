import type { ChangeLiveCode, MakeLiveCode } from "@kith/contract/carriers";
import { randomInt } from "node:crypto";
import { audit } from "../../../platform/audit/index.ts";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Tx } from "../../../platform/db/open.ts";
import { NotFound, Refused } from "../../../platform/errors.ts";
import { demand, type Insider } from "../insider.ts";
import * as store from "./code-store.ts";
import { carriersOf } from "./queries.ts";

const MOST_CODES = 100;
const CODE_LENGTH = 10;
/** Without signs that are taken for others when they are read out. */
const SIGNS = "abcdefghjkmnpqrstuvwxyz23456789";

/** Makes an address that leads to whichever of these carriers is open. @throws {NotFound} @throws {Refused} `tooManyCodes` */
export async function makeLiveCode(tx: Tx, ctx: Ctx, insider: Insider, asked: MakeLiveCode): Promise<string> {
  demand(insider, "carrier.code");
  const { communityId, memberId } = insider;
  if ((await store.countCodes(tx, communityId)) >= MOST_CODES) throw new Refused("tooManyCodes");
  await demandPresent(tx, communityId, asked.carrierIds);
  const id = ctx.ids();
  await store.insertCode(tx, {
    community_id: communityId,
    id,
    code: newCode(),
    name: asked.name,
    made_by: memberId,
    made_at: ctx.clock.now(),
    ended_at: null,
  });
  await store.setCarriers(tx, communityId, id, asked.carrierIds);
  await recordCode(tx, ctx, insider, { codeId: id, what: "made" });
  return id;
}

/** The address stays: only where it leads, or what it is called, changes. @throws {NotFound} */
export async function changeLiveCode(
  tx: Tx,
  ctx: Ctx,
  insider: Insider,
  { id, name, carrierIds }: ChangeLiveCode & { readonly id: string },
): Promise<void> {
  demand(insider, "carrier.code", { codeId: id });
  const { communityId } = insider;
  if (!(await store.lockCode(tx, communityId, id))) throw new NotFound();
  if (name !== undefined) await store.updateCode(tx, communityId, id, { name });
  if (carrierIds !== undefined) {
    await demandPresent(tx, communityId, carrierIds);
    await store.setCarriers(tx, communityId, id, carrierIds);
  }
  await recordCode(tx, ctx, insider, { codeId: id, what: "changed" });
}

/** The address leads nowhere from then on. @throws {NotFound} */
export async function endLiveCode(tx: Tx, ctx: Ctx, insider: Insider, id: string): Promise<void> {
  demand(insider, "carrier.code", { codeId: id });
  const { communityId } = insider;
  if (!(await store.lockCode(tx, communityId, id))) throw new NotFound();
  await store.updateCode(tx, communityId, id, { ended_at: ctx.clock.now() });
  await recordCode(tx, ctx, insider, { codeId: id, what: "ended" });
}

async function demandPresent(tx: Tx, communityId: string, ids: readonly string[]): Promise<void> {
  const present = new Set((await carriersOf(tx, communityId)).map(({ id }) => id));
  if (!ids.every((id) => present.has(id))) throw new NotFound();
}

function newCode(): string {
  return Array.from({ length: CODE_LENGTH }, () => SIGNS.charAt(randomInt(SIGNS.length))).join("");
}

async function recordCode(
  tx: Tx,
  { clock }: Ctx,
  { communityId, memberId: actorId }: Insider,
  subject: { readonly codeId: string; readonly what: "made" | "changed" | "ended" },
): Promise<void> {
  await audit(tx, clock, { communityId, actorId, power: "carrier.code", subject });
}
