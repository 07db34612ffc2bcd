import { z } from "zod";
import { oneLine, someLines } from "./text.ts";
import { Vocabulary } from "./vocabulary.ts";

/** What moved the organisers to found a community, said openly. */
export const motives = [
  "service",
  "sales",
  "recruitment",
  "fandom",
  "study",
  "business",
  "publicGood",
  "friendship",
] as const;
export const Motive = z.enum(motives);
export type Motive = z.infer<typeof Motive>;

/** What draws the members to one point. Source: L121, L135. */
export const anchorKinds = ["interest", "hobby", "identity", "need"] as const;
export const AnchorKind = z.enum(anchorKinds);
export type AnchorKind = z.infer<typeof AnchorKind>;

/** The parts of a charter, in the order they are read and asked for. */
export const charterItems = [
  "purpose",
  "sharedNeed",
  "anchor",
  "onlyHere",
  "motive",
  "asks",
  "fees",
  "rules",
  "values",
  "vocabulary",
  "goal",
] as const;
export const CharterItem = z.enum(charterItems);
export type CharterItem = z.infer<typeof CharterItem>;

const empty = z.literal("");
export const MOST_RULES = 60;
export const MOST_PHRASES = 12;

/** A day of the calendar of the community's zone. */
const Day = z.iso.date();

/** Something that can be counted, to hundredths. */
export const Amount = z
  .number()
  .min(-1e9)
  .max(1e9)
  .refine((amount) => Math.abs(amount * 100 - Math.round(amount * 100)) < 1e-6);

/** `number` is null for what has never been in force; it is given when it comes into force, and never given again. */
const Number = z.int().positive().max(100_000).nullable();

export const GoalContent = z.object({
  number: Number,
  text: oneLine(120),
  target: Amount.positive(),
  /** What is counted: books, kilometres, people. */
  unit: oneLine(20),
  until: Day,
});
export type GoalContent = z.infer<typeof GoalContent>;

export const RuleContent = z.object({ number: Number, text: someLines(500) });
export type RuleContent = z.infer<typeof RuleContent>;

/** What a charter says, whole or not: a draft has empty parts. Which of them it needs tells `missingFrom`. */
export const CharterContent = z.object({
  purpose: empty.or(someLines(2000)),
  sharedNeed: empty.or(someLines(1000)),
  anchor: z.object({ kind: AnchorKind.nullable(), text: empty.or(oneLine(200)) }),
  /** What members get here and hardly anywhere else. */
  onlyHere: z.array(oneLine(200)).max(MOST_PHRASES),
  motive: Motive.nullable(),
  /** What is asked of whoever joins. */
  asks: z.array(oneLine(200)).max(MOST_PHRASES),
  /** What it costs, in words; "" where nothing was said. */
  fees: empty.or(someLines(500)),
  /** In the order of their numbers, those without one last. */
  rules: z.array(RuleContent).max(MOST_RULES),
  values: z.array(oneLine(80)).max(MOST_PHRASES),
  vocabulary: Vocabulary,
  goal: GoalContent.nullable(),
});
export type CharterContent = z.infer<typeof CharterContent>;

/** A charter nobody has written anything in. */
export const emptyCharter: CharterContent = {
  purpose: "",
  sharedNeed: "",
  anchor: { kind: null, text: "" },
  onlyHere: [],
  motive: null,
  asks: [],
  fees: "",
  rules: [],
  values: [],
  vocabulary: {},
  goal: null,
};

/** What a community cannot open without: parts of its charter, and people who carry it. */
export const openingNeeds = [
  "purpose",
  "sharedNeed",
  "anchor",
  "onlyHere",
  "motive",
  "rules",
  "organiser",
  "backbone",
] as const;
export const OpeningNeed = z.enum(openingNeeds);
export type OpeningNeed = z.infer<typeof OpeningNeed>;

/** Who carries a community: terms that run, or, for the backbone, will. */
export interface Carried {
  readonly hasOrganiser: boolean;
  readonly hasBackbone: boolean;
}

/** What keeps a community from opening, in the order it is asked for; empty when it may open. Source: R06, L26-29. */
export function missingFrom(content: CharterContent, carried: Carried): OpeningNeed[] {
  const there: Readonly<Record<OpeningNeed, boolean>> = {
    ...saidIn(content),
    organiser: carried.hasOrganiser,
    backbone: carried.hasBackbone,
  };
  return openingNeeds.filter((need) => !there[need]);
}

/** What a version cannot do without: the same, but for the people. */
export function unsaidIn(content: CharterContent): OpeningNeed[] {
  return missingFrom(content, { hasOrganiser: true, hasBackbone: true });
}

function saidIn(content: CharterContent): Record<Exclude<OpeningNeed, "organiser" | "backbone">, boolean> {
  return {
    purpose: content.purpose !== "",
    sharedNeed: content.sharedNeed !== "",
    anchor: content.anchor.kind !== null && content.anchor.text !== "",
    onlyHere: content.onlyHere.length > 0,
    motive: content.motive !== null,
    rules: content.rules.length > 0,
  };
}
