import type { Criterion } from "@kith/contract/criteria";
import {
  GateSettings,
  type Question,
  type QuestionKind,
  type Reach,
  type RuleOutcome,
  type ShownRule,
  type Wanted,
} from "@kith/contract/gate";
import { numberFrom } from "../apply/answers.ts";

/** A gate's settings while they are being changed: numbers as they are typed, options one a line. */
export interface SettingsDraft {
  readonly isOpen: boolean;
  readonly reach: Reach;
  readonly questions: readonly QuestionDraft[];
  readonly evidence: { readonly wanted: Wanted; readonly ask: string; readonly keptDays: string };
  readonly referee: Wanted;
  readonly asksAge: boolean;
  readonly rules: readonly RuleDraft[];
  readonly answerDays: string;
  readonly againDays: string;
  readonly mostPerDay: string;
  readonly keptDays: string;
}

export interface QuestionDraft {
  readonly id: string;
  readonly kind: QuestionKind;
  readonly text: string;
  readonly purpose: string;
  readonly isRequired: boolean;
  readonly options: string;
  readonly least: string;
  readonly most: string;
}

export interface RuleDraft {
  readonly criterion: Criterion;
  readonly outcome: RuleOutcome;
  readonly reason: string;
}

export function draftFrom(settings: GateSettings): SettingsDraft {
  const { evidence, questions, mostPerDay } = settings;
  return {
    ...settings,
    questions: questions.map((question) => ({
      ...question,
      options: question.options.join("\n"),
      least: typed(question.least),
      most: typed(question.most),
    })),
    evidence: { ...evidence, keptDays: String(evidence.keptDays) },
    answerDays: String(settings.answerDays),
    againDays: String(settings.againDays),
    mostPerDay: typed(mostPerDay),
    keptDays: String(settings.keptDays),
  };
}

function typed(number: number | null): string {
  return number === null ? "" : String(number);
}

/** The settings as they would be saved, or where they are wrong, as "questions.0.text". */
export function settingsFrom(
  draft: SettingsDraft,
): { readonly settings: GateSettings } | { readonly wrong: readonly string[] } {
  const read = GateSettings.safeParse({
    ...draft,
    questions: draft.questions.map(questionFrom),
    evidence: {
      ...draft.evidence,
      ask: draft.evidence.wanted === "none" ? "" : draft.evidence.ask,
      keptDays: number(draft.evidence.keptDays),
    },
    answerDays: number(draft.answerDays),
    againDays: number(draft.againDays),
    mostPerDay: draft.mostPerDay.trim() === "" ? null : number(draft.mostPerDay),
    keptDays: number(draft.keptDays),
  });
  const wrong = [...(read.error?.issues.map(({ path }) => path.join(".")) ?? []), ...strangeIn(draft)];
  return read.success && wrong.length === 0 ? { settings: read.data } : { wrong };
}

/** What the contract lets pass and nobody could fill in or would understand. */
function strangeIn({ evidence, rules, questions }: SettingsDraft): string[] {
  const ids = new Set(questions.map(({ id }) => id));
  const isAskMissing = evidence.wanted !== "none" && evidence.ask.trim() === "";
  const strangeRules = rules.flatMap(({ criterion }, index) =>
    questionsIn(criterion).every((id) => ids.has(id)) ? [] : [`rules.${index}.question`],
  );
  return [...(isAskMissing ? ["evidence.ask"] : []), ...strangeRules];
}

function number(text: string): number {
  return numberFrom(text) ?? Number.NaN;
}

/** Of what its kind does not have, nothing is kept. */
export function questionFrom(question: QuestionDraft): Question {
  const { kind, options, least, most } = question;
  const isNumber = kind === "number";
  return {
    ...question,
    options: kind === "choice" ? linesIn(options) : [],
    least: isNumber && least.trim() !== "" ? number(least) : null,
    most: isNumber && most.trim() !== "" ? number(most) : null,
  };
}

function linesIn(text: string): string[] {
  return text
    .split("\n")
    .map((line) => line.trim())
    .filter((line) => line !== "");
}

/** The questions a criterion speaks of. */
export function questionsIn(criterion: Criterion): string[] {
  if ("all" in criterion) return criterion.all.flatMap(questionsIn);
  if ("any" in criterion) return criterion.any.flatMap(questionsIn);
  if ("not" in criterion) return questionsIn(criterion.not);
  return criterion.fact === "answer" ? [criterion.question] : [];
}

export function numbered(rules: readonly RuleDraft[]): ShownRule[] {
  return rules.map((rule, index) => ({ ...rule, number: index + 1 }));
}

/** Takes one to another place; out of the list is nowhere. */
export function moved<Item>(items: readonly Item[], from: number, to: number): readonly Item[] {
  const item = items[from];
  if (item === undefined || to < 0 || to >= items.length) return items;
  return items.toSpliced(from, 1).toSpliced(to, 0, item);
}

/** Stays with a question for good: rules call it by this. */
export function newQuestionId(random: Uint8Array): string {
  return `q-${Array.from(random, (byte) => (byte % 36).toString(36)).join("")}`;
}
