import { MOST_FILES } from "@kith/contract/gate";
import type { EvidenceFile, MyApplication } from "@kith/contract/applications";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../../../app/community/page.tsx";
import { pathWith } from "../../../lib/api.ts";
import { formatBytes } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { Icon } from "../../../ui/icon.tsx";
import { ProgressThread } from "../../../ui/progress-thread.tsx";
import { FieldError } from "../../../ui/text-field.tsx";
import { ChooseButton, sortOut } from "../apply/file-picker.tsx";
import { applyWords } from "../apply/words.ts";
import { myApplicationQuery, removeEvidence } from "./queries.ts";
import { dropSending, sendAgain, sendEvidence, useSending, type Sending } from "./sending.ts";
import { useMineTrouble } from "./trouble.ts";

/** What was shown: what is there, what is on its way, what did not arrive. */
export function Evidence({ application }: { readonly application: MyApplication }) {
  const words = useWords(applyWords);
  const sending = useSending(application.id);
  const { evidence, evidenceAsked, can } = application;
  if (evidenceAsked === null && evidence.length === 0 && sending.length === 0) return null;
  return (
    <Section id="evidence" title={words.mine.evidenceTitle}>
      {evidenceAsked !== null && can.addEvidence && <p className="pt-3 break-words">{evidenceAsked}</p>}
      <ul aria-label={words.evidence.list}>
        {evidence.map((file) => (
          <Shown key={file.id} application={application} file={file} />
        ))}
        {sending.map((one) => (
          <OnItsWay key={one.id} sending={one} />
        ))}
      </ul>
      {can.addEvidence && <AddEvidence application={application} count={evidence.length + sending.length} />}
    </Section>
  );
}

function Shown({ application, file }: { readonly application: MyApplication; readonly file: EvidenceFile }) {
  const words = useWords(applyWords).evidence;
  const language = useLanguage();
  const queries = useQueryClient();
  const troubleOf = useMineTrouble();
  const remove = useMutation({
    mutationFn: () => removeEvidence(application.id, file.id),
    onSuccess: () =>
      queries.invalidateQueries({ queryKey: myApplicationQuery(application.id).queryKey, exact: true }),
  });
  return (
    <li className="border-b border-line">
      <div className="flex min-h-12 items-center gap-3">
        <Icon name="file" className="size-5 text-faded" />
        <a
          href={pathWith(["applications", application.id, "evidence", file.id])}
          target="_blank"
          rel="noreferrer"
          className="linked min-w-0 flex-1 truncate py-2.5"
        >
          {file.name}
        </a>
        <span className="text-second whitespace-nowrap text-faded">{formatBytes(language, file.bytes)}</span>
        {application.can.addEvidence && (
          <button
            type="button"
            className="linked min-h-11 text-fact"
            onClick={() => !remove.isPending && remove.mutate()}
          >
            {words.remove}
            <span className="unseen">{file.name}</span>
          </button>
        )}
      </div>
      <FieldError id={`remove-${file.id}`} error={troubleOf(remove.error)} />
    </li>
  );
}

function OnItsWay({ sending }: { readonly sending: Sending }) {
  const words = useWords(applyWords).evidence;
  const troubleOf = useMineTrouble();
  const { id, name, share, error } = sending;
  if (error === null) {
    return (
      <li className="border-b border-line py-2.5">
        <p className="truncate text-second">{words.sending(name)}</p>
        <ProgressThread share={share} label={words.sending(name)} />
      </li>
    );
  }
  return (
    <li className="border-b border-line py-2.5">
      <FieldError id={`sending-${id}`} error={`${words.failed(name)} ${troubleOf(error) ?? ""}`} />
      <p className="flex gap-5">
        <button type="button" className="linked min-h-11 text-fact" onClick={() => sendAgain(id)}>
          {words.retry}
        </button>
        <button type="button" className="linked min-h-11 text-fact" onClick={() => dropSending(id)}>
          {words.drop}
        </button>
      </p>
    </li>
  );
}

interface AddEvidenceProps {
  readonly application: MyApplication;
  readonly count: number;
}

function AddEvidence({ application, count }: AddEvidenceProps) {
  const words = useWords(applyWords).evidence;
  const queries = useQueryClient();
  const [refused, setRefused] = useState<readonly string[]>([]);
  const take = (files: readonly File[]) => {
    const sorted = sortOut(files, count, words);
    setRefused(sorted.refused);
    const { queryKey } = myApplicationQuery(application.id);
    sendEvidence(application.id, sorted.taken, (now) => queries.setQueryData(queryKey, now));
  };
  return (
    <div className="grid gap-2 pt-3">
      <FieldError id="evidence-refused" error={refused.length === 0 ? null : refused.join(" ")} />
      {count < MOST_FILES && (
        <p>
          <ChooseButton label={count === 0 ? words.choose : words.add} onFiles={take} />
        </p>
      )}
      <p className="text-second text-faded">{words.limits}</p>
    </div>
  );
}
