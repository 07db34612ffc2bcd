import { z } from "zod";
import { Role } from "./roles.ts";
import { Reason } from "./text.ts";

/** How long before a term ends its holder and the organisers are told. */
export const TERM_ENDS_SOON_DAYS = 14;

/** Hands a running term to another member: the one who has it keeps it until the other accepts. */
export const HandOver = z.object({ toId: z.uuid(), reason: Reason });
export type HandOver = z.infer<typeof HandOver>;

export const AnswerHandOver = z.object({ isAccepted: z.boolean() });

const Person = z.object({ id: z.uuid(), name: z.string() });

/** A term that was offered to somebody, who has not answered. */
export const HandOverView = z.object({
  id: z.uuid(),
  termId: z.uuid(),
  role: Role,
  from: Person,
  to: Person,
  endsAt: z.iso.datetime().nullable(),
  offeredAt: z.iso.datetime(),
  reason: z.string(),
  can: z.object({ answer: z.boolean(), withdraw: z.boolean() }),
});
export type HandOverView = z.infer<typeof HandOverView>;

/** How it was made sure who somebody is. */
export const verificationWays = ["inPerson", "document", "instance"] as const;
export const VerificationWay = z.enum(verificationWays);
export type VerificationWay = z.infer<typeof VerificationWay>;

/** What an organiser may record: whoever runs the instance vouches by `instance`, and only they. */
export const Verify = z.object({ way: z.enum(["inPerson", "document"]), reason: Reason });
export type Verify = z.infer<typeof Verify>;

/** Somebody made sure who this is: who, how and when. Nobody does of themselves. */
export const VerifiedView = z.object({
  way: VerificationWay,
  /** Null where it was whoever runs the instance; "" where the name is gone. */
  byName: z.string().nullable(),
  at: z.iso.datetime(),
});
export type VerifiedView = z.infer<typeof VerifiedView>;

/** An organiser or official as a newcomer is told of them. */
export const StaffView = z.object({
  memberId: z.uuid(),
  name: z.string(),
  role: Role,
  endsAt: z.iso.datetime().nullable(),
  verified: VerifiedView.nullable(),
});
export type StaffView = z.infer<typeof StaffView>;

/** For whoever runs the instance: the organisers and officials of every community. */
export const StaffList = z.object({
  staff: z.array(StaffView.extend({ community: z.object({ slug: z.string(), name: z.string() }) })),
  next: z.uuid().nullable(),
});
export type StaffList = z.infer<typeof StaffList>;

/** Why roles are refused, besides what members refuses. */
export const termRefusals = ["handedToOneself", "alreadyOffered", "notOneself", "noStaff"] as const;
export type TermRefusal = (typeof termRefusals)[number];
