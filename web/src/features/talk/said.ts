import type { PostView } from "@kith/contract/posts";
import type { TalkWords } from "./words/zh-CN.ts";

/** What a post shows where its words would stand. Words that are there are shown as they are. */
export function saidIn(
  post: PostView,
  words: TalkWords,
): { readonly text: string; readonly isNote: boolean } {
  if (post.isRemoved) return { text: words.post.removed, isNote: true };
  if (post.isRecalled) return { text: words.post.recalled, isNote: true };
  if (post.text.trim() === "") return { text: words.post.media(words.forms[post.form]), isNote: true };
  return { text: post.text, isNote: false };
}

/** Who said it; somebody erased has no name, and some exports name nobody. */
export function authorName(author: PostView["author"], words: TalkWords): string {
  if (author === null) return words.post.unknown;
  return author.name === "" ? words.post.erased : author.name;
}
