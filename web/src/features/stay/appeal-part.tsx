import type { SanctionView } from "@kith/contract/stay";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { appeal, ownKey } from "./queries.ts";
import { useStayTrouble } from "./trouble.ts";
import { WithTime } from "./with-time.tsx";
import { stayWords } from "./words.ts";

/** How far an appeal has come: whoever it concerns can make it, everybody who may see it reads how it ended. */
export function AppealPart({
  sanction,
  isMine,
}: {
  readonly sanction: SanctionView;
  readonly isMine: boolean;
}) {
  const words = useWords(stayWords).appeal;
  const [isWriting, setWriting] = useState(false);
  const { can, appealBefore, state } = sanction;
  if (sanction.appeal !== null) return <Made made={sanction.appeal} />;
  if (!isMine || state === "lifted") return null;
  if (!can.appeal) {
    return (
      <p className="text-second text-faded">
        <WithTime at={appealBefore} say={words.over} />
      </p>
    );
  }
  if (isWriting) return <AppealForm sanction={sanction} onClose={() => setWriting(false)} />;
  return (
    <div>
      <p className="text-second text-faded">
        <WithTime at={appealBefore} say={words.before} />
      </p>
      <p className="mt-2">
        <Button onClick={() => setWriting(true)}>{words.start}</Button>
      </p>
    </div>
  );
}

function Made({ made }: { readonly made: NonNullable<SanctionView["appeal"]> }) {
  const words = useWords(stayWords);
  const { text, madeAt, decision } = made;
  return (
    <section aria-label={words.appeal.title} className="border-l-2 border-line pl-4">
      <p className="text-second font-semibold">
        {words.appeal.title}
        <span className="ml-3 font-normal text-faded">
          <WithTime at={madeAt} say={words.appeal.made} />
        </span>
      </p>
      <p className="mt-1 break-words whitespace-pre-line">{text === "" ? words.sanction.wordsGone : text}</p>
      {decision === null ? (
        <p className="mt-2 text-second text-faded">{words.appeal.waiting}</p>
      ) : (
        <div className="mt-3">
          <p className="text-second font-semibold">
            <WithTime
              at={decision.at}
              say={(day) =>
                words.appeal.decided(
                  words.outcomes[decision.outcome],
                  decision.byName || words.sanction.erased,
                  day,
                )
              }
            />
          </p>
          <p className="break-words whitespace-pre-line">
            {decision.reason === "" ? words.sanction.wordsGone : decision.reason}
          </p>
          {decision.isBySame && <p className="text-second text-faded">{words.appeal.bySame}</p>}
        </div>
      )}
    </section>
  );
}

const empty = { text: "" };

function AppealForm({
  sanction: { id },
  onClose,
}: {
  readonly sanction: SanctionView;
  readonly onClose: () => void;
}) {
  const words = useWords(stayWords).appeal;
  const queries = useQueryClient();
  const troubleOf = useStayTrouble();
  const { fields, isKept, change, forget } = useDraft(`appeal.${id}`, empty);
  const [isMissing, setMissing] = useState(false);
  const send = useMutation({
    mutationFn: () => appeal(id, fields.text.trim()),
    onSuccess: async () => {
      forget();
      await Promise.all([
        queries.invalidateQueries({ queryKey: ownKey }),
        queries.invalidateQueries({ queryKey: ["community"] }),
      ]);
    },
  });
  const onSubmit = (event: FormEvent) => {
    event.preventDefault();
    const isEmpty = fields.text.trim() === "";
    setMissing(isEmpty);
    if (!isEmpty) send.mutate();
  };
  return (
    <form noValidate onSubmit={onSubmit} className="grid gap-3">
      <TextField
        label={words.text}
        hint={words.hint}
        lines={5}
        maxLength={2000}
        value={fields.text}
        onText={(text) => change({ text })}
        error={isMissing ? words.missing : null}
      />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(send.error)}
      </p>
      <p className="flex flex-wrap items-center gap-x-5 gap-y-2">
        <Button type="submit" kind="primary" busyLabel={send.isPending ? words.busy : null}>
          {words.submit}
        </Button>
        <Button kind="text" onClick={onClose}>
          {words.cancel}
        </Button>
        <output className="text-caption text-faded empty:hidden">{isKept ? words.draft : ""}</output>
      </p>
    </form>
  );
}
