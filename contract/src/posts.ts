import { z } from "zod";
import { messageKinds } from "./archive.ts";
import { MemberState } from "./members.ts";

/** `message`: came in from a carrier or an archive, outside any tree of replies. */
export const postKinds = ["topic", "reply", "message"] as const;
export const PostKind = z.enum(postKinds);
export type PostKind = z.infer<typeof PostKind>;

export const LONGEST_POST = 20_000;
export const LONGEST_TITLE = 200;
export const LONGEST_QUERY = 100;

/** Who said something. The name of somebody erased is empty. */
export const AuthorView = z.object({ memberId: z.uuid(), name: z.string(), state: MemberState });
export type AuthorView = z.infer<typeof AuthorView>;

/** As much of a post as is shown where it is answered. */
export const QuotedView = z.object({
  id: z.uuid(),
  author: AuthorView.nullable(),
  /** Its first 200 characters. */
  text: z.string(),
});
export type QuotedView = z.infer<typeof QuotedView>;

export const PostView = z.object({
  id: z.uuid(),
  kind: PostKind,
  topicId: z.uuid().nullable(),
  /** Null where the carrier's export does not say who. */
  author: AuthorView.nullable(),
  carrierId: z.uuid().nullable(),
  postedAt: z.iso.datetime(),
  /** What kind of message it was on its carrier. */
  form: z.enum(messageKinds),
  /** Empty for pure media, for what was recalled and for what was removed. */
  text: z.string(),
  isForwarded: z.boolean(),
  isRecalled: z.boolean(),
  isRemoved: z.boolean(),
  hasAttachment: z.boolean(),
  replyTo: QuotedView.nullable(),
  mentions: z.array(AuthorView),
  /** Reactions on the carrier and thanks here. */
  reactions: z.int().nonnegative(),
  can: z.object({ reply: z.boolean(), thank: z.boolean(), remove: z.boolean() }),
});
export type PostView = z.infer<typeof PostView>;

export const TopicView = z.object({
  id: z.uuid(),
  title: z.string(),
  /** A whole chat in which many subjects mix, rather than one subject. */
  isChannel: z.boolean(),
  carrierId: z.uuid().nullable(),
  openedAt: z.iso.datetime(),
  lastPostAt: z.iso.datetime(),
  posts: z.int().nonnegative(),
});
export type TopicView = z.infer<typeof TopicView>;

/** The topic last written in comes first. */
export const TopicsView = z.object({ topics: z.array(TopicView), cursor: z.string().nullable() });
export type TopicsView = z.infer<typeof TopicsView>;

/** A stretch of posts in order of time; cursors lead to what came before and after, null where nothing did. */
export const PostsView = z.object({
  topic: TopicView.nullable(),
  posts: z.array(PostView),
  earlier: z.string().nullable(),
  later: z.string().nullable(),
});
export type PostsView = z.infer<typeof PostsView>;

/** One post with what was said around it and what answers it. */
export const SurroundedPostView = z.object({
  topic: TopicView.nullable(),
  post: PostView,
  before: z.array(PostView),
  after: z.array(PostView),
  replies: z.array(PostView),
});
export type SurroundedPostView = z.infer<typeof SurroundedPostView>;

/** What was found, newest first. */
export const SearchView = z.object({ posts: z.array(PostView), cursor: z.string().nullable() });
export type SearchView = z.infer<typeof SearchView>;

export const OpenTopic = z.object({
  title: z.string().trim().min(1).max(LONGEST_TITLE),
  text: z.string().trim().min(1).max(LONGEST_POST),
});
export type OpenTopic = z.infer<typeof OpenTopic>;

export const WriteReply = z.object({ text: z.string().trim().min(1).max(LONGEST_POST) });
export type WriteReply = z.infer<typeof WriteReply>;

/** Why a rule says no in talk. */
export const postRefusals = ["removed", "ownPost", "fromCarrier"] as const;
export type PostRefusal = (typeof postRefusals)[number];
