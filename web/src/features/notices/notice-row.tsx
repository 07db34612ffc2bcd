import type { NoticeView } from "@kith/contract/notices";
import { useRouter } from "@tanstack/react-router";
import type { MouseEvent } from "react";
import { useWords } from "../../lib/words.ts";
import { RoleMark } from "../../ui/role-mark.tsx";
import { When } from "../../ui/when.tsx";
import { noticeWords } from "./words.ts";

interface NoticeRowProps {
  readonly notice: NoticeView;
  readonly onOpen: () => void;
}

/** One notice; the whole row opens what it is about. */
export function NoticeRow({ notice, onOpen }: NoticeRowProps) {
  const words = useWords(noticeWords);
  const { history } = useRouter();
  const isUnread = notice.readAt === null;
  const open = (event: MouseEvent) => {
    if (isUnread) onOpen();
    // With these keys a browser opens it elsewhere, and this page stays.
    if (event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    history.push(notice.url);
  };
  return (
    <a
      href={notice.url}
      onClick={open}
      className="relative grid grid-cols-[minmax(0,1fr)_auto] gap-x-4 gap-y-0.5 py-3.5 pl-5 active:bg-sunk"
    >
      {isUnread && (
        <span className="absolute top-[22px] left-0 size-2.5 rounded-full bg-thread" aria-hidden="true" />
      )}
      <span className={`min-w-0 break-words ${isUnread ? "font-semibold" : ""}`}>
        {isUnread && <span className="unseen">{`${words.unread}: `}</span>}
        {notice.title}
        {notice.isUrgent && (
          <span className="ml-2">
            <RoleMark>{words.urgent}</RoleMark>
          </span>
        )}
      </span>
      <When at={notice.shownAt} className="pt-0.5 text-caption whitespace-nowrap text-faded" />
      <span className="col-span-2 text-second break-words whitespace-pre-line text-faded">
        {notice.text.replaceAll(/\n{2,}/g, "\n")}
      </span>
    </a>
  );
}
