import type { Decision, MyApplication } from "@kith/contract/applications";
import type { ShownRule } from "@kith/contract/gate";
import type { Db } from "../../platform/db/open.ts";
import { filesOf, messagesOf, type Application } from "./application-store.ts";
import { gatesAt, type Gate } from "./gate-store.ts";
import { numberedRules } from "./rules.ts";

/** What the applicant and the reviewers see alike. */
export type SharedFacts = Omit<
  MyApplication,
  | "slug"
  | "communityName"
  | "language"
  | "timeZone"
  | "position"
  | "aboutHours"
  | "againAt"
  | "deletedAt"
  | "can"
>;

/** An application with the gate as it was when it was sent. */
export interface WithGate {
  readonly application: Application;
  readonly gate: Gate;
}

export async function withGate(db: Db, application: Application): Promise<WithGate> {
  const [gate] = await gatesAt(db, application.communityId, [application.gateVersion]);
  if (gate === undefined) throw new Error(`no version ${String(application.gateVersion)} of the gate`);
  return { application, gate };
}

export async function sharedFacts(db: Db, { application, gate }: WithGate): Promise<SharedFacts> {
  const [evidence, messages] = await Promise.all([filesOf(db, application), messagesOf(db, application)]);
  const { questions, evidence: wanted } = gate.settings;
  const { id, state, charterVersion, gateVersion, age, refereeName, refereeState } = application;
  const referee =
    refereeName === null
      ? null
      : // Who declined is not told from who has not answered.
        { name: refereeName, state: refereeState === "vouched" ? ("vouched" as const) : ("asked" as const) };
  return {
    id,
    state,
    charterVersion,
    gateVersion,
    age,
    referee,
    evidence,
    sentAt: application.sentAt.toISOString(),
    promisedBy: application.promisedBy.toISOString(),
    answers: questions.map((question) => ({ question, answer: application.answers[question.id] ?? null })),
    evidenceAsked: wanted.wanted === "none" ? null : wanted.ask,
    isEvidenceMissing: isUndecided(application) && wanted.wanted === "required" && evidence.length === 0,
    messages: messages.map((message) => ({
      id: message.id,
      at: message.at.toISOString(),
      by: message.byMember === null ? "applicant" : "reviewer",
      text: message.text,
    })),
    decision: decisionOf(application, gate),
  };
}

export function isUndecided({ state }: Pick<Application, "state">): boolean {
  return state === "waiting" || state === "asked";
}

function decisionOf(application: Application, gate: Gate): Decision | null {
  const { state, endedAt, reason } = application;
  if (endedAt === null || (state !== "admitted" && state !== "refused")) return null;
  return { outcome: state, at: endedAt.toISOString(), reason, rule: decidingRule(application, gate) };
}

/** The rule that decided, as it was then; null where people did. */
export function decidingRule({ decidedByRule }: Application, gate: Gate): ShownRule | null {
  return numberedRules(gate.settings.rules).find(({ number }) => number === decidedByRule) ?? null;
}
