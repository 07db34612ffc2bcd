import type { TopicView } from "@kith/contract/posts";
import { Link } from "@tanstack/react-router";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { When } from "../../ui/when.tsx";
import { talkWords } from "./words.ts";

interface TopicRowsProps {
  readonly slug: string;
  readonly topics: readonly TopicView[];
  readonly label: string;
}

export function TopicRows({ slug, topics, label }: TopicRowsProps) {
  const words = useWords(talkWords);
  const language = useLanguage();
  return (
    <ul aria-label={label}>
      {topics.map(({ id, title, isChannel, lastPostAt, posts }) => (
        <li key={id} className="border-b border-line">
          <Link
            to="/c/$slug/topics/$topicId"
            params={{ slug, topicId: id }}
            className="grid min-h-14 grid-cols-[minmax(0,1fr)_auto] items-baseline gap-x-4 py-3 active:bg-sunk"
          >
            <span className="font-medium break-words">{title}</span>
            <span className="text-second whitespace-nowrap text-faded">
              {words.posts(formatCount(language, posts), posts)}
            </span>
            <span className="col-span-2 flex flex-wrap gap-x-3 text-second text-faded">
              <When at={lastPostAt} />
              {isChannel && <span>{words.channel}</span>}
            </span>
          </Link>
        </li>
      ))}
    </ul>
  );
}
