import type { MemberView, RoleTermView } from "@kith/contract/members";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { Section } from "../../app/community/page.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { ActDialog } from "../../ui/dialog.tsx";
import { TextField } from "../../ui/text-field.tsx";
import { AppointForm } from "./appoint-form.tsx";
import { endTerm } from "./queries.ts";
import { useMemberTrouble } from "./trouble.ts";
import { memberWords } from "./words.ts";

/** What somebody holds, held and will hold; organisers change it, and the ledger of powers keeps why. */
export function RolesSection({ slug, member }: { readonly slug: string; readonly member: MemberView }) {
  const words = useWords(memberWords).member;
  const [isAppointing, setAppointing] = useState(false);
  const canAppoint = member.can.appoint && member.state === "member";
  if (member.terms.length === 0 && !canAppoint) return null;
  return (
    <Section id="roles" title={words.roles} className="mt-7">
      {member.terms.length === 0 && <p className="py-3 text-faded">{words.noRoles}</p>}
      <ul>
        {member.terms.map((term) => (
          <Term key={term.id} slug={slug} member={member} term={term} />
        ))}
      </ul>
      {canAppoint &&
        (isAppointing ? (
          <AppointForm slug={slug} memberId={member.id} onClose={() => setAppointing(false)} />
        ) : (
          <p className="mt-2">
            <Button kind="text" isSmall onClick={() => setAppointing(true)}>
              {member.isMe ? words.appointSelf : words.appoint}
            </Button>
          </p>
        ))}
    </Section>
  );
}

interface TermProps {
  readonly slug: string;
  readonly member: MemberView;
  readonly term: RoleTermView;
}

function Term({ slug, member, term }: TermProps) {
  const words = useWords(memberWords).member;
  const { roles } = useWords(frameWords);
  const language = useLanguage();
  const [isEnding, setEnding] = useState(false);
  const isOver = term.state === "lapsed" || term.state === "ended";
  return (
    <li className="flex min-h-11 flex-wrap items-center gap-x-3 border-b border-line py-2">
      <span className={isOver ? "text-faded" : "font-semibold"}>{roles[term.role]}</span>
      <span className="text-second text-faded">
        {term.state === "current"
          ? term.endsAt === null
            ? words.openEnded
            : words.until(formatDay(language, term.endsAt))
          : words.over[term.state]}
      </span>
      {term.can.end && (
        <button
          type="button"
          className={`${buttonLook("text", true)} ml-auto`}
          onClick={() => setEnding(true)}
        >
          {words.endTerm}
        </button>
      )}
      {isEnding && (
        <Ending
          slug={slug}
          term={term}
          title={words.endTitle(roles[term.role], member.name)}
          onClose={() => setEnding(false)}
        />
      )}
    </li>
  );
}

interface EndingProps {
  readonly slug: string;
  readonly term: RoleTermView;
  readonly title: string;
  readonly onClose: () => void;
}

function Ending({ slug, term, title, onClose }: EndingProps) {
  const words = useWords(memberWords).member;
  const queries = useQueryClient();
  const troubleOf = useMemberTrouble();
  const [reason, setReason] = useState("");
  const end = useMutation({
    mutationFn: () => endTerm(slug, term.id, reason.trim()),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["community", slug] });
      onClose();
    },
  });
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={title}
      leave={words.endLeave}
      act={words.endAct}
      busyLabel={end.isPending ? words.ending : null}
      error={troubleOf(end.error)}
      onAct={() => end.mutate()}
    >
      <p>{words.endText}</p>
      <TextField label={words.reason} value={reason} onText={setReason} maxLength={500} />
    </ActDialog>
  );
}
