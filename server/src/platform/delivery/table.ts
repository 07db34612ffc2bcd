import type { ColumnType } from "kysely";
import type { DeliveryState, LogEntry, NoticeBody } from "./notice.ts";

/** What is written as JSON text and read as a value. */
type Json<T> = ColumnType<T, string, string>;

/** `notices`, as the database holds them. */
export interface NoticesTable {
  community_id: string;
  id: string;
  purpose: string;
  body: Json<NoticeBody>;
  url: string;
  is_urgent: boolean;
  deadline_at: Date | null;
  created_at: Date;
}

/** `deliveries`, as the database holds them. */
export interface DeliveriesTable {
  community_id: string;
  id: string;
  notice_id: string;
  person_id: string;
  state: DeliveryState;
  route: string | null;
  refused: string[];
  attempt: number;
  due_at: Date;
  given_at: Date | null;
  shown_at: Date | null;
  read_at: Date | null;
  sent_at: Date | null;
  refs: string[];
  log: Json<LogEntry[]>;
}
