import type { PostView } from "@kith/contract/posts";
import { getRouteApi } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Clauses } from "../../ui/clauses.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FromPost } from "../stay/from-post.tsx";
import { PausedNote } from "../stay/paused-note.tsx";
import { Compose } from "./compose.tsx";
import { PostItem } from "./post-item.tsx";
import { usePosts } from "./queries.ts";
import { authorName } from "./said.ts";
import { talkWords } from "./words.ts";

const route = getRouteApi("/c/$slug/topics/$topicId");

/** A topic and all that was said in it. */
export function TopicPage() {
  const words = useWords(talkWords);
  const { loading } = useWords(frameWords);
  const language = useLanguage();
  const community = useCommunity();
  const { slug, topicId } = route.useParams();
  const posts = usePosts(slug, topicId);
  const topic = posts.data?.pages[0]?.topic;
  const title = topic?.title ?? words.title;
  const up = { to: "/c/$slug/topics", params: { slug } } as const;
  return (
    <Page title={title} barTitle={words.title} of={community.name} up={up}>
      {posts.data === undefined && posts.error !== null && (
        <Trouble error={posts.error} onAgain={() => void posts.refetch()} />
      )}
      {posts.data === undefined && posts.error === null && <Skeleton label={loading} />}
      {topic !== null && topic !== undefined && (
        <div className="max-w-[680px]">
          <PageHead
            title={<Clauses text={title} />}
            under={
              <span className="flex flex-wrap gap-x-4">
                <span>{words.posts(formatCount(language, topic.posts), topic.posts)}</span>
                {topic.isChannel && <span>{words.channel}</span>}
              </span>
            }
          />
          <Posts posts={posts} slug={slug} topicId={topicId} />
        </div>
      )}
    </Page>
  );
}

interface PostsProps {
  readonly posts: ReturnType<typeof usePosts>;
  readonly slug: string;
  readonly topicId: string;
}

function Posts({ posts, slug, topicId }: PostsProps) {
  const words = useWords(talkWords);
  const { loadingMore } = useWords(frameWords);
  const [answered, setAnswered] = useState<PostView | null>(null);
  const all = posts.data?.pages.flatMap((page) => page.posts) ?? [];
  const { closedAt, me } = useCommunity();
  return (
    <>
      <MoreButton
        label={words.topic.earlier}
        busyLabel={loadingMore}
        isBusy={posts.isFetchingPreviousPage}
        onMore={posts.hasPreviousPage ? () => void posts.fetchPreviousPage() : null}
      />
      {all.length === 0 && <p className="py-6 text-faded">{words.topic.empty}</p>}
      <div className="[&>article:first-child]:border-t-0">
        {all.map((post) => (
          <PostItem key={post.id} slug={slug} post={post}>
            {post.can.reply && (
              <button
                type="button"
                className="-mb-2 -ml-3 inline-flex min-h-11 items-center gap-1.5 px-3 text-second text-faded active:text-ink"
                onClick={() => setAnswered(post)}
              >
                <Icon name="reply" className="size-[18px]" />
                {words.topic.reply}
                <span className="unseen">{authorName(post.author, words)}</span>
              </button>
            )}
            <FromPost post={post} />
          </PostItem>
        ))}
      </div>
      <MoreButton
        label={words.topic.later}
        busyLabel={loadingMore}
        isBusy={posts.isFetchingNextPage}
        onMore={posts.hasNextPage ? () => void posts.fetchNextPage() : null}
      />
      <PausedNote className="mt-4 mb-6" />
      {closedAt === null && me.pausedUntil === null && (
        <Compose slug={slug} topicId={topicId} answered={answered} onNotThis={() => setAnswered(null)} />
      )}
    </>
  );
}
