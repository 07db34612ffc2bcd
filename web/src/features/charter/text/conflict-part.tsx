import type { CharterItem } from "@kith/contract/charter-content";
import { wordsChanged } from "@kith/contract/words-changed";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import type { ItemForm } from "./item-forms.ts";
import type { ItemDraft } from "./use-item-draft.ts";
import { charterTextWords } from "./words.ts";

interface ConflictProps {
  readonly item: CharterItem;
  readonly draft: ItemDraft;
  readonly theirs: NonNullable<ItemDraft["theirs"]>;
}

/** Two wrote the same part at once: both are shown, and a person decides. */
export function ConflictPart({ draft, theirs }: ConflictProps) {
  const words = useWords(charterTextWords).item;
  const name = theirs.byName === "" ? words.nobody : theirs.byName;
  const pieces = wordsChanged(textOf(draft.form), textOf(theirs.form));
  return (
    <section role="alert" className="mt-5 rounded-box bg-sheet p-4">
      <p className="font-semibold">{words.conflict(name)}</p>
      <p className="mt-2 text-caption text-faded">{words.theirs(name)}</p>
      <p className="mt-0.5 whitespace-pre-line">
        {pieces.map(({ kind, text }, place) =>
          kind === "removed" ? null : (
            // oxlint-disable-next-line react/no-array-index-key
            <span key={place} className={kind === "added" ? "underline underline-offset-4" : ""}>
              {text}
            </span>
          ),
        )}
      </p>
      <p className="mt-3 flex flex-wrap gap-x-5 gap-y-2">
        <Button onClick={draft.useTheirs}>{words.useTheirs}</Button>
        <Button onClick={draft.useMine}>{words.useMine}</Button>
      </p>
    </section>
  );
}

function textOf(form: ItemForm): string {
  return Object.values(form)
    .filter((text) => text !== "")
    .join("\n");
}
