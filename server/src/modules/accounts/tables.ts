import type { Language } from "@kith/contract/language";

/** The tables of this module, as the database holds them. */

declare module "../../platform/db/tables.ts" {
  interface Tables {
    people: PeopleTable;
    instance_admins: InstanceAdminsTable;
    one_time_links: OneTimeLinksTable;
    person_settings: PersonSettingsTable;
    consents: ConsentsTable;
    "auth.users": AuthUsersTable;
    "auth.sessions": AuthSessionsTable;
    "auth.accounts": AuthAccountsTable;
  }
}

interface PeopleTable {
  id: string;
  name: string;
  created_at: Date;
  erased_at: Date | null;
}

interface InstanceAdminsTable {
  person_id: string;
  since: Date;
}

interface OneTimeLinksTable {
  id: string;
  purpose: string;
  token_hash: string;
  made_by: string | null;
  made_at: Date;
  expires_at: Date;
  used_by: string | null;
  used_at: Date | null;
}

interface PersonSettingsTable {
  person_id: string;
  language: Language | null;
  time_zone: string | null;
  has_quiet: boolean;
  quiet_from: string;
  quiet_to: string;
}

interface ConsentsTable {
  id: string;
  person_id: string;
  purpose: string;
  given_at: Date | null;
  withdrawn_at: Date | null;
  via: "settings" | "link";
}

interface AuthUsersTable {
  /** The person's id. */
  id: string;
  name: string;
  email: string;
  email_verified: boolean;
  image: string | null;
  created_at: Date;
  updated_at: Date;
  username: string | null;
}

interface AuthSessionsTable {
  id: string;
  user_id: string;
  token: string;
  created_at: Date;
  /** When it was last seen, give or take some minutes. */
  updated_at: Date;
  expires_at: Date;
  ip_address: string | null;
  user_agent: string | null;
}

interface AuthAccountsTable {
  id: string;
  user_id: string;
  account_id: string;
  provider_id: string;
  access_token: string | null;
  refresh_token: string | null;
  id_token: string | null;
  access_token_expires_at: Date | null;
  refresh_token_expires_at: Date | null;
  scope: string | null;
  password: string | null;
  created_at: Date;
  updated_at: Date;
}
