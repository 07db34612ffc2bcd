import type { SurroundedPostView } from "@kith/contract/posts";
import { useQuery } from "@tanstack/react-query";
import { getRouteApi, Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead, Section } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { PostItem } from "./post-item.tsx";
import { postQuery } from "./queries.ts";
import { talkWords } from "./words.ts";

const route = getRouteApi("/c/$slug/posts/$postId");

/** One post where it was said: what came before and after, and what answers it. Evidence leads here. */
export function PostPage() {
  const words = useWords(talkWords);
  const { loading } = useWords(frameWords);
  const community = useCommunity();
  const { slug, postId } = route.useParams();
  const { data, error, refetch } = useQuery(postQuery(slug, postId));
  return (
    <Page title={words.post.title} of={community.name} up={{ to: "/c/$slug/topics", params: { slug } }}>
      {data === undefined && error !== null && <Trouble error={error} onAgain={() => void refetch()} />}
      {data === undefined && error === null && <Skeleton label={loading} />}
      {data !== undefined && <Surrounded key={postId} slug={slug} found={data} />}
    </Page>
  );
}

function Surrounded({ slug, found }: { readonly slug: string; readonly found: SurroundedPostView }) {
  const words = useWords(talkWords);
  const { topic, before, post, after, replies } = found;
  const around = new Set([...before, post, ...after].map(({ id }) => id));
  const elsewhere = replies.filter(({ id }) => !around.has(id));
  return (
    <div className="max-w-[680px]">
      <PageHead isInner={false} title={topic?.title ?? words.post.title} under={words.post.around} />
      <div className="[&>article:first-child]:border-t-0">
        {before.map((each) => (
          <PostItem key={each.id} slug={slug} post={each} />
        ))}
        <PostItem slug={slug} post={post} isMarked articleRef={arriveHere} />
        {after.map((each) => (
          <PostItem key={each.id} slug={slug} post={each} />
        ))}
      </div>
      {elsewhere.length > 0 && (
        <Section id="replies" title={words.post.replies}>
          {elsewhere.map((each) => (
            <PostItem key={each.id} slug={slug} post={each} />
          ))}
        </Section>
      )}
      {topic !== null && (
        <p className="mt-4">
          <Link
            to="/c/$slug/topics/$topicId"
            params={{ slug, topicId: topic.id }}
            className={buttonLook("secondary")}
          >
            {words.post.whole}
          </Link>
        </p>
      )}
    </div>
  );
}

/** The post itself, in the middle of what is seen; reading and the keyboard go on from it. */
function arriveHere(article: HTMLElement | null): void {
  if (article === null) return;
  article.focus({ preventScroll: true });
  // After the router has put the page where it was left.
  requestAnimationFrame(() => article.scrollIntoView({ block: "center" }));
}
