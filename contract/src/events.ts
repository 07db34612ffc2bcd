import { z } from "zod";

/** What happened, by name: past tense, ids only. Whoever wants to know more asks the owner. */
export const eventSchemas = {
  "charter.community_founded": z.object({ communityId: z.uuid() }),
  "ties.acted": z.object({ communityId: z.uuid() }),
  "imports.finished": z.object({ communityId: z.uuid(), importId: z.uuid() }),
  "imports.undone": z.object({ communityId: z.uuid(), importId: z.uuid() }),
} as const;

export type EventName = keyof typeof eventSchemas;
export type Events = { readonly [Name in EventName]: z.infer<(typeof eventSchemas)[Name]> };
