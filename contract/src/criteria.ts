import { z } from "zod";
import { Role } from "./members.ts";
import { Cursor, oneLine } from "./text.ts";

/** What must be so of a member: a small language over facts, kept as data and evaluated in one place. */

/**
 * Every fact there is, and of what sort. Who knows them is the server's matter; a fact that nobody knows is unknown,
 * never silently true.
 */
export const factSorts = {
  /** Whole days since they joined; unknown of whoever has not come themselves. */
  joinedDaysAgo: "number",
  /** The roles whose terms run now. */
  role: "words",
  /** `member` or `unclaimed`. */
  state: "words",
  /** Ids of the carriers on which they have an account. */
  onCarrier: "words",
  /** Whether they accepted the charter's current version. */
  acceptedCharter: "yesNo",
  /** How often they took part in so many days; a greeting counts nothing. Source: metrics.md `activeRate`. */
  meaningfulActs: "number",
  /** Whole days since they last took part; since they joined where they never did. */
  quietDays: "number",
  /** How many members they have met in person. */
  metMembers: "number",
  /** How many members they are tied to, at least weakly. Source: metrics.md `strength`. */
  ties: "number",
  /** What they answered a question of the gate, each by its `answerKey`; unknown where they were not asked. */
  answer: "words",
  /** The channel code by which they came. */
  channelCode: "words",
  /** Whether a member they named has vouched for them. */
  hasReferee: "yesNo",
} as const satisfies Readonly<Record<string, "number" | "words" | "yesNo">>;

export type FactName = keyof typeof factSorts;
export const factNames = Object.keys(factSorts) as [FactName, ...FactName[]];
export const FactName = z.enum(factNames);

/** What is known of one member: a number, words of which each holds, or whether it is so. */
export const FactValue = z.union([z.number(), z.array(z.string()).readonly(), z.boolean()]);
export type FactValue = z.infer<typeof FactValue>;

/** `atLeast` and `lessThan` are each other's contrary, as are `atMost` and `moreThan`. */
export const NumberOp = z.enum(["atLeast", "lessThan", "atMost", "moreThan", "equals"]);
export type NumberOp = z.infer<typeof NumberOp>;

const MOST_DAYS = 3650;
const LARGEST = 999_999_999;

/** Ids as modules make them: UUIDs, or keys of a few letters. */
const Id = z.string().regex(/^[\w-]{1,64}$/);
const Days = z.int().min(1).max(MOST_DAYS);
const contrary = { op: NumberOp.extract(["atLeast", "lessThan"]) };
const days = { ...contrary, value: Days };
const count = { ...contrary, value: z.int().min(1).max(10_000) };
const oneOf = <Word extends z.ZodType<string>>(word: Word) => ({
  op: z.literal("oneOf"),
  value: z.array(word).min(1).max(20),
});

const Answer = z.discriminatedUnion("op", [
  z.strictObject({ fact: z.literal("answer"), question: Id, ...oneOf(oneLine(200)) }),
  z.strictObject({
    fact: z.literal("answer"),
    question: Id,
    op: NumberOp,
    value: z.number().min(-LARGEST).max(LARGEST),
  }),
]);

/** One fact and what it must be. */
export const FactTest = z.discriminatedUnion("fact", [
  z.strictObject({ fact: z.literal("joinedDaysAgo"), ...days }),
  z.strictObject({ fact: z.literal("role"), ...oneOf(Role) }),
  z.strictObject({ fact: z.literal("state"), ...oneOf(z.enum(["member", "unclaimed"])) }),
  z.strictObject({ fact: z.literal("onCarrier"), ...oneOf(Id) }),
  z.strictObject({ fact: z.literal("acceptedCharter") }),
  z.strictObject({ fact: z.literal("meaningfulActs"), inDays: Days, ...count }),
  z.strictObject({ fact: z.literal("quietDays"), ...days }),
  z.strictObject({ fact: z.literal("metMembers"), ...count }),
  z.strictObject({ fact: z.literal("ties"), ...count }),
  Answer,
  z.strictObject({ fact: z.literal("channelCode"), ...oneOf(Id) }),
  z.strictObject({ fact: z.literal("hasReferee") }),
]);
export type FactTest = z.infer<typeof FactTest>;

/** `{ all: [] }` is met by everybody. */
export type Criterion =
  | { readonly all: readonly Criterion[] }
  | { readonly any: readonly Criterion[] }
  | { readonly not: Criterion }
  | FactTest;

/** How deep a criterion may be nested, counting its facts, and of how many parts it may consist. */
export const MOST_LEVELS = 6;
export const MOST_PARTS = 60;

const Node: z.ZodType<Criterion> = z.lazy(() =>
  z.union([
    z.strictObject({ all: z.array(Node) }),
    z.strictObject({ any: z.array(Node).min(1) }),
    z.strictObject({ not: Node }),
    FactTest,
  ]),
);

/** What is sent is measured before it is read, step by step: it may be nested a hundred thousand deep. */
export const Criterion = z
  .unknown()
  .refine(isOfSensibleSize, {
    error: `at most ${String(MOST_LEVELS)} levels and ${String(MOST_PARTS)} parts`,
  })
  .pipe(Node);

