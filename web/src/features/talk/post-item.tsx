import type { PostView, QuotedView } from "@kith/contract/posts";
import { Link } from "@tanstack/react-router";
import type { ReactNode, Ref } from "react";
import { formatCount } from "../../lib/format.ts";
import { initialOf } from "../../lib/initial.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { When } from "../../ui/when.tsx";
import { authorName, saidIn } from "./said.ts";
import { talkWords } from "./words.ts";

interface PostItemProps {
  readonly slug: string;
  readonly post: PostView;
  /** The one somebody was led to. */
  readonly isMarked?: boolean;
  readonly articleRef?: Ref<HTMLElement>;
  /** Acts on it, under its words. */
  readonly children?: ReactNode;
}

const HAN = /\p{Script=Han}/u;

/** Who, when, and the very words. */
export function PostItem({ slug, post, isMarked = false, articleRef, children }: PostItemProps) {
  const words = useWords(talkWords);
  const language = useLanguage();
  const { text, isNote } = saidIn(post, words);
  const mark = isMarked
    ? "-mx-3 rounded-box border border-line bg-sheet px-3 shadow-lifted relative before:absolute before:inset-y-3.5 before:-left-px before:w-0.5 before:bg-thread"
    : "border-t border-line";
  return (
    <article
      ref={articleRef}
      id={`post-${post.id}`}
      tabIndex={isMarked ? -1 : undefined}
      className={`scroll-mt-20 pt-3.5 pb-3.5 outline-none desk:pt-5 desk:pb-4 ${mark}`}
    >
      {isMarked && <p className="mb-1 text-caption font-semibold">{words.post.marked}</p>}
      <Byline slug={slug} post={post} />
      {post.replyTo !== null && <Quoted slug={slug} quoted={post.replyTo} />}
      <p
        className={`mt-2 break-words whitespace-pre-line desk:text-[1.0625rem] desk:leading-[calc(30/17)] ${isNote ? "text-faded" : ""} ${HAN.test(text) ? "" : "latin"}`}
      >
        {text}
      </p>
      <p className="mt-1 flex flex-wrap gap-x-4 text-second text-faded empty:hidden">
        {post.isForwarded && <span>{words.post.forwarded}</span>}
        {post.hasAttachment && !isNote && <span>{words.post.attachment}</span>}
        {post.reactions > 0 && (
          <span>{words.topic.thanks(formatCount(language, post.reactions), post.reactions)}</span>
        )}
      </p>
      {children}
    </article>
  );
}

function Byline({ slug, post }: Pick<PostItemProps, "slug" | "post">) {
  const words = useWords(talkWords);
  const { author } = post;
  const name = authorName(author, words);
  const isAbsent = author === null || author.state !== "member";
  return (
    <div className="flex items-center gap-2.5">
      <PersonDisc initial={initialOf(name)} size={36} look={isAbsent ? "absent" : "member"} />
      <span className="flex min-w-0 flex-wrap items-center gap-x-2">
        {author === null ? (
          <b className="text-fact">{name}</b>
        ) : (
          <Link
            to="/c/$slug/people/$memberId"
            params={{ slug, memberId: author.memberId }}
            className="flex min-h-11 items-center text-fact font-semibold break-words"
          >
            {name}
          </Link>
        )}
        {author?.state === "unclaimed" && <span className="unseen">{words.post.unclaimed}</span>}
      </span>
      <When at={post.postedAt} className="ml-auto text-caption text-faded" />
    </div>
  );
}

function Quoted({ slug, quoted }: { readonly slug: string; readonly quoted: QuotedView }) {
  const words = useWords(talkWords);
  return (
    <Link
      to="/c/$slug/posts/$postId"
      params={{ slug, postId: quoted.id }}
      className="mt-1.5 block min-h-11 border-l-2 border-line py-2.5 pl-2.5 text-second text-faded"
    >
      <span className="line-clamp-2">
        {words.topic.replyTo(authorName(quoted.author, words))}
        {quoted.text === "" ? "" : `：${quoted.text}`}
      </span>
    </Link>
  );
}
