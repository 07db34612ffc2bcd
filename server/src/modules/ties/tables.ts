import type { ActKind, ActSource } from "@kith/contract/ties";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    acts: ActsTable;
  }
}

interface ActsTable {
  community_id: string;
  id: string;
  at: Date;
  kind: ActKind;
  actor_id: string;
  target_id: string | null;
  object_id: string | null;
  carrier_id: string | null;
  source: ActSource;
  probability: number;
  import_id: string | null;
}
