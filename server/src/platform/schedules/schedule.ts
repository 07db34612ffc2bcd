import type { CatchUp, When } from "@kith/contract/schedules";

/** Which schedule. */
export interface ScheduleKey {
  readonly communityId: string;
  readonly id: string;
}

/** Something that happens again and again, and what it means to whoever asked for it. */
export interface Schedule extends ScheduleKey, When {
  /** Whose it is, such as `rhythm.gathering`: decides who hears it. */
  readonly kind: string;
  readonly subject: string | null;
  readonly payload: unknown;
  readonly catchUp: CatchUp;
  /** Null when it has ended. */
  readonly nextAt: Date | null;
  readonly endedAt: Date | null;
}
