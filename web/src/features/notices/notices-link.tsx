import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { appWords } from "../../app/words.ts";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useSession } from "../../lib/session.ts";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { unreadQuery } from "./queries.ts";
import { useTellLocale } from "./tell-locale.ts";

/** The way to one's notices; a thread-coloured dot where something needs to be seen. */
export function NoticesLink({ isRow = false }: { readonly isRow?: boolean }) {
  const words = useWords(appWords).notices;
  const language = useLanguage();
  const { person } = useSession();
  const { data: unread = 0 } = useQuery({ ...unreadQuery, enabled: person !== null });
  useTellLocale();
  const count = formatCount(language, unread);
  const label = unread === 0 ? words.title : words.unread(count, unread);
  const look = isRow
    ? "flex min-h-11 items-center justify-center gap-3 rounded-box text-fact text-faded active:bg-sunk wide:justify-start wide:px-3"
    : "grid size-11 place-items-center";
  return (
    <Link to="/notices" aria-label={isRow ? undefined : label} title={label} className={look}>
      <span className="relative">
        <Icon name="bell" />
        {unread > 0 && (
          <span className="absolute top-0 right-0 size-2 rounded-full bg-thread shadow-[0_0_0_2px_var(--paper)]" />
        )}
      </span>
      {isRow && (
        <>
          <span className="unseen wide:hidden">{label}</span>
          <span className="hidden flex-1 wide:block">{words.title}</span>
          {unread > 0 && <span className="hidden font-semibold text-thread wide:block">{count}</span>}
        </>
      )}
    </Link>
  );
}
