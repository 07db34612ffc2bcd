import type { CatchUp } from "@kith/contract/schedules";
import type { ColumnType } from "kysely";

/** `schedules`, as the database holds them. */
export interface SchedulesTable {
  community_id: string;
  id: string;
  kind: string;
  subject: string | null;
  rule: string;
  time_zone: string;
  starts_at: string;
  payload: ColumnType<unknown, string, string>;
  catch_up: CatchUp;
  next_at: Date | null;
  added_at: Date;
  ended_at: Date | null;
}

/** `schedule_firings`, as the database holds them. */
export interface ScheduleFiringsTable {
  community_id: string;
  schedule_id: string;
  at: Date;
  fired_at: Date;
}
