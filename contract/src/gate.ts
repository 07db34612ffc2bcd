import { z } from "zod";
import { PersonName, Username, Email, passwordLength } from "./accounts.ts";
import { Motive } from "./charter.ts";
import { Criterion } from "./criteria.ts";
import { languages } from "./language.ts";
import { MemberName } from "./members.ts";
import { VerificationWay } from "./terms.ts";
import { oneLine, someLines } from "./text.ts";

/**
 * The door of a community: what strangers are shown before they ask to come in, what they are asked, and by which
 * rules. What became of it stands in `applications.ts`, channel codes in `channel-codes.ts`.
 *
 * For anyone, signed in or not:
 *   GET  /api/join/:slug?code=WORD                  Landing; 404 unless the gate is open (and the code good, where one is needed)
 *   GET  /api/join/:slug/form?code=WORD             ApplyForm
 *   POST /api/join/:slug/views {code}               204; the page says that it was seen
 *   POST /api/join/:slug/applications Apply         201 MyApplication; signed in from then on. 200 when sent again with the same id
 * For the applicant, signed in:
 *   GET  /api/applications                          MyApplications
 *   GET  /api/applications/:id                      MyApplication
 *   POST /api/applications/:id/messages SayMore     201 MyApplication
 *   POST /api/applications/:id/evidence?name=…      201 MyApplication; the body is the file, application/octet-stream
 *   GET  /api/applications/:id/evidence/:fileId     the file
 *   DELETE /api/applications/:id/evidence/:fileId   204
 *   POST /api/applications/:id/withdraw             200 MyApplication
 * For members:
 *   GET  /api/communities/:slug/gate                GateView
 *   PUT  /api/communities/:slug/gate SetGate        200 GateView; Refused `gateChanged` when somebody set it in between
 *   POST /api/communities/:slug/referee-links       201 RefereeLink; one hands /join/:slug?referee=TOKEN to somebody
 *   GET  /api/communities/:slug/vouching            VouchRequests: who named the one who asks as their referee
 *   POST /api/communities/:slug/vouching/:applicationId Vouch   204
 */

/** `choice`: one of the options. */
export const questionKinds = ["choice", "number", "shortText", "longText"] as const;
export const QuestionKind = z.enum(questionKinds);
export type QuestionKind = z.infer<typeof QuestionKind>;

/** What rules call a question; stays when its text is mended. */
export const QuestionId = z
  .string()
  .min(1)
  .max(40)
  .regex(/^[a-z0-9][a-z0-9_-]*$/);

export const answerLength = { shortText: 200, longText: 4000 } as const;

export const Question = z
  .object({
    id: QuestionId,
    kind: QuestionKind,
    text: oneLine(200),
    /** Why it is asked; shown beside it. */
    purpose: oneLine(200),
    isRequired: z.boolean(),
    /** Of a choice: two or more; else empty. */
    options: z.array(oneLine(80)).max(20),
    /** Of a number; both inclusive. */
    least: z.number().nullable(),
    most: z.number().nullable(),
  })
  .refine(({ kind, options }) => (kind === "choice" ? new Set(options).size >= 2 : options.length === 0), {
    path: ["options"],
  })
  .refine(({ options }) => new Set(options).size === options.length, { path: ["options"] })
  .refine(({ least, most }) => least === null || most === null || least <= most, { path: ["most"] });
export type Question = z.infer<typeof Question>;

export const wanted = ["none", "optional", "required"] as const;
export const Wanted = z.enum(wanted);
export type Wanted = z.infer<typeof Wanted>;

export const ruleOutcomes = ["admit", "refuse", "review"] as const;
export const RuleOutcome = z.enum(ruleOutcomes);
export type RuleOutcome = z.infer<typeof RuleOutcome>;

/** The first rule that is met decides; where none is, people do. */
export const GateRule = z.object({
  criterion: Criterion,
  outcome: RuleOutcome,
  /** Told to the applicant word for word. */
  reason: oneLine(300),
});
export type GateRule = z.infer<typeof GateRule>;

export const MOST_QUESTIONS = 20;
export const MOST_RULES = 20;
export const MOST_FILES = 5;
export const LARGEST_FILE_BYTES = 10 * 1024 * 1024;

/** `code`: only by the address of a channel code that holds now. */
export const reaches = ["anyone", "code"] as const;
export const Reach = z.enum(reaches);
export type Reach = z.infer<typeof Reach>;

