/** `audit_entries`, as the database holds them. */
export interface AuditTable {
  community_id: string;
  number: number;
  at: Date;
  actor_id: string | null;
  power: string;
  subject: Record<string, string>;
  reason: string;
  previous: string;
  hash: string;
}
