import type { RoleTermView } from "@kith/contract/members";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { initialOf } from "../../lib/initial.ts";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { PersonDisc } from "../../ui/person-disc.tsx";
import { HandingOver } from "./handing-over.tsx";
import { VerifiedLine } from "./verified-line.tsx";
import { roleWords } from "./words.ts";

/** Somebody who holds a role: to which day, and who made sure of them. */
export function Holder({ slug, term }: { readonly slug: string; readonly term: RoleTermView }) {
  const words = useWords(roleWords);
  const [isHanding, setHanding] = useState(false);
  const isReliedOn = term.role === "organiser" || term.role === "official";
  return (
    <li className="flex flex-wrap items-center gap-x-3 gap-y-1 border-b border-line py-2.5">
      <PersonDisc
        initial={initialOf(term.memberName)}
        size={36}
        look={term.state === "coming" ? "absent" : term.role === "backbone" ? "backbone" : "member"}
      />
      <div className="min-w-0 flex-1">
        <p className="flex flex-wrap items-baseline gap-x-3">
          <Link
            to="/c/$slug/people/$memberId"
            params={{ slug, memberId: term.memberId }}
            className="font-semibold break-words"
          >
            {term.memberName}
          </Link>
          <Until term={term} />
        </p>
        {isReliedOn && <VerifiedLine verified={term.verified} />}
      </div>
      {term.can.handOver && (
        <button type="button" className={buttonLook("text", true)} onClick={() => setHanding(true)}>
          {words.handOver}
          <span className="unseen">{term.memberName}</span>
        </button>
      )}
      {isHanding && <HandingOver slug={slug} term={term} onClose={() => setHanding(false)} />}
    </li>
  );
}

function Until({ term: { state, startsAt, endsAt, isEndingSoon: isSoon } }: { readonly term: RoleTermView }) {
  const words = useWords(roleWords);
  const language = useLanguage();
  const look = "text-second text-faded tabular-nums [text-autospace:no-autospace]";
  if (state === "coming") return <span className={look}>{words.coming(formatDay(language, startsAt))}</span>;
  if (endsAt === null) return <span className={look}>{words.openEnded}</span>;
  const day = formatDay(language, Date.parse(endsAt) - 1);
  return (
    <span className={isSoon ? "text-second font-semibold tabular-nums [text-autospace:no-autospace]" : look}>
      {isSoon ? words.endsSoon(day) : words.until(day)}
    </span>
  );
}
