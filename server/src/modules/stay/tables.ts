import type { AppealOutcome, SanctionStep } from "@kith/contract/stay";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    sanctions: SanctionsTable;
    sanction_evidence: SanctionEvidenceTable;
    sanction_lifts: SanctionLiftsTable;
    appeals: AppealsTable;
  }
}

interface SanctionsTable {
  community_id: string;
  id: string;
  member_id: string;
  step: SanctionStep;
  rule_number: number;
  charter_version: number;
  reason: string;
  ground: string | null;
  given_by: string;
  given_at: Date;
  until: Date | null;
}

interface SanctionEvidenceTable {
  community_id: string;
  sanction_id: string;
  post_id: string;
  text: string;
  posted_at: Date;
}

interface SanctionLiftsTable {
  community_id: string;
  sanction_id: string;
  lifted_by: string;
  lifted_at: Date;
  reason: string;
}

interface AppealsTable {
  community_id: string;
  id: string;
  sanction_id: string;
  text: string;
  made_at: Date;
  outcome: AppealOutcome | null;
  decision_reason: string | null;
  decided_by: string | null;
  decided_at: Date | null;
  is_by_same: boolean | null;
  until: Date | null;
}
