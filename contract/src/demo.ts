import { z } from "zod";

/** A demo says that it is one, and what time it is in it. */
export const DemoView = z.object({ now: z.iso.datetime() });
export type DemoView = z.infer<typeof DemoView>;

/** How far a demo's clock is put forward at once, at most. */
export const MOST_DAYS = 1000;

/** Puts a demo's clock forward. */
export const MoveClock = z.object({ days: z.int().min(1).max(MOST_DAYS) });
export type MoveClock = z.infer<typeof MoveClock>;
