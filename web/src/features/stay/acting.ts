import {
  sanctionSteps,
  type ImposeSanction,
  type MemberRecord,
  type SanctionStep,
} from "@kith/contract/stay";
import { daysTyped } from "./days.ts";

/** What the form holds; texts, so that it can be kept as a draft. */
export const emptyAct = { rule: "", step: "", days: "3", reason: "", ground: "", postIds: "" };
export type Act = typeof emptyAct;

export function stepOf({ step }: Act): SanctionStep | null {
  return sanctionSteps.find((one) => one === step) ?? null;
}

export function postIdsOf({ postIds }: Act): string[] {
  return postIds === "" ? [] : postIds.split(" ");
}

/** Whether the step chosen comes before its turn under the rule chosen. */
export function isSkipping(act: Act, { rules }: MemberRecord): boolean {
  const step = stepOf(act);
  const rule = rules.find(({ number }) => String(number) === act.rule);
  return step !== null && rule !== undefined && !rule.inOrder.includes(step);
}

export function wrongIn(act: Act, record: MemberRecord): Readonly<Record<keyof Act, boolean>> {
  return {
    rule: !record.rules.some(({ number }) => String(number) === act.rule),
    step: stepOf(act) === null,
    days: act.step === "pause" && daysTyped(act.days) === null,
    reason: act.reason.trim() === "",
    ground: isSkipping(act, record) && act.ground.trim() === "",
    postIds: false,
  };
}

/** What is sent; null while something is missing. */
export function bodyOf(act: Act, memberId: string, record: MemberRecord): ImposeSanction | null {
  const step = stepOf(act);
  if (step === null || Object.values(wrongIn(act, record)).some(Boolean)) return null;
  return {
    memberId,
    step,
    rule: Number(act.rule),
    charterVersion: record.charterVersion,
    days: step === "pause" ? daysTyped(act.days) : null,
    reason: act.reason.trim(),
    ground: isSkipping(act, record) ? act.ground.trim() : null,
    postIds: postIdsOf(act),
    afterId: record.latestId,
  };
}
