import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useEffect, useRef } from "react";
import { Trouble, useTroubleText } from "../../app/community/trouble.tsx";
import { frameLook, SiteBar } from "../../app/frame.tsx";
import { useLanguage } from "../../lib/language.tsx";
import { usePaged } from "../../lib/paged.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Empty } from "../../ui/empty.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { FieldError } from "../../ui/text-field.tsx";
import { NoticeRow } from "./notice-row.tsx";
import { fetchNotices, markRead, noticesKey, unreadQuery } from "./queries.ts";
import { useTellLocale } from "./tell-locale.ts";
import { noticeWords } from "./words.ts";

/** Everything somebody was told, the latest first. */
export function NoticesPage() {
  const words = useWords(noticeWords);
  useTellLocale();
  return (
    <>
      <title>{`${words.title} · Kith`}</title>
      <SiteBar />
      <main id="content" className={`${frameLook} pb-14`}>
        <div className="mx-auto max-w-[680px]">
          <p className="desk:pt-5">
            <Link to="/home" className="-ml-1 inline-flex min-h-11 items-center gap-1 text-second text-faded">
              <Icon name="back" className="size-5" />
              {words.toHome}
            </Link>
          </p>
          <Head />
          <Notices />
        </div>
      </main>
    </>
  );
}

function Head() {
  const words = useWords(noticeWords);
  const troubleOf = useTroubleText();
  const { data: unread = 0 } = useQuery(unreadQuery);
  const reading = useReading();
  return (
    <>
      <header className="flex flex-wrap items-end gap-x-6 gap-y-1 border-b-[1.5px] border-ink pb-3">
        <h1 className="type-title flex-1">{words.title}</h1>
        {unread > 0 && (
          <Button
            kind="text"
            isSmall
            className="-my-2"
            busyLabel={reading.isPending ? words.readingAll : null}
            onClick={() => reading.mutate(null)}
          >
            {words.readAll}
          </Button>
        )}
      </header>
      <FieldError id="notices-trouble" error={troubleOf(reading.error)} />
    </>
  );
}

function Notices() {
  const words = useWords(noticeWords);
  const language = useLanguage();
  const reading = useReading();
  useLatest();
  const { items, error, isFetchingMore, fetchMore, again } = usePaged({
    key: noticesKey(language),
    fetchPage: fetchNotices,
    itemsOf: ({ notices }) => notices,
    nextOf: ({ next }) => next,
  });
  if (error !== null) return <Trouble error={error} onAgain={again} />;
  if (items === undefined) return <Skeleton label={words.opening} />;
  if (items.length === 0) return <Empty title={words.emptyTitle} text={words.emptyText} />;
  return (
    <>
      <ul>
        {items.map((notice) => (
          <li key={notice.id} className="border-b border-line">
            <NoticeRow notice={notice} onOpen={() => reading.mutate([notice.id])} />
          </li>
        ))}
      </ul>
      <MoreButton label={words.more} busyLabel={words.fetching} isBusy={isFetchingMore} onMore={fetchMore} />
    </>
  );
}

/** Marks notices as read, here as on the server. */
function useReading() {
  const queries = useQueryClient();
  return useMutation({
    mutationFn: markRead,
    onSuccess: (unread) => void queries.setQueryData(unreadQuery.queryKey, unread),
  });
}

/** Asks for the list again as soon as something came or was read, here or on another device. */
function useLatest() {
  const queries = useQueryClient();
  const { data: unread } = useQuery(unreadQuery);
  const known = useRef(unread);
  useEffect(() => {
    const isChanged = known.current !== undefined && known.current !== unread;
    known.current = unread;
    if (isChanged) void queries.invalidateQueries({ queryKey: ["notices", "list"] });
  }, [queries, unread]);
}
