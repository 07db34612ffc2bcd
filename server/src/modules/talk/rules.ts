import type { PostRefusal } from "@kith/contract/posts";

/** What rules look at. */
export interface PostFacts {
  readonly authorId: string;
  readonly carrierId: string | null;
  readonly isRemoved: boolean;
}

/** Stands for the author of what a carrier's export does not say who said: nobody's id. */
export const NOBODY = "00000000-0000-0000-0000-000000000000";

/** Why nobody may answer a post here, or null. What was said on a carrier is answered there. */
export function refusalToReply(post: PostFacts): PostRefusal | null {
  return post.isRemoved ? "removed" : null;
}

/** Why a member may not thank for a post, or null. */
export function refusalToThank(post: PostFacts, memberId: string): PostRefusal | null {
  if (post.isRemoved) return "removed";
  if (post.authorId === memberId) return "ownPost";
  return post.authorId === NOBODY ? "fromCarrier" : null;
}

/** Who may take a post away: whoever wrote it, and whoever keeps order. */
export function canRemove(post: PostFacts, memberId: string, keepsOrder: boolean): boolean {
  return !post.isRemoved && (post.authorId === memberId || keepsOrder);
}

/** What stands behind each @ of a text, up to the end of its line: where a name ends shows only beside the names there are. */
export function namesCalledIn(text: string): string[] {
  const calls = [...text.matchAll(/(?<![\p{L}\p{N}._])[@＠]([^\n@＠]{1,80})/gu)];
  return [...new Set(calls.map((found) => found[1] ?? ""))].slice(0, MOST_MENTIONS);
}

const MOST_MENTIONS = 20;
