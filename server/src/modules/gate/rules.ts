import type { EvidenceFile } from "@kith/contract/applications";
import { answerKey, isMet, type FactTest, type FactValue, type KnownFacts } from "@kith/contract/criteria";
import {
  answerLength,
  type Answers,
  type FieldTrouble,
  type GateRefusal,
  type GateRule,
  type GateSettings,
  type Question,
  type ShownRule,
} from "@kith/contract/gate";
import { oneLine, someLines } from "@kith/contract/text";

export const DAY_MS = 86_400_000;
const HOUR_MS = 3_600_000;

/** Whoever was asked something back has so long to answer. */
export const ASKED_DAYS = 30;
/** By so many days' work of the reviewers one judges how fast they are. */
export const PACE_DAYS = 28;
/** Fewer than so many decisions tell nothing of how fast they come. */
const FEWEST_DECISIONS = 3;
/** Of fewer people than this it is not said whether they talk, nor of a community younger than the time looked at. */
const FEWEST_MEMBERS = 5;
export const TALK_WEEKS = 4;

/** What one field lacks; `path` as in what was sent. */
export interface Issue {
  readonly path: string;
  readonly message: FieldTrouble;
}

/** What to begin with where no gate was set: shut, for anyone, and people decide. */
export const firstSettings: GateSettings = {
  isOpen: false,
  reach: "anyone",
  questions: [],
  evidence: { wanted: "none", ask: "", keptDays: 30 },
  referee: "none",
  asksAge: false,
  rules: [],
  answerDays: 3,
  againDays: 30,
  mostPerDay: null,
  keptDays: 90,
};

/** Why these settings will not do, or null: rules may only speak of what is asked. */
export function refusalToSettings({ questions, rules }: GateSettings): GateRefusal | null {
  const known = new Set(questions.map(({ id }) => id));
  const asked = rules.flatMap(({ criterion }) => testsIn(criterion));
  const isStrange = asked.some((test) => test.fact === "answer" && !known.has(test.question));
  return isStrange ? "unknownRuleQuestion" : null;
}

function testsIn(criterion: GateRule["criterion"]): FactTest[] {
  if ("all" in criterion) return criterion.all.flatMap(testsIn);
  if ("any" in criterion) return criterion.any.flatMap(testsIn);
  if ("not" in criterion) return testsIn(criterion.not);
  return [criterion];
}

/** The answers as they are kept, and what is wrong with them. What was left empty is left out. */
export function readAnswers(
  questions: readonly Question[],
  sent: Answers,
): { readonly answers: Answers; readonly issues: readonly Issue[] } {
  const answers: Answers = {};
  const issues: Issue[] = [];
  const known = new Set(questions.map(({ id }) => id));
  for (const id of Object.keys(sent)) {
    if (!known.has(id)) issues.push({ path: `/answers/${id}`, message: "unknownQuestion" });
  }
  for (const question of questions) {
    const read = readAnswer(question, sent[question.id]);
    if (typeof read === "object") issues.push({ path: `/answers/${question.id}`, message: read.trouble });
    else if (read !== "") answers[question.id] = read;
  }
  return { answers, issues };
}

type Read = string | number | { readonly trouble: FieldTrouble };

function readAnswer(question: Question, sent: string | number | undefined): Read {
  const isEmpty = sent === undefined || (typeof sent === "string" && sent.trim() === "");
  if (isEmpty) return question.isRequired ? { trouble: "missing" } : "";
  if (question.kind === "number") return readNumber(question, sent);
  const text = String(sent);
  if (question.kind === "choice") return question.options.includes(text) ? text : { trouble: "notAnOption" };
  return readText(question.kind, text);
}

function readNumber({ least, most }: Question, sent: string | number): Read {
  const text = String(sent).normalize("NFKC").trim();
  if (!/^-?\d{1,9}(?:\.\d{1,4})?$/.test(text)) return { trouble: "notANumber" };
  const number = Number(text);
  if (least !== null && number < least) return { trouble: "tooSmall" };
  return most !== null && number > most ? { trouble: "tooLarge" } : number;
}

function readText(kind: "shortText" | "longText", text: string): Read {
  const most = answerLength[kind];
  const read = (kind === "shortText" ? oneLine(most) : someLines(most)).safeParse(text);
  if (read.success) return read.data;
  return { trouble: text.normalize("NFC").trim().length > most ? "tooLong" : "missing" };
}

/** What is known of an applicant when rules are gone through. */
export interface ApplicantFacts {
  readonly questions: readonly Question[];
  readonly answers: Answers;
  readonly codeId: string | null;
  /** null: a referee was named and has not vouched, which may still come. */
  readonly hasReferee: boolean | null;
}

