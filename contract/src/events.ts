import { z } from "zod";

/** What happened, by name: past tense, ids only. Whoever wants to know more asks the owner. */
export const eventSchemas = {
  "charter.community_founded": z.object({ communityId: z.uuid() }),
  "charter.community_closed": z.object({ communityId: z.uuid() }),
  /** A community opened, or a later version of its charter came into force. */
  "charter.published": z.object({ communityId: z.uuid(), version: z.int().positive() }),
  "charter.carriers_changed": z.object({ communityId: z.uuid(), carrierId: z.uuid() }),
  /** People are met at another carrier from now on; members are to be asked to confirm it. */
  "charter.carrier_moved": z.object({ communityId: z.uuid(), carrierId: z.uuid(), toId: z.uuid() }),
  /** The way into a carrier soon leads nowhere. */
  "charter.way_expiring": z.object({ communityId: z.uuid(), carrierId: z.uuid() }),
  "members.joined": z.object({ communityId: z.uuid(), memberId: z.uuid() }),
  "members.left": z.object({ communityId: z.uuid(), memberId: z.uuid() }),
  /** Against their will. */
  "members.removed": z.object({ communityId: z.uuid(), memberId: z.uuid() }),
  /** A removal was taken back. */
  "members.reinstated": z.object({ communityId: z.uuid(), memberId: z.uuid() }),
  /** Nothing is to name them any more: each module takes their name out of what it holds. */
  "members.erased": z.object({ communityId: z.uuid(), memberId: z.uuid() }),
  "members.terms_changed": z.object({ communityId: z.uuid(), memberId: z.uuid() }),
  "talk.posted": z.object({ communityId: z.uuid() }),
  "ties.acted": z.object({ communityId: z.uuid() }),
  "gate.applied": z.object({ communityId: z.uuid(), applicationId: z.uuid() }),
  "gate.admitted": z.object({ communityId: z.uuid(), applicationId: z.uuid(), memberId: z.uuid() }),
  "gate.refused": z.object({ communityId: z.uuid(), applicationId: z.uuid() }),
  "stay.sanctioned": z.object({ communityId: z.uuid(), sanctionId: z.uuid() }),
  /** Taken back without an appeal. */
  "stay.lifted": z.object({ communityId: z.uuid(), sanctionId: z.uuid() }),
  "stay.appealed": z.object({ communityId: z.uuid(), sanctionId: z.uuid() }),
  "stay.decided": z.object({ communityId: z.uuid(), sanctionId: z.uuid() }),
  "imports.finished": z.object({ communityId: z.uuid(), importId: z.uuid() }),
  "imports.failed": z.object({ communityId: z.uuid(), importId: z.uuid() }),
  "imports.undone": z.object({ communityId: z.uuid(), importId: z.uuid() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type Events = { readonly [Name in EventName]: z.infer<(typeof eventSchemas)[Name]> };
