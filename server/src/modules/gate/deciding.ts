import type { ShownRule } from "@kith/contract/gate";
import { audit } from "../../platform/audit/index.ts";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import { emit } from "../../platform/events.ts";
import { acceptCharter, communitiesWith } from "../charter/index.ts";
import { admitPerson, standingOf } from "../members/index.ts";
import { recordVouched } from "../ties/index.ts";
import { filesOf, updateApplication, type Application } from "./application-store.ts";
import { countOne } from "./code-store.ts";
import { gatesAt, type Gate } from "./gate-store.ts";
import { dayIn, daysAfter, factsOf, ruleThatDecides } from "./rules.ts";

/** Who or what decides: a reviewer's member id, or a rule. */
export type Decider = { readonly memberId: string } | { readonly rule: ShownRule };

/** Until when what an application holds is kept, once it is over. Nobody is forgotten before they may apply again. */
export function keptUntil({ settings }: Gate, at: Date) {
  const { keptDays, againDays, evidence } = settings;
  return {
    files_until: daysAfter(at, evidence.keptDays),
    deletes_at: daysAfter(at, Math.max(keptDays, againDays)),
  };
}

/** The gate as it was when an application was sent. */
export async function gateOf(
  tx: Tx,
  { communityId, gateVersion }: Pick<Application, "communityId" | "gateVersion">,
): Promise<Gate> {
  const [gate] = await gatesAt(tx, communityId, [gateVersion]);
  if (gate === undefined) throw new Error(`no version ${String(gateVersion)} of the gate`);
  return gate;
}

/**
 * Goes through the rules of the gate as it was, with what is known now; where one decides, it is done.
 *
 * @returns whether a rule decided. Nobody is admitted by rule whose evidence is missing, or who was removed before.
 */
export async function decideByRules(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  gate: Gate,
): Promise<boolean> {
  const { questions, rules } = gate.settings;
  const { answers, codeId, refereeName, refereeState } = application;
  const hasReferee = refereeState === "vouched" ? true : refereeName === null ? false : null;
  const rule = ruleThatDecides(rules, factsOf({ questions, answers, codeId, hasReferee }));
  if (rule === null || rule.outcome === "review") return false;
  if (rule.outcome === "refuse") {
    await refuse(tx, ctx, application, { gate, decider: { rule }, reason: rule.reason });
    return true;
  }
  if (await needsPeople(tx, application, gate)) return false;
  await admit(tx, ctx, application, { gate, decider: { rule }, reason: rule.reason });
  return true;
}

async function needsPeople(tx: Tx, application: Application, { settings }: Gate): Promise<boolean> {
  const before = await standingOf(tx, application.communityId, application.personId);
  if (before?.state === "removed") return true;
  return settings.evidence.wanted === "required" && (await filesOf(tx, application)).length === 0;
}

interface Deciding {
  readonly gate: Gate;
  readonly decider: Decider;
  readonly reason: string;
}

/**
 * Makes an applicant a member, with the version of the charter that they accepted. Emits gate.admitted.
 *
 * @returns their member id.
 */
export async function admit(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  { gate, decider, reason }: Deciding,
): Promise<string> {
  const { communityId, id, personId, name, charterVersion, codeId } = application;
  const at = ctx.clock.now();
  const memberId = await admitPerson(tx, ctx, { communityId, personId, name });
  await acceptCharter(tx, ctx, { communityId, memberId, version: charterVersion });
  const { files_until } = keptUntil(gate, at);
  const ended = { state: "admitted", ended_at: at, member_id: memberId, files_until } as const;
  await updateApplication(tx, application, { ...ended, ...decidedBy(decider), reason });
  await recordVouching(tx, ctx, application, memberId);
  await record(tx, ctx, application, { decider, outcome: "admit" });
  await countOne(tx, { communityId, codeId, day: await dayOf(tx, communityId, at) }, "joins");
  await emit(tx, "gate.admitted", { communityId, applicationId: id, memberId });
  return memberId;
}

/** @param reason told to the applicant word for word. Emits gate.refused. */
export async function refuse(
  tx: Tx,
  ctx: Ctx,
  application: Application,
  { gate, decider, reason }: Deciding,
): Promise<void> {
  const { communityId, id } = application;
  const at = ctx.clock.now();
  await updateApplication(tx, application, {
    state: "refused",
    ended_at: at,
    again_at: daysAfter(at, gate.settings.againDays),
    ...keptUntil(gate, at),
    ...decidedBy(decider),
    reason,
  });
  await record(tx, ctx, application, { decider, outcome: "refuse" });
  await emit(tx, "gate.refused", { communityId, applicationId: id });
}

function decidedBy(decider: Decider): { decided_by: string | null; decided_by_rule: number | null } {
  return "rule" in decider
    ? { decided_by: null, decided_by_rule: decider.rule.number }
    : { decided_by: decider.memberId, decided_by_rule: null };
}

async function record(
  tx: Tx,
  ctx: Ctx,
  { communityId, id, gateVersion }: Application,
  { decider, outcome }: { readonly decider: Decider; readonly outcome: "admit" | "refuse" },
): Promise<void> {
  const byRule = "rule" in decider;
  const subject = byRule
    ? { applicationId: id, rule: String(decider.rule.number), gateVersion: String(gateVersion) }
    : { applicationId: id, outcome };
  await audit(tx, ctx.clock, {
    communityId,
    actorId: byRule ? null : decider.memberId,
    power: byRule ? `application.${outcome}_by_rule` : "application.decide",
    subject,
  });
}

/** Who vouched for somebody is tied to them by it. */
async function recordVouching(tx: Tx, ctx: Ctx, application: Application, memberId: string): Promise<void> {
  const { communityId, refereeMemberId, refereeState } = application;
  if (refereeMemberId === null || refereeState !== "vouched" || refereeMemberId === memberId) return;
  await recordVouched(tx, ctx, { communityId, actorId: refereeMemberId, targetId: memberId });
}

export async function dayOf(tx: Tx, communityId: string, at: Date): Promise<string> {
  const [community] = await communitiesWith(tx, [communityId]);
  return dayIn(community?.timeZone ?? "UTC", at);
}
