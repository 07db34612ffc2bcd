import type { ImportView } from "@kith/contract/imports";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { Section } from "../../app/community/page.tsx";
import { useTroubleText } from "../../app/community/trouble.tsx";
import { reasonOf } from "../../lib/api.ts";
import { formatBytes, formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { ActDialog } from "../../ui/dialog.tsx";
import { RoleMark } from "../../ui/role-mark.tsx";
import { When } from "../../ui/when.tsx";
import { zoneLabel } from "../check/zones.ts";
import { LossRows } from "../report/loss-rows.tsx";
import { undoImport } from "./queries.ts";
import { importWords } from "./words.ts";

interface PastProps {
  readonly slug: string;
  readonly imports: readonly ImportView[];
  /** Something else on the page is the one to be pressed. */
  readonly isAside: boolean;
}

/** What came in before, what of it was lost, and how to take it out again. */
export function PastImports({ slug, imports, isAside }: PastProps) {
  const words = useWords(importWords).past;
  if (imports.length === 0) return null;
  return (
    <Section id="past" title={words.title}>
      <ul>
        {imports.map((past, place) => (
          <li key={past.id} className="border-b border-line">
            <Past slug={slug} past={past} isNewest={place === 0 && !isAside} />
          </li>
        ))}
      </ul>
    </Section>
  );
}

interface PastRowProps {
  readonly slug: string;
  readonly past: ImportView;
  readonly isNewest: boolean;
}

function Past({ slug, past, isNewest }: PastRowProps) {
  const words = useWords(importWords);
  const isGone = past.state === "undone";
  return (
    <article className="py-4">
      <div className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <h3 className={`text-body break-all ${isGone ? "text-faded line-through decoration-1" : ""}`}>
          {past.fileName}
        </h3>
        <RoleMark>{words.states[past.state]}</RoleMark>
        <When at={past.endedAt ?? past.confirmed.at} className="text-caption text-faded desk:ml-auto" />
      </div>
      {past.failure === null ? (
        <Counts past={past} />
      ) : (
        <p className="mt-1 text-fact">{words.failures[past.failure]}</p>
      )}
      {past.state === "done" && isNewest && (
        <p className="mt-2.5 flex flex-wrap items-center gap-x-5 gap-y-2">
          <Link to="/c/$slug/health" params={{ slug }} className={buttonLook("primary", true)}>
            {words.past.toHealth}
          </Link>
          <Link to="/c/$slug/people" params={{ slug }} className={buttonLook("text", true)}>
            {words.past.toPeople}
          </Link>
        </p>
      )}
      <Details slug={slug} past={past} />
    </article>
  );
}

function Counts({ past }: { readonly past: ImportView }) {
  const words = useWords(importWords).past;
  const language = useLanguage();
  const { counts } = past;
  const all = [
    [counts.posts, words.posts],
    [counts.people, words.people],
    [counts.topics, words.topics],
    [counts.inferred, words.inferred],
    [counts.already, words.already],
    [counts.private, words.private],
  ] as const;
  const said = all.filter(([count], place) => count > 0 || place === 0);
  return (
    <p className="mt-0.5 flex flex-wrap gap-x-4 text-second text-faded">
      {said.map(([count, say], place) => (
        <span key={place} className={place === 0 ? "text-ink" : ""}>
          {say(formatCount(language, count), count)}
        </span>
      ))}
    </p>
  );
}

function Details({ slug, past }: { readonly slug: string; readonly past: ImportView }) {
  const words = useWords(importWords).past;
  const language = useLanguage();
  const [isUndoing, setUndoing] = useState(false);
  const facts = [
    [words.carrier, past.carrier.name],
    [words.purpose, past.confirmed.purpose],
    [words.retention, past.confirmed.retention],
    [words.size, formatBytes(language, past.fileBytes)],
    ...(past.timeZone === null ? [] : [[words.zone, words.zoneAs(zoneLabel(past.timeZone, language))]]),
  ];
  return (
    <details className="mt-1">
      <summary className="flex min-h-11 items-center text-second text-faded">
        <span className="linked">{words.loss}</span>
        <span className="unseen">{words.details(past.fileName)}</span>
      </summary>
      {past.loss !== null && <p className="pb-2 text-fact">{past.loss.headline}</p>}
      {past.loss !== null && <LossRows rows={past.loss.rows} />}
      <dl className="border-t border-line pt-2">
        {facts.map(([label, value]) => (
          <div key={label} className="grid gap-x-6 py-1 text-second desk:grid-cols-[240px_minmax(0,1fr)]">
            <dt className="text-faded">{label}</dt>
            <dd className="min-w-0 break-words">{value}</dd>
          </div>
        ))}
      </dl>
      {past.can.undo && (
        <p className="pt-2">
          <Button kind="text" isSmall onClick={() => setUndoing(true)}>
            {words.undo}
          </Button>
        </p>
      )}
      {isUndoing && <Undoing slug={slug} past={past} onClose={() => setUndoing(false)} />}
    </details>
  );
}

interface UndoingProps {
  readonly slug: string;
  readonly past: ImportView;
  readonly onClose: () => void;
}

function Undoing({ slug, past, onClose }: UndoingProps) {
  const words = useWords(importWords);
  const language = useLanguage();
  const troubleOf = useTroubleText();
  const queries = useQueryClient();
  const undo = useMutation({
    mutationFn: () => undoImport(slug, past.id),
    onSuccess: async () => {
      await queries.invalidateQueries({ queryKey: ["community", slug] });
      onClose();
    },
  });
  const reason = reasonOf(undo.error);
  const known = reason !== null && reason in words.refusals;
  return (
    <ActDialog
      isOpen
      onClose={onClose}
      title={words.past.undoTitle(past.fileName)}
      leave={words.past.undoLeave}
      act={words.past.undoAct}
      busyLabel={undo.isPending ? words.past.undoing : null}
      error={known ? words.refusals[reason as keyof typeof words.refusals] : troubleOf(undo.error)}
      onAct={() => undo.mutate()}
    >
      <p>
        {words.past.undoGoes(
          formatCount(language, past.counts.posts),
          formatCount(language, past.counts.people),
        )}
      </p>
      <p className="text-faded">{words.past.undoStays}</p>
    </ActDialog>
  );
}
