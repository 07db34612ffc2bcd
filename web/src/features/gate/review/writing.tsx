import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { useCommunity } from "../../../app/community/context.ts";
import { useDraft } from "../../../lib/draft.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError, TextField } from "../../../ui/text-field.tsx";
import { queueKey, reviewQuery, writeOn } from "../queries.ts";
import { useGateTrouble } from "../trouble.ts";
import { gateWords } from "../words.ts";

interface WritingProps {
  /** Of the application. */
  readonly id: string;
  readonly what: "messages" | "notes";
  /** Names the field and the button. */
  readonly label: string;
  readonly hint: string;
  readonly busy: string;
}

const empty = { text: "" };

/** A field for what is said to the applicant, or among reviewers; kept until it is sent. */
export function Writing({ id, what, label, hint, busy }: WritingProps) {
  const words = useWords(gateWords).review;
  const { slug } = useCommunity();
  const queries = useQueryClient();
  const troubleOf = useGateTrouble();
  const { fields, isKept, change, forget } = useDraft(`${what}.${id}`, empty);
  const write = useMutation({
    mutationFn: (text: string) => writeOn(slug, id, what, text),
    onSuccess: (now) => {
      queries.setQueryData(reviewQuery(slug, id).queryKey, now);
      void queries.invalidateQueries({ queryKey: queueKey(slug) });
      forget();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const text = fields.text.trim();
    if (text !== "" && !write.isPending) write.mutate(text);
  };
  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-2.5 pt-4">
      <TextField
        label={label}
        hint={hint}
        value={fields.text}
        onText={(text) => change({ text })}
        lines={3}
        maxLength={2000}
      />
      <FieldError id={`${what}-trouble`} error={troubleOf(write.error)} />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button type="submit" isSmall busyLabel={write.isPending ? busy : null}>
          {label}
        </Button>
        <output className="text-second text-faded empty:hidden">
          {isKept && fields.text !== "" ? words.draft : ""}
        </output>
      </p>
    </form>
  );
}