export const GateSettings = z.object({
  isOpen: z.boolean(),
  reach: Reach,
  questions: z
    .array(Question)
    .max(MOST_QUESTIONS)
    .refine((questions) => new Set(questions.map(({ id }) => id)).size === questions.length),
  evidence: z.object({
    wanted: Wanted,
    /** What is to be shown, and why; "" where none is wanted. */
    ask: z.union([z.literal(""), oneLine(300)]),
    /** Files are deleted so many days after the decision. */
    keptDays: z.int().min(1).max(180),
  }),
  referee: Wanted,
  /** Whether applicants say if they are under 14, 14 to 17, or of age. Who is under 14 comes with a guardian. */
  asksAge: z.boolean(),
  rules: z.array(GateRule).max(MOST_RULES),
  /** Within so many days an answer is promised. */
  answerDays: z.int().min(1).max(60),
  /** Who was refused may apply again after so many days. */
  againDays: z.int().min(0).max(730),
  /** How many applications are taken a day, in the community's own time zone. */
  mostPerDay: z.int().min(1).max(100_000).nullable(),
  /** What was refused or withdrawn is deleted after so many days. */
  keptDays: z.int().min(1).max(730),
});
export type GateSettings = z.infer<typeof GateSettings>;

/** `version`: the one that was changed; 0 where none was set yet. */
export const SetGate = z.object({ version: z.int().min(0), settings: GateSettings });
export type SetGate = z.infer<typeof SetGate>;

export const GateView = z.object({
  /** 0 where none was set yet; `settings` then is what to begin with. */
  version: z.int(),
  settings: GateSettings,
  setAt: z.iso.datetime().nullable(),
  setByName: z.string().nullable(),
  /** While the charter is a draft the gate stays shut, whatever it says itself. */
  isCharterOpened: z.boolean(),
  /** Path of the landing page. */
  path: z.string(),
  waiting: z.int(),
  can: z.object({ set: z.boolean(), review: z.boolean(), makeCodes: z.boolean() }),
});
export type GateView = z.infer<typeof GateView>;

/** The word of a channel code, as in /join/:slug/:code. */
export const CodeWord = z
  .string()
  .trim()
  .toLowerCase()
  .min(2)
  .max(40)
  .regex(/^[a-z0-9]+(?:-[a-z0-9]+)*$/);

/** A word that no code is called by is no code: whoever comes with it comes without one. */
export const CodeGiven = z.string().max(200).optional();

export const LandingAsked = z.object({ code: CodeGiven });

/** A rule as the one it may decide about is told. `number` counts from 1. */
export const ShownRule = GateRule.extend({ number: z.int() });
export type ShownRule = z.infer<typeof ShownRule>;

/** Where somebody who is signed in stands with this community. */
export const Standing = z.object({
  isMember: z.boolean(),
  /** Of an application that is not decided yet, or of the last one. */
  applicationId: z.uuid().nullable(),
  isUndecided: z.boolean(),
  /** When one who was refused may apply again, if that is to come. */
  againAt: z.iso.datetime().nullable(),
});

export type Standing = z.infer<typeof Standing>;

export const Landing = z.object({
  slug: z.string(),
  name: z.string(),
  language: z.enum(languages),
  timeZone: z.string(),
  foundedAt: z.iso.datetime(),
  openedAt: z.iso.datetime(),
  charterVersion: z.int(),
  purpose: z.string(),
  sharedNeed: z.string(),
  motive: Motive.nullable(),
  /** `kind` as in charter.ts. */
  anchor: z.object({ kind: z.string(), text: z.string() }).nullable(),
  organisers: z.array(
    z.object({
      name: z.string(),
      /** null: not verified, to be said openly. By whom is for members to know. */
      verified: z.object({ way: VerificationWay, at: z.iso.datetime() }).nullable(),
    }),
  ),
  /** Whether people talk with each other; null: too early to say. */
  talk: z
    .object({
      members: z.int(),
      /** How many of them exchanged words with another within the last `weeks`. */
      exchanged: z.int(),
      weeks: z.int(),
      /** Of those who spoke for the first time within half a year; null: too few to say. */
      firstWords: z
        .object({
          newcomers: z.int(),
          /** Whose first words were replied to by somebody else. */
          answered: z.int(),
          /** Half of the answered had their reply within so many minutes. */
          usualMinutes: z.int(),
        })
        .nullable(),
    })
    .nullable(),
  onlyHere: z.array(z.string()),
  asks: z.array(z.string()),
  fees: z.string(),
  values: z.array(z.string()),
  rules: z.array(z.object({ number: z.int(), text: z.string() })),
  /** Kept, of those that were settled or are overdue. */
  promises: z.object({ kept: z.int(), of: z.int() }),
  questions: z.int(),
  evidence: Wanted,
  referee: Wanted,
  answerDays: z.int(),
  /** Half of those of the last 90 days had their answer within so many hours; null: too few to say. */
  usualAnswerHours: z.number().nullable(),
  againDays: z.int(),
  /** Whether no more applications are taken today. */
  isFullToday: z.boolean(),
  /** Whether the code one came with holds; null without one. */
  isCodeGood: z.boolean().nullable(),
  /** Absent where nobody is signed in. */
  me: Standing.nullable(),
});
export type Landing = z.infer<typeof Landing>;

