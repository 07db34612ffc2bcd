import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { frameWords } from "../../app/community/words.ts";
import { Switcher } from "../../app/community/switcher.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { useTopics } from "./queries.ts";
import { PausedNote } from "../stay/paused-note.tsx";
import { TopicForm } from "./topic-form.tsx";
import { TopicRows } from "./topic-rows.tsx";
import { talkWords } from "./words.ts";

/** What is spoken of, the topic last written in first. */
export function TopicsPage() {
  const words = useWords(talkWords);
  const community = useCommunity();
  const { slug } = community;
  const [isOpening, setOpening] = useState(false);
  return (
    <Page title={words.title} of={community.name}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} over={<Switcher community={community} isLine />}>
          <span className="flex items-center gap-2">
            <Link to="/c/$slug/search" params={{ slug }} className={buttonLook("secondary", true)}>
              <Icon name="search" className="size-[18px]" />
              {words.found.submit}
            </Link>
            {!isOpening && community.closedAt === null && community.me.pausedUntil === null && (
              <Button kind="primary" isSmall onClick={() => setOpening(true)}>
                {words.open}
              </Button>
            )}
          </span>
        </PageHead>
        <PausedNote className="mt-4" />
        {isOpening && <TopicForm slug={slug} onClose={() => setOpening(false)} />}
        <Topics slug={slug} />
      </div>
    </Page>
  );
}

function Topics({ slug }: { readonly slug: string }) {
  const words = useWords(talkWords);
  const { loading, loadingMore, more } = useWords(frameWords);
  const { items, error, isFetchingMore, fetchMore, again } = useTopics(slug);
  if (error !== null) return <Trouble error={error} onAgain={again} />;
  if (items === undefined) return <Skeleton label={loading} />;
  if (items.length === 0) return <Empty title={words.emptyTitle} text={words.emptyText} />;
  return (
    <>
      <TopicRows slug={slug} topics={items} label={words.title} />
      <MoreButton label={more} busyLabel={loadingMore} isBusy={isFetchingMore} onMore={fetchMore} />
    </>
  );
}
