import { z } from "zod";
import { Cursor, oneLine } from "./text.ts";

/** How a promise stands: nobody has said yet, or it was kept, or broken. */
export const promiseStates = ["open", "kept", "broken"] as const;
export const PromiseState = z.enum(promiseStates);
export type PromiseState = z.infer<typeof PromiseState>;

/** A promise once made is never taken back or reworded: it is kept or it is not. Source: L127. */
export const MakePromise = z.object({
  text: oneLine(200),
  /** The day by whose end it is to be kept, in the community's zone. */
  dueOn: z.iso.date(),
});
export type MakePromise = z.infer<typeof MakePromise>;

export const SettlePromise = z.object({
  state: PromiseState,
  /** How it was kept, or why not. */
  note: z.literal("").or(oneLine(200)),
});
export type SettlePromise = z.infer<typeof SettlePromise>;

export const PromiseView = z.object({
  id: z.uuid(),
  text: z.string(),
  dueOn: z.iso.date(),
  state: PromiseState,
  /** Open, and its day is over. */
  isOverdue: z.boolean(),
  note: z.string(),
  madeAt: z.iso.datetime(),
  madeByName: z.string(),
  settledAt: z.iso.datetime().nullable(),
  settledByName: z.string().nullable(),
});
export type PromiseView = z.infer<typeof PromiseView>;

/** What is due next comes first; a page at a time. */
export const PromiseList = z.object({
  promises: z.array(PromiseView),
  next: Cursor.nullable(),
  counts: z.object({ kept: z.int(), of: z.int(), open: z.int() }),
  can: z.object({ record: z.boolean() }),
});
export type PromiseList = z.infer<typeof PromiseList>;
