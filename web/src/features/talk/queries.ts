import {
  PostsView,
  PostView,
  SearchView,
  SurroundedPostView,
  TopicsView,
  type OpenTopic,
  type TopicView,
} from "@kith/contract/posts";
import { queryOptions, useInfiniteQuery } from "@tanstack/react-query";
import { ask, pathWith } from "../../lib/api.ts";
import { FRESH_MS, usePaged, type Paged } from "../../lib/paged.ts";

export function topicsKey(slug: string): readonly unknown[] {
  return ["community", slug, "topics"];
}

/** The topics last written in. */
export function lateTopicsQuery(slug: string) {
  return queryOptions({
    queryKey: [...topicsKey(slug), "late"],
    queryFn: ({ signal }) => ask(pathWith(["communities", slug, "topics"]), TopicsView, { signal }),
    staleTime: FRESH_MS,
  });
}

export function useTopics(slug: string): Paged<TopicView> {
  return usePaged({
    key: [...topicsKey(slug), "all"],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "topics"], { cursor }), TopicsView, { signal }),
    itemsOf: ({ topics }) => topics,
    nextOf: ({ cursor }) => cursor,
  });
}

/** Where a page of posts begins, and which way it goes. */
interface Place {
  readonly cursor?: string;
  readonly toward?: "earlier" | "later";
}

const FROM_THE_END: Place = {};

export function postsKey(slug: string, topicId: string): readonly unknown[] {
  return ["community", slug, "topics", topicId, "posts"];
}

/** The posts of a topic from its newest page on, growing both ways. */
export function usePosts(slug: string, topicId: string) {
  return useInfiniteQuery({
    queryKey: postsKey(slug, topicId),
    queryFn: ({ pageParam, signal }) =>
      ask(pathWith(["communities", slug, "posts"], { topic: topicId, ...pageParam }), PostsView, { signal }),
    initialPageParam: FROM_THE_END,
    getPreviousPageParam: ({ earlier }): Place | undefined =>
      earlier === null ? undefined : { cursor: earlier, toward: "earlier" },
    getNextPageParam: ({ later }): Place | undefined =>
      later === null ? undefined : { cursor: later, toward: "later" },
    staleTime: FRESH_MS,
  });
}

export function postQuery(slug: string, postId: string) {
  return queryOptions({
    queryKey: ["community", slug, "posts", postId],
    queryFn: ({ signal }) =>
      ask(pathWith(["communities", slug, "posts", postId]), SurroundedPostView, { signal }),
    staleTime: FRESH_MS,
  });
}

export function useFound(slug: string, q: string): Paged<PostView> {
  return usePaged({
    key: ["community", slug, "search", q],
    fetchPage: (cursor, signal) =>
      ask(pathWith(["communities", slug, "search"], { q, cursor }), SearchView, { signal }),
    itemsOf: ({ posts }) => posts,
    nextOf: ({ cursor }) => cursor,
  });
}

export function openTopic(slug: string, body: OpenTopic): Promise<PostView> {
  return ask(pathWith(["communities", slug, "topics"]), PostView, { method: "POST", body });
}

/** Writes at the end of a topic, or answers one post of it. */
export function write(
  slug: string,
  to: { readonly topicId: string } | { readonly postId: string },
  text: string,
): Promise<PostView> {
  const path = "postId" in to ? ["posts", to.postId, "replies"] : ["topics", to.topicId, "posts"];
  return ask(pathWith(["communities", slug, ...path]), PostView, { method: "POST", body: { text } });
}