function isOfSensibleSize(sent: unknown): boolean {
  let level: unknown[] = [sent];
  let parts = 0;
  for (let depth = 0; level.length > 0; depth++) {
    parts += level.length;
    if (depth >= MOST_LEVELS || parts > MOST_PARTS) return false;
    level = level.flatMap(partsOf);
  }
  return true;
}

function partsOf(node: unknown): unknown[] {
  if (typeof node !== "object" || node === null) return [];
  return Object.entries(node).flatMap(([key, value]: [string, unknown]) => {
    if (key === "not") return [value];
    return (key === "all" || key === "any") && Array.isArray(value) ? (value as unknown[]) : [];
  });
}

/** What is known of one member; undefined where nobody knows. */
export type KnownFacts = (asked: FactTest) => FactValue | undefined;

/**
 * Whether a criterion is met: true, false, or null where that cannot be told from what is known (Kleene's logic). More
 * knowledge may turn null into an answer, and never changes an answer.
 */
export function isMet(criterion: Criterion, known: KnownFacts): boolean | null {
  if ("all" in criterion) return allOf(criterion.all.map((part) => isMet(part, known)));
  if ("any" in criterion) return anyOf(criterion.any.map((part) => isMet(part, known)));
  if ("not" in criterion) return notOf(isMet(criterion.not, known));
  return isFactMet(criterion, known(criterion));
}

function allOf(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(false)) return false;
  return parts.includes(null) ? null : true;
}

function anyOf(parts: readonly (boolean | null)[]): boolean | null {
  if (parts.includes(true)) return true;
  return parts.includes(null) ? null : false;
}

function notOf(part: boolean | null): boolean | null {
  return part === null ? null : !part;
}

/** Whether one fact is as asked; null where it is unknown, or not of the sort that could be compared. */
export function isFactMet(test: FactTest, value: FactValue | undefined): boolean | null {
  if (value === undefined) return null;
  if (!("op" in test)) return typeof value === "boolean" ? value : null;
  if (test.op === "oneOf") return isOneOf(wordsAsked(test), value);
  const number = test.fact === "answer" ? numberIn(value) : value;
  return typeof number === "number" ? compare(number, test.op, test.value) : null;
}

/** The words one of which must hold, as they are compared. */
export function wordsAsked(test: Extract<FactTest, { op: "oneOf" }>): readonly string[] {
  return test.fact === "answer" ? test.value.map(answerKey) : test.value;
}

function isOneOf(asked: readonly string[], value: FactValue): boolean | null {
  if (typeof value === "number" || typeof value === "boolean") return null;
  return asked.some((word) => value.includes(word));
}

/** What an answer is compared by: capitals, widths and blanks around it do not count. */
export function answerKey(answer: string): string {
  return answer.normalize("NFKC").toLowerCase().replace(/\s+/gu, " ").trim();
}

/** Answers that can be compared as numbers, in their `answerKey`. */
export const NUMBER_ANSWER = String.raw`^-?[0-9]{1,9}([.][0-9]{1,4})?$`;
const NUMBER = new RegExp(NUMBER_ANSWER, "u");

function numberIn(value: FactValue): number | null {
  if (typeof value === "number" || typeof value === "boolean") return null;
  const [only, another] = value;
  return only !== undefined && another === undefined && NUMBER.test(only) ? Number(only) : null;
}

function compare(number: number, op: NumberOp, asked: number): boolean {
  switch (op) {
    case "atLeast":
      return number >= asked;
    case "lessThan":
      return number < asked;
    case "atMost":
      return number <= asked;
    case "moreThan":
      return number > asked;
    case "equals":
      return number === asked;
  }
}

/** What a criterion can be made of in one community. */
export const CriteriaFacts = z.object({
  /** Facts that somebody knows there. */
  facts: z.array(FactName),
  carriers: z.array(z.object({ id: z.string(), name: z.string() })),
  codes: z.array(z.object({ id: z.string(), name: z.string() })),
  questions: z.array(
    z.object({
      id: z.string(),
      name: z.string(),
      kind: z.enum(["text", "number", "choice"]),
      /** Of a `choice`. */
      options: z.array(z.string()),
    }),
  ),
});
export type CriteriaFacts = z.infer<typeof CriteriaFacts>;

/** One fact that decided, and what it is of that member; `value` null where nobody knows. */
export const Because = z.object({
  test: FactTest,
  value: FactValue.nullable(),
  isMet: z.boolean().nullable(),
});
export type Because = z.infer<typeof Because>;

export const AskWhoMeets = z.object({ criterion: Criterion, cursor: Cursor.optional() });
export type AskWhoMeets = z.infer<typeof AskWhoMeets>;

/** Who meets a criterion now, in the order of names, and why. Nothing happens to them by being asked about. */
export const WhoMeets = z.object({
  /** When it was asked: days are counted back from here. */
  at: z.iso.datetime(),
  /** Who meet it, of how many who belong, and of how many nobody can tell. */
  count: z.int(),
  of: z.int(),
  unknown: z.int(),
  explanation: z.object({ "zh-CN": z.string(), en: z.string() }),
  members: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      state: z.enum(["member", "unclaimed"]),
      because: z.array(Because),
    }),
  ),
  next: Cursor.nullable(),
});
export type WhoMeets = z.infer<typeof WhoMeets>;
