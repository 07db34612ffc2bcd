import type { CriteriaFacts, FactName, FactTest, FactValue } from "@kith/contract/criteria";
import type { RawBuilder } from "kysely";
import type { Db } from "../../../platform/db/open.ts";

/** Of whom a fact is asked, and when. */
export interface FactScope {
  readonly db: Db;
  readonly communityId: string;
  readonly at: Date;
  /** Only these; null for everybody who belongs. */
  readonly memberIds: readonly string[] | null;
}

/** What is known of many members at once. */
export interface FactValues {
  /**
   * A query that gives `member_id` and `value`, at most one row for each member: a number for facts of numbers, text[]
   * for words, boolean for yes or no. It may give rows of members who were not asked for.
   */
  readonly rows: RawBuilder<unknown>;
  /** What is so of whoever has no row: null where that means that nobody knows. */
  readonly without: FactValue | null;
}

/** What ids in criteria stand for, and what can be chosen. */
export type FactChoices = Partial<Pick<CriteriaFacts, "carriers" | "codes" | "questions">>;

/** A module that knows facts about members. Each fact has one provider; one that has none is unknown of everybody. */
export interface FactProvider {
  readonly facts: readonly FactName[];
  /** `asked` is always of one of its `facts`; only its parameters count (a window, a question), not what it is compared to. */
  valuesOf(asked: FactTest, scope: FactScope): FactValues | Promise<FactValues>;
  readonly choices?: (db: Db, communityId: string) => Promise<FactChoices>;
}
