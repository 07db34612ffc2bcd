import type { MemberView } from "@kith/contract/members";
import { MOST_PAUSE_DAYS, type ImposeSanction, type MemberRecord } from "@kith/contract/stay";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState, type FormEvent } from "react";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { RadioList } from "../../ui/radio-list.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { useToast } from "../../ui/toast.tsx";
import { bodyOf, emptyAct, isSkipping, postIdsOf, stepOf, wrongIn, type Act } from "./acting.ts";
import { Consequence } from "./consequence.tsx";
import { EvidencePicker } from "./evidence-picker.tsx";
import { impose, stayKey } from "./queries.ts";
import { focusWrong } from "./focus-wrong.ts";
import { ruleName } from "./said.ts";
import { useStayTrouble } from "./trouble.ts";
import { stayWords } from "./words.ts";

interface ActFormProps {
  readonly slug: string;
  readonly member: MemberView;
  readonly record: MemberRecord;
  /** A post whoever acts has come from. */
  readonly about: string | undefined;
  readonly onClose: () => void;
}

/** Which rule, which step, why: nothing is done without all of it. */
export function ActForm({ slug, member, record, about, onClose }: ActFormProps) {
  const words = useWords(stayWords);
  const { fields, isKept, change, forget } = useDraft(`act.${slug}.${member.id}`, {
    ...emptyAct,
    postIds: about ?? "",
  });
  const [isChecked, setChecked] = useState(false);
  const troubleOf = useStayTrouble();
  const save = useActing(slug, () => {
    forget();
    onClose();
  });
  const step = stepOf(fields);
  const onSubmit = (event: FormEvent<HTMLFormElement>) => {
    event.preventDefault();
    setChecked(true);
    const body = bodyOf(fields, member.id, record);
    if (body === null) focusWrong(event.currentTarget);
    else save.mutate(body);
  };
  return (
    <form noValidate onSubmit={onSubmit} className="mt-3 grid gap-5">
      <Fields act={fields} change={change} record={record} isChecked={isChecked} />
      <EvidencePicker
        slug={slug}
        memberId={member.id}
        picked={postIdsOf(fields)}
        onPick={(ids) => change({ postIds: ids.join(" ") })}
      />
      <Consequence act={fields} />
      <p role="alert" className="text-fact font-semibold empty:hidden">
        {troubleOf(save.error)}
      </p>
      <div className="sticky bottom-0 -mx-5 flex flex-wrap items-center justify-end gap-x-5 gap-y-2 border-t border-line bg-paper px-5 pt-3 pb-[max(16px,env(safe-area-inset-bottom))] desk:-mx-7 desk:px-7">
        <output className="basis-full text-right text-caption text-faded empty:hidden desk:mr-auto desk:basis-auto">
          {isKept ? words.act.draft : ""}
        </output>
        <Button kind="text" onClick={onClose}>
          {words.act.leave[step ?? "none"]}
        </Button>
        <Button type="submit" kind="ink" busyLabel={save.isPending ? words.act.busy : null}>
          {step === null ? words.act.submitNone : words.act.submit(words.steps[step])}
        </Button>
      </div>
    </form>
  );
}

interface FieldsProps {
  readonly act: Act;
  readonly change: (changed: Partial<Act>) => void;
  readonly record: MemberRecord;
  readonly isChecked: boolean;
}

function Fields({ act, change, record, isChecked }: FieldsProps) {
  const { act: words, steps } = useWords(stayWords);
  const wrong = wrongIn(act, record);
  const errorOf = (field: keyof Act, text: string) => (isChecked && wrong[field] ? text : null);
  return (
    <>
      <RadioList
        legend={words.rule}
        choices={record.rules.map(({ number, text }) => ({
          value: String(number),
          label: ruleName(number),
          text,
        }))}
        value={act.rule}
        onChoose={(rule) => change({ rule })}
        error={errorOf("rule", words.ruleMissing)}
      />
      <RadioList
        legend={words.step}
        choices={record.can.steps.map((value) => ({
          value,
          label: steps[value],
          text: words.stepText[value],
        }))}
        value={act.step}
        onChoose={(step) => change({ step })}
        error={errorOf("step", words.stepMissing)}
      />
      {act.step === "pause" && (
        <TextField
          label={words.days}
          inputMode="numeric"
          value={act.days}
          onText={(days) => change({ days })}
          error={errorOf("days", words.daysWrong(MOST_PAUSE_DAYS))}
        />
      )}
      {isSkipping(act, record) && (
        <TextField
          label={words.ground}
          hint={words.groundHint(ruleName(Number(act.rule)))}
          lines={2}
          maxLength={2000}
          value={act.ground}
          onText={(ground) => change({ ground })}
          error={errorOf("ground", words.groundMissing)}
        />
      )}
      <TextField
        label={words.reason}
        hint={words.reasonHint}
        lines={3}
        maxLength={2000}
        value={act.reason}
        onText={(reason) => change({ reason })}
        error={errorOf("reason", words.reasonMissing)}
      />
    </>
  );
}

function useActing(slug: string, onDone: () => void) {
  const words = useWords(stayWords).act;
  const queries = useQueryClient();
  const toast = useToast();
  return useMutation({
    mutationFn: (body: ImposeSanction) => impose(slug, body),
    onSuccess: async ({ step }) => {
      onDone();
      toast(words.done[step]);
      await queries.invalidateQueries({ queryKey: ["community", slug] });
    },
    // The record or the charter may have changed meanwhile; what was typed stays.
    onError: () => void queries.invalidateQueries({ queryKey: stayKey(slug) }),
  });
}
