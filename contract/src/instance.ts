import { z } from "zod";

/** What whoever runs an instance sees of notices on their way: what they are for and how they stand, not what they say. */

/** Those that have not gone out, and those that ended otherwise than they should. */
export const openDeliveryStates = ["due", "held", "sending", "unknown", "failed", "dead"] as const;
export const OpenDeliveryState = z.enum(openDeliveryStates);
export type OpenDeliveryState = z.infer<typeof OpenDeliveryState>;

export const OpenDelivery = z.object({
  id: z.uuid(),
  /** Whom it is for; null for who is gone. */
  person: z.string().nullable(),
  purpose: z.string(),
  state: OpenDeliveryState,
  route: z.string().nullable(),
  /** Tries on this route. */
  tries: z.int().nonnegative(),
  dueAt: z.iso.datetime(),
  /** What happened to it last. `detail` is what the far end said, without addresses. */
  last: z.object({ at: z.iso.datetime(), what: z.string(), detail: z.string().nullable() }).nullable(),
});
export type OpenDelivery = z.infer<typeof OpenDelivery>;

export const InstanceDeliveries = z.object({
  mail: z.object({
    isSetUp: z.boolean(),
    /** Whom mail comes from. */
    from: z.string().nullable(),
    /** Whether the instance knows its own address: without it mail holds no links. */
    hasPublicUrl: z.boolean(),
  }),
  counts: z.record(OpenDeliveryState, z.int().nonnegative()),
  /** At most a hundred, the next first. */
  waiting: z.array(OpenDelivery),
  /** At most a hundred, the latest first. */
  troubled: z.array(OpenDelivery),
});
export type InstanceDeliveries = z.infer<typeof InstanceDeliveries>;
