import type { PostKind } from "@kith/contract/posts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    topics: TopicsTable;
    posts: PostsTable;
  }
}

interface TopicsTable {
  community_id: string;
  id: string;
  carrier_id: string | null;
  title: string;
  is_channel: boolean;
  opened_at: Date;
  import_id: string | null;
}

interface PostsTable {
  community_id: string;
  id: string;
  kind: PostKind;
  topic_id: string | null;
  reply_to_id: string | null;
  author_id: string;
  carrier_id: string | null;
  external_id: string | null;
  posted_at: Date;
  form: number;
  flags: number;
  mentions: string[];
  reactions: number;
  text: string;
  import_id: string | null;
  removed_at: Date | null;
  /** Text form of a tsvector of bigrams. */
  terms: string;
}
