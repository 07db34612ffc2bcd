import { z } from "zod";
import { CodeWord } from "./gate.ts";
import { Cursor, oneLine } from "./text.ts";

/**
 * Channel codes: by which way people come, and what each way costs. They pay nobody for bringing people (Law19).
 *
 *   GET   /api/communities/:slug/codes?cursor       CodeReport, the newest first
 *   GET   /api/communities/:slug/codes/:id          CodeByWeek
 *   POST  /api/communities/:slug/codes MakeCode     201 ChannelCode
 *   PATCH /api/communities/:slug/codes/:id ChangeCode   200 ChannelCode
 *   POST  /api/communities/:slug/codes/:id/end      200 ChannelCode; its address leads to the landing page without it
 */

/** ISO 4217. */
export const Currency = z.string().regex(/^[A-Z]{3}$/);

/** `views`: visitors, each counted once a day; programs are not counted. */
const Funnel = z.object({ views: z.int(), applications: z.int(), joins: z.int() });
export type Funnel = z.infer<typeof Funnel>;

export const ChannelCode = z.object({
  id: z.uuid(),
  name: z.string(),
  word: CodeWord,
  /** In the currency's minor units. */
  costMinor: z.int(),
  currency: Currency,
  madeAt: z.iso.datetime(),
  /** Exclusive; null: it does not lapse. */
  endsAt: z.iso.datetime().nullable(),
  isOver: z.boolean(),
  /** Path of the landing page with it. */
  path: z.string(),
  funnel: Funnel,
  /** joins ÷ views, from 0 to 1; null without views. */
  joinRate: z.number().nullable(),
  /** cost ÷ joins in minor units, rounded; null without joins. */
  cacMinor: z.int().nullable(),
  can: z.object({ change: z.boolean() }),
});
export type ChannelCode = z.infer<typeof ChannelCode>;

export const CodeReport = z.object({
  codes: z.array(ChannelCode),
  next: Cursor.nullable(),
  /** Who came by the plain address. */
  direct: Funnel,
  can: z.object({ make: z.boolean() }),
});
export type CodeReport = z.infer<typeof CodeReport>;

/** The last 26 weeks, the newest first; those in which nothing was are left out. */
export const CodeByWeek = z.object({
  code: ChannelCode,
  weeks: z.array(Funnel.extend({ monday: z.iso.date() })),
});
export type CodeByWeek = z.infer<typeof CodeByWeek>;

const Cost = z.int().min(0).max(100_000_000_000);

export const MakeCode = z.object({
  name: oneLine(80),
  /** Made where none is chosen. */
  word: CodeWord.optional(),
  costMinor: Cost,
  currency: Currency,
  endsAt: z.iso.datetime().nullable(),
});
export type MakeCode = z.infer<typeof MakeCode>;

export const ChangeCode = z
  .object({ name: oneLine(80), costMinor: Cost, endsAt: z.iso.datetime().nullable() })
  .partial()
  .refine((change) => Object.keys(change).length > 0);
export type ChangeCode = z.infer<typeof ChangeCode>;

export const CodesAsked = z.object({ cursor: Cursor.optional() });
