import type { ImportCounts, ImportFailure, ImportState } from "@kith/contract/imports";
import type { LossReport } from "@kith/contract/archive";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    imports: ImportsTable;
    import_open_replies: ImportOpenRepliesTable;
    import_bots: ImportBotsTable;
  }
}

export interface ImportsTable {
  community_id: string;
  id: string;
  carrier_id: string;
  makes_carrier: boolean;
  file_key: string | null;
  file_name: string;
  file_bytes: number;
  formats: string[];
  format: string | null;
  time_zone: string | null;
  confirmed_by: string | null;
  confirmed_at: Date;
  purpose: string;
  retention: string;
  state: ImportState;
  failure: ImportFailure | null;
  failures: number;
  position: number;
  linked_topic: string | null;
  linked_at: Date | null;
  linked_id: string | null;
  share: number | null;
  counts: ImportCounts;
  loss: LossReport | null;
  stage_began_at: Date | null;
  ended_at: Date | null;
}

interface ImportOpenRepliesTable {
  community_id: string;
  import_id: string;
  post_id: string;
  answered: string;
}

interface ImportBotsTable {
  community_id: string;
  member_id: string;
  import_id: string;
}
