import type { ContactKind, MemberState, PlaceKind, PlaceShownTo, Role } from "@kith/contract/members";
import type { VerificationWay } from "@kith/contract/terms";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    memberships: MembershipsTable;
    role_terms: RoleTermsTable;
    carrier_identities: CarrierIdentitiesTable;
    contact_points: ContactPointsTable;
    contact_grants: ContactGrantsTable;
    member_places: MemberPlacesTable;
    claim_invites: ClaimInvitesTable;
    term_offers: TermOffersTable;
    verifications: VerificationsTable;
  }
}

interface MembershipsTable {
  community_id: string;
  id: string;
  person_id: string | null;
  name: string;
  state: MemberState;
  joined_at: Date | null;
  left_at: Date | null;
  paused_until: Date | null;
  added_at: Date;
  import_id: string | null;
  /** What the name is ordered and found by; see `keyOf` and `gramsOf`. */
  name_key: string;
  name_grams: string[];
}

interface RoleTermsTable {
  community_id: string;
  id: string;
  member_id: string;
  role: Role;
  starts_at: Date;
  ends_at: Date | null;
  ended_at: Date | null;
}

interface CarrierIdentitiesTable {
  community_id: string;
  id: string;
  carrier_id: string;
  member_id: string;
  external_id: string;
  name: string;
  import_id: string | null;
}

interface ContactPointsTable {
  community_id: string;
  id: string;
  member_id: string;
  kind: ContactKind;
  value: string;
  carrier_id: string | null;
  added_at: Date;
}

interface ContactGrantsTable {
  community_id: string;
  id: string;
  contact_point_id: string;
  holder_id: string;
  granted_at: Date;
  revoked_at: Date | null;
}

interface MemberPlacesTable {
  community_id: string;
  id: string;
  member_id: string;
  kind: PlaceKind;
  name: string;
  shown_to: PlaceShownTo;
  added_at: Date;
}

interface ClaimInvitesTable {
  community_id: string;
  id: string;
  member_id: string;
  token_hash: string;
  made_by: string;
  made_at: Date;
  expires_at: Date;
}

interface TermOffersTable {
  community_id: string;
  id: string;
  term_id: string;
  to_member_id: string;
  offered_by: string;
  offered_at: Date;
  reason: string;
  answered_at: Date | null;
  answer: "accepted" | "declined" | "withdrawn" | null;
}

interface VerificationsTable {
  community_id: string;
  id: string;
  member_id: string;
  way: VerificationWay;
  verified_by: string | null;
  verified_at: Date;
  withdrawn_at: Date | null;
}
