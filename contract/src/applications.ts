import { z } from "zod";
import { Age, CodeWord, Question, QuestionId, ShownRule } from "./gate.ts";
import { Cursor, oneLine, Reason, someLines } from "./text.ts";

/**
 * Applications, as the applicant and as the reviewers see them.
 *
 * For the applicant: see gate.ts. For reviewers (organisers and moderators):
 *   GET  /api/communities/:slug/applications?state&code&question&answer&cursor   ApplicationQueue, the oldest first
 *   GET  /api/communities/:slug/applications/filters                             QueueFilters
 *   GET  /api/communities/:slug/applications/:id                                 ApplicationReview
 *   GET  /api/communities/:slug/applications/:id/evidence/:fileId                the file
 *   POST /api/communities/:slug/applications/:id/decide Decide                   200 ApplicationReview; 409 alreadyDecided
 *   POST /api/communities/:slug/applications/:id/notes {text}                    201 ApplicationReview
 *   POST /api/communities/:slug/applications/:id/messages {text}                 201 ApplicationReview; state `asked` from then on
 *   POST /api/communities/:slug/applications/decide DecideMany                   200 ManyDecided
 * For reviewers and the member themself:
 *   GET  /api/communities/:slug/members/:memberId/admission                      MemberAdmission
 */

/**
 * `waiting`: for the reviewers; `asked`: for the applicant, who was asked something back; `expired`: they did not
 * answer within 30 days.
 */
export const applicationStates = ["waiting", "asked", "admitted", "refused", "withdrawn", "expired"] as const;
export const ApplicationState = z.enum(applicationStates);
export type ApplicationState = z.infer<typeof ApplicationState>;

/** How it was decided. `rule`: by which rule of the gate, as it was then; null where people decided. */
export const Decision = z.object({
  outcome: z.enum(["admitted", "refused"]),
  at: z.iso.datetime(),
  reason: z.string(),
  rule: ShownRule.nullable(),
});
export type Decision = z.infer<typeof Decision>;

/** `asked` also where a referee declined, or where nobody is called that. */
export const refereeStates = ["asked", "vouched"] as const;
export const RefereeView = z.object({ name: z.string(), state: z.enum(refereeStates) });

export const EvidenceFile = z.object({
  id: z.uuid(),
  name: z.string(),
  kind: z.enum(["image/jpeg", "image/png", "image/webp", "image/gif", "application/pdf"]),
  bytes: z.int(),
});
export type EvidenceFile = z.infer<typeof EvidenceFile>;

export const SayMore = z.object({ text: someLines(2000) });
export const EvidenceName = z.object({ name: oneLine(120) });

const Message = z.object({
  id: z.uuid(),
  at: z.iso.datetime(),
  by: z.enum(["applicant", "reviewer"]),
  text: z.string(),
});

const ApplicationFacts = z.object({
  id: z.uuid(),
  state: ApplicationState,
  sentAt: z.iso.datetime(),
  /** By when an answer was promised. */
  promisedBy: z.iso.datetime(),
  charterVersion: z.int(),
  gateVersion: z.int(),
  /** As they were asked, in their order, with what was answered; null: left empty. */
  answers: z.array(z.object({ question: Question, answer: z.union([z.number(), z.string()]).nullable() })),
  age: Age.nullable(),
  referee: RefereeView.nullable(),
  evidence: z.array(EvidenceFile),
  /** What was to be shown; null where nothing was. */
  evidenceAsked: z.string().nullable(),
  isEvidenceMissing: z.boolean(),
  messages: z.array(Message),
  decision: Decision.nullable(),
});

/** One's own application. */
export const MyApplication = ApplicationFacts.extend({
  slug: z.string(),
  communityName: z.string(),
  language: z.enum(["zh-CN", "en"]),
  timeZone: z.string(),
  /** How many are before it, itself included, among those that wait for the reviewers; null when it does not wait. */
  position: z.int().nullable(),
  /** About how many hours still, by the reviewers' pace of the last 28 days; null: it cannot be said. */
  aboutHours: z.number().nullable(),
  /** When one may apply again; null where one was not refused, or may already. */
  againAt: z.iso.datetime().nullable(),
  /** When it will be deleted; null while it is under way, and of who was admitted. */
  deletedAt: z.iso.datetime().nullable(),
  can: z.object({
    say: z.boolean(),
    addEvidence: z.boolean(),
    withdraw: z.boolean(),
    applyAgain: z.boolean(),
  }),
});
export type MyApplication = z.infer<typeof MyApplication>;

/** The newest first; the last 50. */
export const MyApplications = z.object({
  applications: z.array(
    z.object({
      id: z.uuid(),
      slug: z.string(),
      communityName: z.string(),
      state: ApplicationState,
      sentAt: z.iso.datetime(),
    }),
  ),
});
export type MyApplications = z.infer<typeof MyApplications>;

