import type { CharterContent, CharterItem } from "@kith/contract/charter-content";
import type { PromiseState } from "@kith/contract/promises";
import type { ColumnType } from "kysely";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    communities: CommunitiesTable;
    community_slugs: CommunitySlugsTable;
    charter_versions: CharterVersionsTable;
    charter_drafts: CharterDraftsTable;
    charter_acceptances: CharterAcceptancesTable;
    goals: GoalsTable;
    goal_progress: GoalProgressTable;
    promises: PromisesTable;
  }
}

interface CommunitiesTable {
  community_id: string;
  name: string;
  time_zone: string;
  language: string;
  founded_at: Date;
  closed_at: Date | null;
  opened_at: Date | null;
}

interface CommunitySlugsTable {
  slug: string;
  community_id: string;
}

/** Written as the text of JSON, read as what it says. */
type Json<Value> = ColumnType<Value, string, string>;
/** Exact in the database, a number here. */
type Numeric = ColumnType<string, number, number>;

interface CharterVersionsTable {
  community_id: string;
  version: number;
  content: Json<CharterContent>;
  note: string;
  published_by: string;
  published_at: Date;
}

/** When, at which revision and by whom each part was changed last. */
export type ItemChanges = Partial<
  Record<CharterItem, { readonly revision: number; readonly by: string; readonly at: string }>
>;

interface CharterDraftsTable {
  community_id: string;
  content: Json<CharterContent>;
  revision: number;
  changes: Json<ItemChanges>;
  changed_at: Date;
  last_rule: number;
  last_goal: number;
}

interface CharterAcceptancesTable {
  community_id: string;
  member_id: string;
  version: number;
  accepted_at: Date;
}

interface GoalsTable {
  community_id: string;
  number: number;
  recorded: Numeric;
}

interface GoalProgressTable {
  community_id: string;
  id: string;
  goal_number: number;
  amount: Numeric;
  note: string;
  recorded_by: string;
  recorded_at: Date;
}

interface PromisesTable {
  community_id: string;
  id: string;
  text: string;
  /** A day, as `YYYY-MM-DD`: asked for as text, since a day is no instant. */
  due_on: string;
  state: PromiseState;
  note: string;
  made_by: string;
  made_at: Date;
  settled_by: string | null;
  settled_at: Date | null;
}
