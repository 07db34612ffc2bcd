import { Checkbox } from "@base-ui/react/checkbox";
import { MOST_EVIDENCE, type EvidenceView } from "@kith/contract/stay";
import { useState } from "react";
import { frameWords } from "../../app/community/words.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import { MoreButton } from "../../ui/more-button.tsx";
import { When } from "../../ui/when.tsx";
import { useSaid } from "./queries.ts";
import { stayWords } from "./words.ts";

interface EvidencePickerProps {
  readonly slug: string;
  readonly memberId: string;
  readonly picked: readonly string[];
  readonly onPick: (ids: readonly string[]) => void;
}

/** Which of their words it is about. */
export function EvidencePicker({ slug, memberId, picked, onPick }: EvidencePickerProps) {
  const words = useWords(stayWords).act;
  const [isOpen, setOpen] = useState(picked.length > 0);
  return (
    <fieldset className="min-w-0">
      <legend className="text-second font-semibold">{words.evidence}</legend>
      <p className="mt-1 text-second text-faded">{words.evidenceHint}</p>
      {isOpen ? (
        <Posts slug={slug} memberId={memberId} picked={picked} onPick={onPick} />
      ) : (
        <Button kind="text" isSmall onClick={() => setOpen(true)}>
          {words.evidencePick}
        </Button>
      )}
      <output className="text-caption text-faded empty:hidden">
        {picked.length === 0 ? "" : words.picked(picked.length)}
      </output>
    </fieldset>
  );
}

function Posts({ slug, memberId, picked, onPick }: EvidencePickerProps) {
  const words = useWords(stayWords).act;
  const { loading, loadingMore } = useWords(frameWords);
  const { items, isFetchingMore, fetchMore } = useSaid(slug, memberId);
  if (items === undefined) return <p className="py-2 text-second text-faded">{loading}</p>;
  if (items.length === 0) return <p className="py-2 text-second text-faded">{words.evidenceNone}</p>;
  const toggle = (id: string) => {
    if (picked.includes(id)) onPick(picked.filter((one) => one !== id));
    else if (picked.length < MOST_EVIDENCE) onPick([...picked, id]);
  };
  return (
    <div className="mt-1 max-h-72 overflow-y-auto border-y border-line">
      {items.map((post) => (
        <Post
          key={post.postId}
          post={post}
          isPicked={picked.includes(post.postId)}
          onToggle={() => toggle(post.postId)}
        />
      ))}
      <MoreButton
        label={words.evidenceMore}
        busyLabel={loadingMore}
        isBusy={isFetchingMore}
        onMore={fetchMore}
      />
    </div>
  );
}

interface PostProps {
  readonly post: EvidenceView;
  readonly isPicked: boolean;
  readonly onToggle: () => void;
}

function Post({ post: { text, postedAt }, isPicked, onToggle }: PostProps) {
  return (
    <label className="grid min-h-12 grid-cols-[22px_minmax(0,1fr)] items-start gap-x-3 border-b border-line py-2.5 last:border-b-0 active:bg-sunk">
      <Checkbox.Root
        checked={isPicked}
        onCheckedChange={onToggle}
        className="mt-0.5 grid size-[22px] flex-none place-items-center rounded-mark border border-edge bg-sheet data-checked:border-ink data-checked:bg-ink data-checked:text-paper"
      >
        <Checkbox.Indicator>
          <Icon name="check" className="size-[18px] stroke-2" />
        </Checkbox.Indicator>
      </Checkbox.Root>
      <span className="line-clamp-3 break-words whitespace-pre-line">{text}</span>
      <When at={postedAt} className="col-start-2 text-caption text-faded" />
    </label>
  );
}