/** `answer`: exactly what was answered to `question`; only with it. */
export const QueueAsked = z
  .object({
    state: ApplicationState.optional(),
    code: z.uuid().optional(),
    question: QuestionId.optional(),
    answer: oneLine(200).optional(),
    cursor: Cursor.optional(),
  })
  .refine(({ question, answer }) => (question === undefined) === (answer === undefined), {
    path: ["answer"],
  });
export type QueueAsked = z.infer<typeof QueueAsked>;

export const ApplicationLine = z.object({
  id: z.uuid(),
  name: z.string(),
  state: ApplicationState,
  sentAt: z.iso.datetime(),
  promisedBy: z.iso.datetime(),
  isLate: z.boolean(),
  /** Of the first two questions. */
  answers: z.array(z.object({ text: z.string(), answer: z.string() })),
  codeName: z.string().nullable(),
  referee: z.enum(["none", "asked", "vouched"]),
  isEvidenceMissing: z.boolean(),
  /** Whether the applicant answered since they were asked. */
  hasAnswered: z.boolean(),
});
export type ApplicationLine = z.infer<typeof ApplicationLine>;

/** The oldest first; what is decided: the newest decision first. Without a state: what waits for the reviewers. */
export const ApplicationQueue = z.object({
  applications: z.array(ApplicationLine),
  next: Cursor.nullable(),
  /** How many wait for the reviewers and for applicants, and how many of the former longer than was promised. */
  counts: z.object({ waiting: z.int(), asked: z.int(), late: z.int() }),
  can: z.object({ decide: z.boolean() }),
});
export type ApplicationQueue = z.infer<typeof ApplicationQueue>;

/** By what the queue can be looked through. */
export const QueueFilters = z.object({
  codes: z.array(z.object({ id: z.uuid(), name: z.string() })),
  questions: z.array(Question),
});
export type QueueFilters = z.infer<typeof QueueFilters>;

export const ApplicationReview = ApplicationFacts.extend({
  name: z.string(),
  code: z.object({ id: z.uuid(), name: z.string(), word: CodeWord }).nullable(),
  /** What the referee said for them; "" without words. */
  refereeWords: z.string().nullable(),
  /** The rules as they were when it was sent. */
  rules: z.array(ShownRule),
  acceptedAt: z.iso.datetime(),
  /** Whether they were a member already and were removed; then no rule admits them. */
  wasRemoved: z.boolean(),
  /** Applications of the same person that were decided before. */
  before: z.array(
    z.object({ id: z.uuid(), state: ApplicationState, sentAt: z.iso.datetime(), reason: z.string() }),
  ),
  notes: z.array(z.object({ id: z.uuid(), at: z.iso.datetime(), byName: z.string(), text: z.string() })),
  /** Who decided; null where a rule did, and while nobody has. */
  decidedByName: z.string().nullable(),
  /** The member they have become. */
  memberId: z.uuid().nullable(),
  /** The next one that waits, after this. */
  nextId: z.uuid().nullable(),
  can: z.object({ decide: z.boolean(), note: z.boolean(), ask: z.boolean() }),
});
export type ApplicationReview = z.infer<typeof ApplicationReview>;

/** Who is refused is told why: then `reason` is not empty. */
export const Decide = z.object({ outcome: z.enum(["admit", "refuse"]), reason: Reason });
export type Decide = z.infer<typeof Decide>;

export const MOST_DECIDED_AT_ONCE = 200;
export const DecideMany = Decide.extend({ ids: z.array(z.uuid()).min(1).max(MOST_DECIDED_AT_ONCE) });
export type DecideMany = z.infer<typeof DecideMany>;

/** For each id, in the order asked, what became of it. */
export const ManyDecided = z.object({
  decided: z.array(
    z.object({ id: z.uuid(), result: z.enum(["admitted", "refused", "alreadyDecided", "notFound"]) }),
  ),
});
export type ManyDecided = z.infer<typeof ManyDecided>;

export const NoteText = z.object({ text: someLines(2000) });

/** How a member came in. */
export const Admission = z.object({
  applicationId: z.uuid(),
  appliedAt: z.iso.datetime(),
  admittedAt: z.iso.datetime(),
  charterVersion: z.int(),
  acceptedAt: z.iso.datetime(),
  code: z.object({ id: z.uuid(), name: z.string(), word: CodeWord }).nullable(),
  refereeName: z.string().nullable(),
  /** null where a rule decided. */
  decidedByName: z.string().nullable(),
  rule: ShownRule.nullable(),
});
export type Admission = z.infer<typeof Admission>;

/** How a member came in; null for whoever did not come by the gate. */
export const MemberAdmission = z.object({ admission: Admission.nullable() });
export type MemberAdmission = z.infer<typeof MemberAdmission>;
