import type { EvidenceView } from "@kith/contract/diagnosis";
import { useState, type ReactNode } from "react";
import { formatCount } from "../../../lib/format.ts";
import { useLanguage } from "../../../lib/language.tsx";
import { useWords } from "../../../lib/words.ts";
import { EvidenceCard } from "../../../ui/evidence-card.tsx";
import { useAllEvidence } from "../queries.ts";
import { checkWords } from "../words.ts";
import type { LineProps } from "./line-props.ts";

const actLook =
  "inline-flex min-h-11 items-center text-second underline decoration-edge decoration-1 underline-offset-4 print:hidden";

/** The very words behind a line, what is wrong with them, and what to do next. */
export function Evidence(props: LineProps) {
  const { line, judging, onCorrect } = props;
  const words = useWords(checkWords).line;
  const language = useLanguage();
  const [isDoubted, setDoubted] = useState(false);
  const [isAll, setAll] = useState(false);
  const [isExplained, setExplained] = useState(false);
  const all = useAllEvidence(judging, line.id, isAll && onCorrect !== undefined);
  const pieces = all.data?.pages.flatMap(({ evidence }) => evidence) ?? line.evidence;
  const canDoubt = onCorrect !== undefined && pieces.some(({ disputes }) => disputes.length > 0);
  return (
    <div className="grid gap-2.5 pb-4 desk:ml-[126px] desk:grid-cols-3 desk:gap-3 wide:ml-[132px]">
      {pieces.length === 0 && <p className="text-second text-faded desk:col-span-full">{words.noEvidence}</p>}
      {pieces.map((piece) => (
        <Piece key={piece.key} {...props} piece={piece} isDoubted={isDoubted} />
      ))}
      <SetAside {...props} />
      {line.without !== null && <p className="text-second text-faded desk:col-span-full">{line.without}</p>}
      <p className="flex flex-wrap gap-x-[22px] empty:hidden desk:col-span-full desk:-my-2">
        {canDoubt && (
          <Act isOn={isDoubted} onClick={() => setDoubted(!isDoubted)}>
            {isDoubted ? words.wrongDone : words.wrong}
          </Act>
        )}
        {!isAll && onCorrect !== undefined && line.evidenceTotal > line.evidence.length && (
          <Act onClick={() => setAll(true)}>{words.all(formatCount(language, line.evidenceTotal))}</Act>
        )}
        {isAll && all.hasNextPage && <Act onClick={() => void all.fetchNextPage()}>{words.moreEvidence}</Act>}
        <Act isOpen={isExplained} onClick={() => setExplained(!isExplained)}>
          {words.how}
        </Act>
        <output className="self-center text-second text-faded empty:hidden">
          {all.isFetching ? words.loadingEvidence : all.error === null ? "" : words.evidenceFailed}
        </output>
      </p>
      <p
        className={`max-w-[48em] text-second text-faded desk:col-span-full ${isExplained ? "" : "hidden print:block"}`}
      >
        {line.how}
      </p>
      {line.next !== null && (
        <p className="rounded-box bg-sunk px-4 py-3.5 text-fact desk:col-span-full">
          <b>{words.next}</b>
          {line.next}
        </p>
      )}
    </div>
  );
}

interface ActProps {
  /** Set for what stays pressed. */
  readonly isOn?: boolean;
  /** Set for what opens something. */
  readonly isOpen?: boolean;
  readonly onClick: () => void;
  readonly children: ReactNode;
}

function Act({ isOn, isOpen, onClick, children }: ActProps) {
  return (
    <button type="button" aria-pressed={isOn} aria-expanded={isOpen} className={actLook} onClick={onClick}>
      {children}
    </button>
  );
}

interface PieceProps extends LineProps {
  readonly piece: EvidenceView;
  readonly isDoubted: boolean;
}

function Piece({ piece, isDoubted, line, onCorrect, corrections }: PieceProps) {
  const words = useWords(checkWords).line;
  const made = corrections.find(({ evidence }) => evidence?.key === piece.key);
  if (made !== undefined) return null;
  return (
    <EvidenceCard cards={piece.cards} why={piece.why}>
      {isDoubted && onCorrect !== undefined && (
        <p className="mt-auto -mb-2 flex flex-wrap gap-x-4 pt-1">
          {piece.disputes.map(({ dispute, label }) => (
            <button
              key={label}
              type="button"
              className={`${actLook} font-semibold`}
              title={words.wrong}
              onClick={() =>
                onCorrect({ dispute, label, line: line.id, evidence: piece, before: line.value })
              }
            >
              {label}
            </button>
          ))}
        </p>
      )}
    </EvidenceCard>
  );
}

/** What no longer counts stays in sight, struck through, until it is forgotten with the page. */
function SetAside({ corrections, onUndo }: LineProps) {
  const words = useWords(checkWords);
  return corrections.map((correction) => {
    if (correction.evidence === null) return null;
    const { key, cards } = correction.evidence;
    const isUndoable = onUndo !== undefined;
    return (
      <EvidenceCard key={key} cards={cards} why={`${correction.label}  ·  ${words.line.setAside}`} isDisputed>
        {isUndoable && (
          <button
            type="button"
            ref={takeLostFocus}
            className={`${actLook} mt-auto -mb-2 self-start`}
            onClick={() => onUndo(correction)}
          >
            {words.report.undo}
          </button>
        )}
      </EvidenceCard>
    );
  });
}

/** Whoever set a piece aside was just standing on its button, which is gone: the keyboard goes on at the undo. */
function takeLostFocus(button: HTMLElement | null): void {
  if (document.activeElement === document.body) button?.focus({ preventScroll: true });
}
