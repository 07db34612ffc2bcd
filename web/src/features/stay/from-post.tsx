import { hasPower } from "@kith/contract/powers";
import type { PostView } from "@kith/contract/posts";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { stayWords } from "./words.ts";

/** Under a post, for staff: the way to act under a rule on whoever wrote it, with the post as what it is about. */
export function FromPost({ post }: { readonly post: PostView }) {
  const words = useWords(stayWords);
  const { slug, me } = useCommunity();
  const { author } = post;
  if (!hasPower(me.roles, "sanction.warn") || author?.state !== "member") return null;
  if (author.memberId === me.memberId || post.text === "") return null;
  return (
    <Link
      to="/c/$slug/people/$memberId"
      params={{ slug, memberId: author.memberId }}
      search={{ about: post.id }}
      className="-mb-2 inline-flex min-h-11 items-center gap-1.5 px-3 text-second text-faded active:text-ink"
    >
      <Icon name="stay" className="size-[18px]" />
      {words.fromPost}
      <span className="unseen">{author.name}</span>
    </Link>
  );
}
