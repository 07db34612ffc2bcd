import type { PostKind } from "@kith/contract/posts";

declare module "../../platform/db/tables.ts" {
  interface Tables {
    topics: TopicsTable;
    posts: PostsTable;
    post_thanks: PostThanksTable;
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
  /** The chat or topic of the archive it came from. */
  external_id: string | null;
  posts: number;
  last_post_at: Date;
}

interface PostsTable {
  community_id: string;
  id: string;
  kind: PostKind;
  topic_id: string | null;
  reply_to_id: string | null;
  /** `NOBODY` where the carrier's export does not say who. */
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
  /** Text form of a tsvector; see terms.ts. */
  terms: string;
}

interface PostThanksTable {
  community_id: string;
  post_id: string;
  member_id: string;
}