/** What an answer is compared by; empty for what was asked and left empty. */
export function answerWords(answer: string | number | undefined): readonly string[] {
  return answer === undefined ? [] : [answerKey(String(answer))];
}

export function factsOf(of: ApplicantFacts): KnownFacts {
  const asked = new Set(of.questions.map(({ id }) => id));
  return (test): FactValue | undefined => {
    if (test.fact === "answer")
      return asked.has(test.question) ? answerWords(of.answers[test.question]) : undefined;
    if (test.fact === "channelCode") return of.codeId === null ? [] : [of.codeId];
    if (test.fact === "hasReferee") return of.hasReferee ?? undefined;
    return undefined;
  };
}

export function numberedRules(rules: readonly GateRule[]): ShownRule[] {
  return rules.map((rule, index) => ({ ...rule, number: index + 1 }));
}

/**
 * The first rule that is met. None where an earlier one cannot be told yet: it might be the one. Where there is none,
 * people decide.
 */
export function ruleThatDecides(rules: readonly GateRule[], known: KnownFacts): ShownRule | null {
  for (const rule of numberedRules(rules)) {
    const met = isMet(rule.criterion, known);
    if (met === null) return null;
    if (met) return rule;
  }
  return null;
}

/** About how many hours until the one at `position`, from 1, is decided; null where too few decisions were made. */
export function hoursUntil(position: number, decidedLately: number): number | null {
  if (decidedLately < FEWEST_DECISIONS) return null;
  const hours = (position * PACE_DAYS * 24) / decidedLately;
  return hours < 10 ? Math.max(1, Math.round(hours)) : Math.round(hours / 2) * 2;
}

/** Half of them are not above it; null of too few to say. */
export function usual(amounts: readonly number[], fewest = FEWEST_DECISIONS): number | null {
  if (amounts.length < fewest) return null;
  const sorted = amounts.toSorted((one, other) => one - other);
  return sorted[Math.floor((sorted.length - 1) / 2)] ?? null;
}

export function hoursBetween(from: Date, to: Date): number {
  return Math.round(((to.getTime() - from.getTime()) / HOUR_MS) * 10) / 10;
}

/** Whether something can be said about whether people talk. */
export function canTellTalk(members: number, openSince: Date, now: Date): boolean {
  return members >= FEWEST_MEMBERS && now.getTime() - openSince.getTime() >= TALK_WEEKS * 7 * DAY_MS;
}

/** joins ÷ views; null without views. More than one where people came who were not counted. */
export function joinRateOf({
  views,
  joins,
}: {
  readonly views: number;
  readonly joins: number;
}): number | null {
  return views === 0 ? null : Math.min(1, joins / views);
}

/** cost ÷ joins in minor units; null without joins. Source: metrics.md `cac`. */
export function cacOf(costMinor: number, joins: number): number | null {
  return joins === 0 ? null : Math.round(costMinor / joins);
}

export function daysAfter(at: Date, days: number): Date {
  return new Date(at.getTime() + days * DAY_MS);
}

/** The day it is somewhere, as 2026-03-02. */
export function dayIn(timeZone: string, at: Date): string {
  const parts = { timeZone, year: "numeric", month: "2-digit", day: "2-digit" } as const;
  return new Intl.DateTimeFormat("en-CA", parts).format(at);
}

/** What a file is, by its first bytes and whatever it is called; null for what is neither an image nor a PDF. */
export function kindOfFile(head: Uint8Array): EvidenceFile["kind"] | null {
  const text = String.fromCharCode(...head.slice(0, 12));
  if (text.startsWith("\u00ff\u00d8\u00ff")) return "image/jpeg";
  if (text.startsWith("\u0089PNG\r\n\u001a\n")) return "image/png";
  if (text.startsWith("GIF87a") || text.startsWith("GIF89a")) return "image/gif";
  if (text.startsWith("RIFF") && text.slice(8, 12) === "WEBP") return "image/webp";
  return text.startsWith("%PDF-") ? "application/pdf" : null;
}

/** What looks pages up by itself: search engines, previews in chats, monitors, programs. */
const PROGRAMS =
  /bot\b|bot[/_-]|crawl|spider|slurp|preview|facebookexternalhit|whatsapp|telegram|embed|monitor|uptime|headless|lighthouse|curl|wget|python|java\/|okhttp|axios|node-fetch|go-http|libwww|scrapy|httpclient/i;

export function isProgram(userAgent: string): boolean {
  return userAgent.trim() === "" || PROGRAMS.test(userAgent);
}