/** What is asked, as it is asked now. An application says which `gateVersion` and `charterVersion` it answers. */
export const ApplyForm = z.object({
  gateVersion: z.int(),
  charterVersion: z.int(),
  questions: z.array(Question),
  evidence: GateSettings.shape.evidence,
  referee: Wanted,
  asksAge: z.boolean(),
  /** Who is admitted or refused by rule alone, and by which; whoever no rule decides about, people do. */
  rules: z.array(ShownRule),
  answerDays: z.int(),
  againDays: z.int(),
  keptDays: z.int(),
  /** Whose link one came by: it is they who are asked. */
  refereeName: z.string().nullable(),
  me: Standing.nullable(),
});
export type ApplyForm = z.infer<typeof ApplyForm>;

export const RefereeToken = z.string().regex(/^[\w-]{20,64}$/);
export const FormAsked = z.object({ code: CodeGiven, referee: z.string().max(200).optional() });

/** Numbers as numbers; of a choice the option itself. What was left empty may be left out. */
export const Answers = z.record(QuestionId, z.union([z.number(), z.string().max(answerLength.longText * 2)]));
export type Answers = z.infer<typeof Answers>;

export const RefereeNamed = z.discriminatedUnion("by", [
  z.object({ by: z.literal("name"), name: MemberName }),
  z.object({ by: z.literal("link"), token: RefereeToken }),
]);
export type RefereeNamed = z.infer<typeof RefereeNamed>;

export const ages = ["under14", "from14to17", "adult"] as const;
export const Age = z.enum(ages);
export type Age = z.infer<typeof Age>;

/** An account that is made in the same step; one who has one signs in first. One of the two is signed in with. */
export const NewAccount = z
  .object({
    name: PersonName,
    username: Username.nullable(),
    email: Email.nullable(),
    password: z.string().min(1).max(passwordLength.most),
  })
  .refine(({ username, email }) => username !== null || email !== null, { path: ["username"] });
export type NewAccount = z.infer<typeof NewAccount>;

/**
 * Refused with 400 and `issues`, each a `path` such as /answers/year, /referee, /age, /account/username and a word of
 * `fieldTroubles` as its `message`; nothing is stored then, neither the account.
 */
export const Apply = z.object({
  /** Made by the browser: the same application sent twice is one. */
  id: z.uuid(),
  code: CodeGiven,
  gateVersion: z.int(),
  charterVersion: z.int(),
  /** The charter was shown and is accepted. */
  acceptsCharter: z.literal(true),
  answers: Answers,
  referee: RefereeNamed.nullable(),
  age: Age.nullable(),
  account: NewAccount.optional(),
});
export type Apply = z.infer<typeof Apply>;

export const fieldTroubles = [
  "missing",
  "tooLong",
  "notANumber",
  "tooSmall",
  "tooLarge",
  "notAnOption",
  "unknownQuestion",
  "linkOver",
  "passwordTooShort",
  "passwordIsUsername",
  "usernameTaken",
  "emailTaken",
] as const;
export type FieldTrouble = (typeof fieldTroubles)[number];

export const PageSeen = z.object({ code: CodeGiven });

/** Told once. */
export const RefereeLink = z.object({ token: RefereeToken, path: z.string(), expiresAt: z.iso.datetime() });
export type RefereeLink = z.infer<typeof RefereeLink>;

/** Who asks a member to vouch for them. What they answered is not shown. */
export const VouchRequests = z.object({
  requests: z.array(
    z.object({ applicationId: z.uuid(), applicantName: z.string(), askedAt: z.iso.datetime() }),
  ),
});
export type VouchRequests = z.infer<typeof VouchRequests>;

/** Who declines, declines in silence: neither the applicant nor the reviewers are told. */
export const Vouch = z.object({ vouches: z.boolean(), words: z.union([z.literal(""), someLines(500)]) });
export type Vouch = z.infer<typeof Vouch>;

/** What the gate writes into the audit. */
export const gatePowers = [
  "gate.set",
  "code.make",
  "code.change",
  "application.decide",
  "application.admit_by_rule",
  "application.refuse_by_rule",
] as const;

/** Why the gate refuses. */
export const gateRefusals = [
  "gateChanged",
  "charterChanged",
  "notOpened",
  "alreadyMember",
  "alreadyApplied",
  "tooEarly",
  "fullToday",
  "guardianNeeded",
  "alreadyDecided",
  "reasonNeeded",
  "notWaiting",
  "tooManyFiles",
  "notAnImageOrPdf",
  "codeTaken",
  "codeEnded",
  "tooManyCodes",
  "alreadyAnswered",
  "unknownRuleQuestion",
  "tooManyMessages",
] as const;
export type GateRefusal = (typeof gateRefusals)[number];
