import type { AuditTable } from "../audit/table.ts";

/** Every table; each module adds its own, described where its owner is. */
export interface Tables {
  audit_entries: AuditTable;
}

/** Tables that belong to no community. */
export const GLOBAL_TABLES: readonly string[] = ["migrations", "nodes", "community_slugs"];
