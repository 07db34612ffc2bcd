import type { Lifecycle, VerdictWord } from "@kith/contract/diagnosis";
import type { Findings, ReportTemplate } from "./findings.ts";
import type { DisputeKind } from "./rules.ts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    diagnosis_runs: DiagnosisRunsTable;
    diagnosis_disputes: DiagnosisDisputesTable;
  }
}

export interface DiagnosisRunsTable {
  community_id: string;
  id: string;
  at: Date;
  engine: string;
  verdict: VerdictWord;
  life: Lifecycle;
  window_from: Date | null;
  window_to: Date | null;
  findings: Findings;
  report: ReportTemplate | null;
}

export interface DiagnosisDisputesTable {
  community_id: string;
  id: string;
  kind: DisputeKind;
  post_id: string | null;
  member_id: string | null;
  nature: "person" | "bot" | null;
  disputed_by: string;
  disputed_at: Date;
  withdrawn_at: Date | null;
}
