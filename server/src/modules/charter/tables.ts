import type { CarrierKind, CarrierState, Motive } from "@kith/contract/charter";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    communities: CommunitiesTable;
    community_slugs: CommunitySlugsTable;
    charter_versions: CharterVersionsTable;
    carriers: CarriersTable;
  }
}

interface CommunitiesTable {
  community_id: string;
  name: string;
  time_zone: string;
  language: string;
  founded_at: Date;
  closed_at: Date | null;
}

interface CommunitySlugsTable {
  slug: string;
  community_id: string;
}

interface CharterVersionsTable {
  community_id: string;
  version: number;
  purpose: string;
  shared_need: string;
  motive: Motive;
  written_by: string;
  written_at: Date;
}

interface CarriersTable {
  community_id: string;
  id: string;
  kind: CarrierKind;
  name: string;
  state: CarrierState;
  added_at: Date;
  removed_at: Date | null;
}
