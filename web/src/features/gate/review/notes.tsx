import type { ApplicationReview } from "@kith/contract/applications";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { Section } from "../../../app/community/page.tsx";
import { useWords } from "../../../lib/words.ts";
import { When } from "../../../ui/when.tsx";
import { applyWords } from "../apply/words.ts";
import { gateWords } from "../words.ts";
import { Writing } from "./writing.tsx";

interface OfApplication {
  readonly application: ApplicationReview;
}

/** What reviewers leave for each other. */
export function Notes({ application: { id, notes, can } }: OfApplication) {
  const words = useWords(gateWords).review;
  if (notes.length === 0 && !can.note) return null;
  return (
    <Section id="notes" title={words.notes}>
      <ul className="divide-y divide-line">
        {notes.map((note) => (
          <li key={note.id} className="py-3">
            <p className="flex items-baseline gap-3 text-second">
              <b>{note.byName}</b>
              <When at={note.at} className="text-caption text-faded" />
            </p>
            <p className="break-words whitespace-pre-line">{note.text}</p>
          </li>
        ))}
      </ul>
      {can.note && (
        <Writing id={id} what="notes" label={words.note} hint={words.noteHint} busy={words.noting} />
      )}
    </Section>
  );
}

/** What became of those the same person sent before. */
export function Earlier({ application: { before } }: OfApplication) {
  const words = useWords(gateWords).review;
  const { states } = useWords(applyWords);
  const { slug } = useCommunity();
  if (before.length === 0) return null;
  return (
    <Section id="earlier" title={words.before}>
      <ul>
        {before.map((application) => (
          <li key={application.id} className="border-b border-line">
            <Link
              to="/c/$slug/gate/applications/$applicationId"
              params={{ slug, applicationId: application.id }}
              className="block py-2.5 active:bg-sunk"
            >
              <span className="flex gap-3">
                <b>{states[application.state]}</b>
                <When at={application.sentAt} className="text-second text-faded" />
              </span>
              {application.reason !== "" && (
                <span className="block text-second break-words text-faded">{application.reason}</span>
              )}
            </Link>
          </li>
        ))}
      </ul>
    </Section>
  );
}
