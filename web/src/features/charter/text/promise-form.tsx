import { MakePromise } from "@kith/contract/promises";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { useDraft } from "../../../lib/draft.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Empty } from "../../../ui/empty.tsx";
import { FormEnd } from "./form-end.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { useCharterTrouble } from "../trouble.ts";
import { charterKey, makePromise } from "./queries.ts";
import { charterTextWords } from "./words.ts";

const nothing = { text: "", dueOn: "" };

/** Makes a promise. Where nothing was promised yet, it is said what belongs here. */
export function PromiseForm({ isFirst }: { readonly isFirst: boolean }) {
  const words = useWords(charterTextWords).promises;
  const { slug } = useCommunity();
  const draft = useDraft(`promise.${slug}`, nothing);
  const [isOpen, setOpen] = useState(draft.fields.text !== "");
  if (isOpen) return <Form draft={draft} onClose={() => setOpen(false)} />;
  const begin = (
    <Button kind="primary" className="w-full desk:w-auto" onClick={() => setOpen(true)}>
      {words.add}
    </Button>
  );
  if (!isFirst) return <p className="mt-5">{begin}</p>;
  return (
    <Empty title={words.emptyTitle} text={words.emptyText}>
      {begin}
    </Empty>
  );
}

interface FormProps {
  readonly draft: ReturnType<typeof useDraft<typeof nothing>>;
  readonly onClose: () => void;
}

function Form({ draft: { fields, change, forget }, onClose }: FormProps) {
  const words = useWords(charterTextWords).promises;
  const troubleOf = useCharterTrouble();
  const [missing, setMissing] = useState<readonly string[]>([]);
  const submit = useMaking(() => {
    forget();
    onClose();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const asked = MakePromise.safeParse(fields);
    setMissing(asked.success ? [] : asked.error.issues.map(({ path }) => String(path[0])));
    if (asked.success) submit.mutate(asked.data);
  };
  return (
    <form noValidate className="mt-5 grid gap-4 rounded-box bg-sheet p-4" onSubmit={onSubmit}>
      <TextField
        name="text"
        lines={2}
        label={words.text}
        placeholder={words.textExample}
        value={fields.text}
        onText={(text) => change({ text })}
        error={missing.includes("text") ? words.errors.text : null}
        maxLength={200}
      />
      <TextField
        name="dueOn"
        type="date"
        label={words.due}
        value={fields.dueOn}
        onText={(dueOn) => change({ dueOn })}
        error={missing.includes("dueOn") ? words.errors.dueOn : null}
      />
      <p className="text-second text-faded">{words.final}</p>
      <FormEnd words={words} trouble={troubleOf(submit.error)} isBusy={submit.isPending} onClose={onClose} />
    </form>
  );
}

function useMaking(onDone: () => void) {
  const { slug } = useCommunity();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: MakePromise) => makePromise(slug, body),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: charterKey(slug) });
    },
  });
}
