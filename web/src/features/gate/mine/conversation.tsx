import type { MyApplication } from "@kith/contract/applications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import type { FormEvent } from "react";
import { Section } from "../../../app/community/page.tsx";
import { useDraft } from "../../../lib/draft.ts";
import { useWords } from "../../../lib/words.ts";
import { Button } from "../../../ui/button.tsx";
import { FieldError, TextField } from "../../../ui/text-field.tsx";
import { applyWords } from "../apply/words.ts";
import { Messages } from "../messages.tsx";
import { myApplicationQuery, sayMore } from "./queries.ts";
import { useMineTrouble } from "./trouble.ts";

/** What was asked back and answered. */
export function Conversation({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords).mine;
  const { messages, can } = application;
  if (messages.length === 0 && !can.say) return null;
  return (
    <Section id="conversation" title={words.conversation}>
      <Messages
        messages={messages}
        names={{ applicant: words.you, reviewer: words.reviewer }}
        mine="applicant"
      />
      {can.say && <Reply application={application} />}
    </Section>
  );
}

const empty = { text: "" };

function Reply({ application }: { readonly application: MyApplication }) {
  const { mine: words, ...rest } = useWords(applyWords);
  const queries = useQueryClient();
  const troubleOf = useMineTrouble();
  const { fields, isKept, change, forget } = useDraft(`application.${application.id}`, empty);
  const say = useMutation({
    mutationFn: (text: string) => sayMore(application.id, text),
    onSuccess: (now) => {
      queries.setQueryData(myApplicationQuery(application.id).queryKey, now);
      forget();
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const text = fields.text.trim();
    if (text !== "" && !say.isPending) say.mutate(text);
  };
  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-2.5 pt-4">
      <TextField
        label={application.state === "asked" ? words.reply : words.replyLabel}
        hint={application.state === "asked" ? undefined : words.replyHint}
        value={fields.text}
        onText={(text) => change({ text })}
        lines={3}
        maxLength={2000}
      />
      <FieldError id="reply-trouble" error={troubleOf(say.error)} />
      <p className="flex flex-wrap items-center gap-x-4 gap-y-2">
        <Button
          type="submit"
          kind={application.state === "asked" ? "primary" : "secondary"}
          busyLabel={say.isPending ? words.replyBusy : null}
        >
          {words.reply}
        </Button>
        <output className="text-second text-faded empty:hidden">
          {isKept && fields.text !== "" ? rest.draft : ""}
        </output>
      </p>
    </form>
  );
}
