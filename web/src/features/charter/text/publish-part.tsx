import { charterChanges } from "@kith/contract/charter-changes";
import { emptyCharter } from "@kith/contract/charter-content";
import type { DraftView } from "@kith/contract/charter-pages";
import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useNavigate } from "@tanstack/react-router";
import { useState } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Section } from "../../../app/community/page.tsx";
import { useDraft } from "../../../lib/draft.ts";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { ActDialog } from "../../../ui/dialog.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useToast } from "../../../ui/toast.tsx";
import { useCharterTrouble } from "../trouble.ts";
import { contentInForce } from "./in-force.ts";
import { ChangeList } from "./pieces.tsx";
import { charterKey, charterQuery, discardDraft, openCommunity, publishCharter } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** Puts the draft in force: opens the community, or publishes the next version. */
export function PublishPart({ view }: { readonly view: DraftView }) {
  const words = useWords(charterTextWords);
  const { editing, needs } = words;
  const language = useLanguage();
  const { slug, counts } = useCommunity();
  const { fields, change, forget } = useDraft(`publish.${slug}`, { note: "" });
  const isOpening = view.version === 0;
  const submit = usePublishing(view, fields.note, forget);
  const troubleOf = useCharterTrouble();
  // Whoever publishes it has confirmed it by that.
  const others = formatCount(language, Math.max(0, counts.members - 1));
  const missing = view.missing.map((need) => needs[need]);
  const isIdle = !isOpening && view.changed.length === 0;
  if (isIdle) return <p className="mt-7 text-faded">{editing.unchanged}</p>;
  return (
    <div className="mt-7">
      {!isOpening && <Preview view={view} />}
      <div className="mt-5 grid gap-4">
        {!isOpening && (
          <TextField
            name="note"
            label={editing.note}
            hint={editing.noteExample}
            value={fields.note}
            onText={(note) => change({ note })}
            maxLength={200}
            autoComplete="off"
          />
        )}
        <p className="text-second text-faded">
          {missing.length > 0
            ? null
            : isOpening
              ? editing.openAfter(others)
              : editing.publishAfter(view.version + 1, others)}
        </p>
        <Button
          kind="primary"
          className="w-full desk:w-auto desk:justify-self-start"
          refusal={missing.length > 0 ? editing.openNot(missing.join(language === "en" ? ", " : "、")) : null}
          busyLabel={submit.isPending ? (isOpening ? editing.opening : editing.publishing) : null}
          onClick={() => submit.mutate()}
        >
          {isOpening ? editing.open : editing.publish}
        </Button>
        <p role="alert" className="text-fact font-semibold empty:hidden">
          {troubleOf(submit.error)}
        </p>
        {!isOpening && <Discard view={view} />}
      </div>
    </div>
  );
}

function usePublishing(view: DraftView, note: string, forget: () => void) {
  const { editing } = useWords(charterTextWords);
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const navigate = useNavigate();
  const toast = useToast();
  const isOpening = view.version === 0;
  return useMutation({
    mutationFn: () => {
      const body = { revision: view.revision, note };
      return isOpening ? openCommunity(slug, body) : publishCharter(slug, body);
    },
    onSuccess: async ({ version }) => {
      forget();
      await queries.invalidateQueries({ queryKey: ["community", slug] });
      await queries.invalidateQueries({ queryKey: ["home"] });
      toast(isOpening ? editing.opened : editing.published(version));
      await navigate({ to: "/c/$slug/charter", params: { slug } });
    },
    // What was refused may have been overtaken: it is looked at again.
    onError: () => queries.invalidateQueries({ queryKey: charterKey(slug) }),
  });
}

/** What members will be shown as changed. */
function Preview({ view }: { readonly view: DraftView }) {
  const words = useWords(charterTextWords).editing;
  const { slug } = useCommunity();
  const { data } = useQuery(charterQuery(slug));
  if (data === undefined) return null;
  const before = data.charter.version === 0 ? emptyCharter : contentInForce(data.charter);
  return (
    <Section id="preview" title={words.preview}>
      <ChangeList changes={charterChanges(before, view.content)} nextRule={view.nextRule} isInSection />
    </Section>
  );
}

function Discard({ view }: { readonly view: DraftView }) {
  const words = useWords(charterTextWords).editing;
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const troubleOf = useCharterTrouble();
  const [isAsked, setAsked] = useState(false);
  const submit = useMutation({
    mutationFn: () => discardDraft(slug, view.revision),
    onSuccess: async () => {
      setAsked(false);
      await queries.invalidateQueries({ queryKey: charterKey(slug) });
    },
  });
  return (
    <p>
      <Button kind="text" onClick={() => setAsked(true)}>
        {words.discard}
      </Button>
      <ActDialog
        isOpen={isAsked}
        onClose={() => setAsked(false)}
        title={words.discardTitle}
        leave={words.discardLeave}
        act={words.discardAct}
        busyLabel={submit.isPending ? words.discarding : null}
        onAct={() => submit.mutate()}
        error={troubleOf(submit.error)}
      >
        <p>{words.discardGoes}</p>
        <p>{words.discardStays(view.version)}</p>
      </ActDialog>
    </p>
  );
}
