import { getRouteApi } from "@tanstack/react-router";
import { useState, type FormEvent } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { SearchField } from "../../ui/search-field.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { Link } from "@tanstack/react-router";
import { PostItem } from "./post-item.tsx";
import { useFound } from "./queries.ts";
import { talkWords } from "./words.ts";

const route = getRouteApi("/c/$slug/search");

/** What was said, by the words in it. */
export function SearchPage() {
  const words = useWords(talkWords).found;
  const community = useCommunity();
  const { slug } = route.useParams();
  const { q = "" } = route.useSearch();
  const navigate = route.useNavigate();
  const [typed, setTyped] = useState(q);
  const submit = (event: FormEvent) => {
    event.preventDefault();
    void navigate({ search: typed.trim() === "" ? {} : { q: typed.trim() }, replace: true });
  };
  return (
    <Page title={words.title} of={community.name} up={{ to: "/c/$slug/topics", params: { slug } }}>
      <div className="max-w-[680px]">
        <PageHead title={words.title} isInner />
        <search>
          <form onSubmit={submit} className="mt-4 grid grid-cols-[minmax(0,1fr)_auto] gap-2.5">
            <SearchField label={words.label} value={typed} onText={setTyped} />
            <Button type="submit" kind="primary">
              {words.submit}
            </Button>
          </form>
        </search>
        <p className="mt-2 text-second text-faded">{words.hint}</p>
        {q === "" ? <p className="py-8 text-faded">{words.start}</p> : <Found key={q} slug={slug} q={q} />}
      </div>
    </Page>
  );
}

function Found({ slug, q }: { readonly slug: string; readonly q: string }) {
  const words = useWords(talkWords);
  const { loading, loadingMore, more } = useWords(frameWords);
  const { items, error, isFetchingMore, fetchMore, again } = useFound(slug, q);
  if (error !== null) return <Trouble error={error} onAgain={again} />;
  if (items === undefined) return <Skeleton label={loading} />;
  return (
    <div className="mt-3">
      <output className="block py-4 text-faded empty:hidden">
        {items.length === 0 ? words.found.none(q) : ""}
      </output>
      {items.map((post) => (
        <PostItem key={post.id} slug={slug} post={post}>
          <Link
            to="/c/$slug/posts/$postId"
            params={{ slug, postId: post.id }}
            className={`${buttonLook("text", true)} -mb-2`}
          >
            {words.post.around}
          </Link>
        </PostItem>
      ))}
      <MoreButton label={more} busyLabel={loadingMore} isBusy={isFetchingMore} onMore={fetchMore} />
    </div>
  );
}
