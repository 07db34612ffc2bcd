import type { AuditTable } from "../audit/table.ts";
import type { DeliveriesTable, NoticesTable } from "../delivery/table.ts";
import type { ScheduleFiringsTable, SchedulesTable } from "../schedules/table.ts";

/** Every table; each module adds its own, described where its owner is. */
export interface Tables {
  audit_entries: AuditTable;
  notices: NoticesTable;
  deliveries: DeliveriesTable;
  schedules: SchedulesTable;
  schedule_firings: ScheduleFiringsTable;
}

/** Tables that belong to no community. */
export const GLOBAL_TABLES: readonly string[] = [
  "migrations",
  "nodes",
  "community_slugs",
  "people",
  "instance_admins",
  "one_time_links",
  // A person is told in one way, whichever community something comes from.
  "person_settings",
  "consents",
  // A visitor is told apart by one salt a day, whichever community's page they see.
  "visit_salts",
];
