/**
 * What is said, here and on carriers. Owns topics and posts, and how they are found.
 *
 * Tables: topics, posts, post_thanks. Events out: talk.posted (and, by acts, ties.acted). Events in: members.erased.
 * Invariants: a post is seen and found only inside its community; what is removed keeps its place but not its words;
 * of one carrier, each message is one post.
 */
export { anonymisePosts } from "./erasing.ts";
export { talkFacts } from "./fact-queries.ts";
export { firstPosts } from "./first-queries.ts";
export { openTopic, removePost, replyTo, thankFor, writeInTopic } from "./commands.ts";
export {
  addCarrierPosts,
  addCarrierTopics,
  knownPosts,
  linkReplies,
  postsInTopic,
  postsOfIds,
  postsQuoted,
  readySearch,
  recallPosts,
  removeImportedPosts,
  removeImportedTopics,
  topicsOfImport,
  type CarrierImport,
  type CarrierPost,
  type CarrierTopic,
  type KnownPost,
  type PostInTalk,
  type Quotation,
} from "./import-store.ts";
export { authorsById, saidBy } from "./store.ts";
export { talkModule } from "./module.ts";
export { NOBODY } from "./rules.ts";
