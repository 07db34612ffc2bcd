import { z } from "zod";
import {
  claimIds,
  grades,
  lifecycles,
  lineIds,
  verdictWords,
  type Dispute as DisputeOfTalk,
  type MeshView as Mesh,
  type ReportView,
} from "./diagnosis.ts";
import { languages } from "./language.ts";

/** The forms of `diagnosis.ts` where they travel: what screens receive, and what comes back as a dispute. */

const many = <Item extends z.ZodType>(item: Item) => z.array(item).readonly();
const person = z.int().nonnegative();

export const VerdictWord = z.enum(verdictWords);
export const Lifecycle = z.enum(lifecycles);
export const Grade = z.enum(grades);
export const ClaimId = z.enum(claimIds);
export const LineId = z.enum(lineIds);

const about = <Kind extends string>(kind: Kind) =>
  z.object({ kind: z.literal(kind), message: z.int().nonnegative() });

export const Dispute = z.discriminatedUnion("kind", [
  about("notAnAsk"),
  about("notPromotion"),
  about("notAnAnswer"),
  about("notANotice"),
  about("notShared"),
  z.object({ kind: z.literal("nature"), person, nature: z.enum(["person", "bot"]) }),
  z.object({ kind: z.literal("notStaff"), person }),
  z.object({ kind: z.literal("notANewcomer"), person }),
]) satisfies z.ZodType<DisputeOfTalk>;

const RichText = many(z.union([z.string(), z.object({ strong: z.string() })]));

const Condition = z.object({
  id: z.enum(["v1Need", "v2Insider", "v3Backbone"]),
  title: z.string(),
  grade: Grade,
  gradeWord: z.string(),
  fact: RichText,
});

const Card = z.object({
  person: person.nullable(),
  name: z.string(),
  initial: z.string(),
  isBackbone: z.boolean(),
  at: z.string().nullable(),
  atText: z.string(),
  text: z.string(),
});

export const Evidence = z.object({
  key: z.string(),
  cards: many(Card),
  why: z.string(),
  disputes: many(z.object({ dispute: Dispute, label: z.string() })),
});

const Ruler = z.object({
  value: z.number(),
  low: z.number(),
  high: z.number(),
  ticks: many(z.number()),
});

const Line = z.object({
  id: LineId,
  claim: ClaimId,
  title: z.string(),
  grade: Grade,
  gradeWord: z.string(),
  fact: z.string(),
  ruler: Ruler.nullable(),
  value: z.string().nullable(),
  interval: z.string().nullable(),
  n: z.string().nullable(),
  evidence: many(Evidence),
  evidenceTotal: z.int().nonnegative(),
  without: z.string().nullable(),
  next: z.string().nullable(),
  how: z.string(),
  spoken: z.string(),
});

const Nature = z.object({
  person,
  name: z.string(),
  nature: z.enum(["bot", "relay", "staff"]),
  why: z.string(),
  messages: z.int().nonnegative(),
  overrule: Dispute,
});

/** A report whose mesh is asked for by itself. */
export const Report = z.object({
  language: z.enum(languages),
  verdict: VerdictWord,
  life: Lifecycle,
  meta: many(z.string()),
  headline: z.string(),
  summary: many(z.string()),
  conditions: many(Condition),
  lines: many(Line),
  settle: many(z.string()),
  firmness: many(z.string()),
  natures: many(Nature),
  footnotes: many(z.string()),
}) satisfies z.ZodType<Omit<ReportView, "mesh">>;
export type Report = z.infer<typeof Report>;

const MeshNode = z.object({
  person,
  name: z.string(),
  x: z.number(),
  y: z.number(),
  ties: z.int().nonnegative(),
  role: z.enum(["backbone", "member"]),
  circle: z.int(),
});

const MeshTie = z.object({
  a: z.int(),
  b: z.int(),
  isDeep: z.boolean(),
  strength: z.number(),
  opacity: z.number(),
});

const MeshCircle = z.object({
  x: z.number(),
  y: z.number(),
  r: z.number(),
  people: z.int(),
  label: z.string(),
});

const MeshRow = z.object({
  person,
  name: z.string(),
  initial: z.string(),
  isBackbone: z.boolean(),
  role: z.string(),
  ties: z.int().nonnegative(),
  deep: z.int().nonnegative(),
  fact: RichText,
});

export const MeshView = z.object({
  heading: z.string(),
  mode: z.enum(["everyone", "onTouch", "circles"]),
  nodes: many(MeshNode),
  ties: many(MeshTie),
  circles: many(MeshCircle),
  threads: many(z.object({ a: z.int(), b: z.int(), deepTies: z.int() })),
  caption: z.string(),
  key: z.object({ deep: z.string(), ordinary: z.string(), backbone: z.string(), alone: z.string() }),
  rows: many(MeshRow),
  figures: many(z.object({ label: z.string(), value: z.string(), note: z.string() })),
}) satisfies z.ZodType<Mesh>;
