import type { ApplicationState, EvidenceFile } from "@kith/contract/applications";
import type { Age, Answers, GateSettings, Landing } from "@kith/contract/gate";
import type { ColumnType, Generated } from "kysely";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    gates: GatesTable;
    gate_landings: GateLandingsTable;
    channel_codes: ChannelCodesTable;
    gate_days: GateDaysTable;
    gate_visits: GateVisitsTable;
    visit_salts: VisitSaltsTable;
    applications: ApplicationsTable;
    application_messages: ApplicationMessagesTable;
    application_notes: ApplicationNotesTable;
    application_files: ApplicationFilesTable;
    referee_links: RefereeLinksTable;
  }
}

/** Goes in as text. */
type Json<Value> = ColumnType<Value, string, string>;
/** Days go in as text, and are read as text where they are read. */
type Day = ColumnType<string, string, string>;

interface GatesTable {
  community_id: string;
  version: number;
  settings: Json<GateSettings>;
  set_by: string;
  set_at: Date;
}

/** What a landing page shows to everybody alike. */
export type LandingPage = Omit<
  Landing,
  | "isFullToday"
  | "isCodeGood"
  | "me"
  // What the gate is set to is read with it.
  | "questions"
  | "evidence"
  | "referee"
  | "answerDays"
  | "againDays"
>;

interface GateLandingsTable {
  community_id: string;
  page: Json<LandingPage>;
  gate_version: number;
  charter_version: number;
  made_at: Date;
  talk_at: Date;
}

interface ChannelCodesTable {
  community_id: string;
  id: string;
  name: string;
  word: string;
  cost_minor: number;
  currency: string;
  made_by: string;
  made_at: Date;
  ends_at: Date | null;
}

interface GateDaysTable {
  community_id: string;
  code_id: string;
  day: Day;
  views: Generated<number>;
  applications: Generated<number>;
  joins: Generated<number>;
}

interface GateVisitsTable {
  community_id: string;
  day: Day;
  code_id: string;
  visitor: string;
}

interface VisitSaltsTable {
  day: Day;
  salt: string;
}

export type RefereeState = "asked" | "vouched" | "declined";

interface ApplicationsTable {
  community_id: string;
  id: string;
  person_id: string;
  name: string;
  state: ApplicationState;
  sent_at: Date;
  promised_by: Date;
  gate_version: number;
  charter_version: number;
  accepted_at: Date;
  code_id: string | null;
  answers: Json<Answers>;
  age: Age | null;
  referee_name: string | null;
  referee_member_id: string | null;
  referee_state: RefereeState | null;
  referee_words: Generated<string>;
  asked_at: Date | null;
  answered_at: Date | null;
  ended_at: Date | null;
  decided_by: string | null;
  decided_by_rule: number | null;
  reason: Generated<string>;
  again_at: Date | null;
  member_id: string | null;
  files_until: Date | null;
  deletes_at: Date | null;
}

interface ApplicationMessagesTable {
  community_id: string;
  id: string;
  application_id: string;
  by_member: string | null;
  at: Date;
  text: string;
}

interface ApplicationNotesTable {
  community_id: string;
  id: string;
  application_id: string;
  by_member: string;
  at: Date;
  text: string;
}

interface ApplicationFilesTable {
  community_id: string;
  id: string;
  application_id: string;
  name: string;
  kind: EvidenceFile["kind"];
  bytes: number;
  added_at: Date;
}

interface RefereeLinksTable {
  community_id: string;
  id: string;
  member_id: string;
  token_hash: string;
  made_at: Date;
  expires_at: Date;
}
