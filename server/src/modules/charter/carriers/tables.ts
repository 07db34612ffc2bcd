import type { CarrierImageType, CarrierKind, CarrierState } from "@kith/contract/carriers";

declare module "../../../platform/db/tables.ts" {
  interface Tables {
    carriers: CarriersTable;
    carrier_handouts: CarrierHandoutsTable;
    carrier_confirmations: CarrierConfirmationsTable;
    live_codes: LiveCodesTable;
    live_code_carriers: LiveCodeCarriersTable;
  }
}

interface CarriersTable {
  community_id: string;
  id: string;
  kind: CarrierKind;
  name: string;
  state: CarrierState;
  added_at: Date;
  removed_at: Date | null;
  purpose: string;
  owner_id: string | null;
  starts_at: Date | null;
  expires_at: Date | null;
  capacity: number | null;
  headcount: number | null;
  counted_at: Date | null;
  link: string | null;
  place: string | null;
  timetable: string | null;
  image_key: string | null;
  image_type: CarrierImageType | null;
  ended_at: Date | null;
  moved_to_id: string | null;
  moved_at: Date | null;
}

interface CarrierHandoutsTable {
  community_id: string;
  carrier_id: string;
  member_id: string;
  handed_at: Date;
}

interface CarrierConfirmationsTable {
  community_id: string;
  carrier_id: string;
  member_id: string;
  confirmed_at: Date;
}

interface LiveCodesTable {
  community_id: string;
  id: string;
  code: string;
  name: string;
  made_by: string;
  made_at: Date;
  ended_at: Date | null;
}

interface LiveCodeCarriersTable {
  community_id: string;
  live_code_id: string;
  position: number;
  carrier_id: string;
}
