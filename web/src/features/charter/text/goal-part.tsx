import type { GoalView } from "@kith/contract/charter";
import { percentOf, RecordProgress } from "@kith/contract/charter-pages";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { Section } from "../../../app/community/page.tsx";
import { frameWords } from "../../../app/community/words.ts";
import { useDraft } from "../../../lib/draft.ts";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { usePaged } from "../../../lib/paged.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { MoreButton } from "../../../ui/more-button.tsx";
import { ProgressThread } from "../../../ui/progress-thread.tsx";
import { FormEnd } from "./form-end.tsx";
import { TextField } from "../../../ui/text-field.tsx";
import { When } from "../../../ui/when.tsx";
import { useCharterTrouble } from "../trouble.ts";
import { formatDayOnly } from "./days.ts";
import { charterKey, progressPage, recordProgress } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** The goal, how far it is reached, and what was recorded towards it. */
export function GoalPart({ goal, canRecord }: { readonly goal: GoalView; readonly canRecord: boolean }) {
  const words = useWords(charterTextWords);
  const language = useLanguage();
  const percent = percentOf(goal);
  const count = (value: number) => formatCount(language, value);
  return (
    <Section id="goal" title={words.items.goal.title}>
      <p className="mt-3 text-lead">{goal.text}</p>
      <div className="mt-2 max-w-[480px]">
        <ProgressThread share={Math.min(1, percent / 100)} label={goal.text} />
      </div>
      <p className="mt-1 flex flex-wrap items-baseline gap-x-4 text-second text-faded">
        <b className="text-lead text-ink tabular-nums">{`${percent}%`}</b>
        <span className="tabular-nums">
          {words.goal.of(count(goal.recorded), count(goal.target), goal.unit)}
        </span>
        <span>
          {words.goal.until} {formatDayOnly(language, goal.until)}
        </span>
      </p>
      {canRecord && <Record goal={goal} />}
      {goal.recorded > 0 && (
        <Disclosure title={words.goal.list}>
          <Recorded />
        </Disclosure>
      )}
    </Section>
  );
}

const nothing = { amount: "", note: "" };

function Record({ goal }: { readonly goal: GoalView }) {
  const words = useWords(charterTextWords).goal;
  const { slug } = useCommunity();
  const draft = useDraft(`goal.${slug}`, nothing);
  const [isOpen, setOpen] = useState(draft.fields.amount !== "");
  const close = () => setOpen(false);
  if (isOpen) return <RecordForm unit={goal.unit} draft={draft} onClose={close} />;
  return (
    <p className="mt-3">
      <Button onClick={() => setOpen(true)}>{words.record}</Button>
    </p>
  );
}

interface RecordFormProps {
  readonly unit: string;
  readonly draft: ReturnType<typeof useDraft<typeof nothing>>;
  readonly onClose: () => void;
}

function RecordForm({ unit, draft: { fields, change, forget }, onClose }: RecordFormProps) {
  const words = useWords(charterTextWords).goal;
  const troubleOf = useCharterTrouble();
  const [isWrong, setWrong] = useState(false);
  const submit = useRecording(() => {
    forget();
    onClose();
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const asked = RecordProgress.safeParse({ amount: Number(fields.amount), note: fields.note });
    setWrong(!asked.success);
    if (asked.success) submit.mutate(asked.data);
  };
  return (
    <form noValidate className="mt-4 grid max-w-[480px] gap-4 rounded-box bg-sheet p-4" onSubmit={onSubmit}>
      <TextField
        name="amount"
        inputMode="decimal"
        label={words.amount(unit)}
        hint={words.amountHint}
        value={fields.amount}
        onText={(amount) => change({ amount })}
        error={isWrong ? words.amountError : null}
        autoComplete="off"
      />
      <TextField
        name="note"
        label={words.note}
        value={fields.note}
        onText={(note) => change({ note })}
        maxLength={200}
        autoComplete="off"
      />
      <FormEnd words={words} trouble={troubleOf(submit.error)} isBusy={submit.isPending} onClose={onClose} />
    </form>
  );
}

function useRecording(onDone: () => void) {
  const { slug } = useCommunity();
  const queries = useQueryClient();
  return useMutation({
    mutationFn: (body: RecordProgress) => recordProgress(slug, body),
    onSuccess: async () => {
      onDone();
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
  });
}

function Recorded() {
  const frame = useWords(frameWords);
  const language = useLanguage();
  const { slug } = useCommunity();
  const { items, fetchMore, isFetchingMore } = usePaged({
    key: [...charterKey(slug), "progress"],
    fetchPage: (cursor, signal) => progressPage(slug, cursor, signal),
    itemsOf: ({ entries }) => entries,
    nextOf: ({ next }) => next,
  });
  return (
    <>
      <ul>
        {items?.map(({ id, amount, note, at, byName }) => (
          <li key={id} className="flex gap-4 border-b border-line py-2.5">
            <span className="min-w-0 flex-1">
              {note}
              <span className="block text-second text-faded">
                {byName} <When at={at} />
              </span>
            </span>
            <b className="tabular-nums">{`${amount > 0 ? "+" : "−"}${formatCount(language, Math.abs(amount))}`}</b>
          </li>
        ))}
      </ul>
      <MoreButton
        label={frame.more}
        busyLabel={frame.loadingMore}
        isBusy={isFetchingMore}
        onMore={fetchMore}
      />
    </>
  );
}
