import type { EvidenceView } from "@kith/contract/diagnosis";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { EvidenceCard } from "../../ui/evidence-card.tsx";
import { reportWords } from "./words.ts";
import { useCardLinks, type CardLinks } from "./card-links.ts";
import { cardInDoubt, isSameDispute } from "./corrections.ts";
import type { LineProps } from "./line-props.ts";

export const actLook =
  "inline-flex min-h-11 items-center text-left text-second underline decoration-edge decoration-1 underline-offset-4 print:hidden";

interface PieceProps extends LineProps {
  readonly piece: EvidenceView;
  readonly isDoubted: boolean;
}

/** One piece of evidence; in doubt, with what may be wrong about it. */
export function Piece({ piece, isDoubted, line, onCorrect, corrections }: PieceProps) {
  const words = useWords(reportWords).line;
  const links = useCardLinks();
  const isSetAside = corrections.some((made) =>
    piece.disputes.some(({ dispute }) => isSameDispute(made.dispute, dispute)),
  );
  if (isSetAside) return null;
  return (
    <EvidenceCard cards={piece.cards} why={piece.why} {...linksOf(links, piece)}>
      {isDoubted && onCorrect !== undefined && (
        <p className="mt-auto -mb-2 flex flex-wrap gap-x-4 pt-1">
          {piece.disputes.map(({ dispute, label }, place) => {
            const card = piece.cards[cardInDoubt(piece, place) ?? -1];
            const said =
              card === undefined || piece.disputes.length === 1 ? label : words.of(card.name, label);
            return (
              <button
                key={JSON.stringify(dispute)}
                type="button"
                className={`${actLook} font-semibold`}
                onClick={() =>
                  onCorrect({ dispute, label: said, line: line.id, evidence: piece, before: line.value })
                }
              >
                {said}
              </button>
            );
          })}
        </p>
      )}
    </EvidenceCard>
  );
}

/** What no longer counts stays in sight, struck through, until it is forgotten with the page. */
export function SetAside({ corrections, onUndo }: LineProps) {
  const words = useWords(reportWords);
  const links = useCardLinks();
  return corrections.map((correction) => {
    const { dispute, evidence, label } = correction;
    if (evidence === null) return null;
    const place = evidence.disputes.findIndex((possible) => isSameDispute(possible.dispute, dispute));
    return (
      <EvidenceCard
        key={JSON.stringify(dispute)}
        cards={evidence.cards}
        why={`${label}  ·  ${words.line.setAside}`}
        disputed={cardInDoubt(evidence, place) ?? "all"}
        {...linksOf(links, evidence)}
      >
        {onUndo !== undefined && (
          <button
            type="button"
            ref={takeLostFocus}
            className={`${actLook} mt-auto -mb-2 self-start`}
            onClick={() => onUndo(correction)}
          >
            {words.undo}
          </button>
        )}
      </EvidenceCard>
    );
  });
}

function linksOf(links: CardLinks, { key, cards }: EvidenceView) {
  return {
    nameOf: (place: number, name: ReactNode) => {
      const person = cards[place]?.person ?? null;
      return person === null ? name : links.person(person, name);
    },
    timeOf: (place: number, time: ReactNode) => links.post(key, place, time),
  };
}

/** Whoever set a piece aside was just standing on its button, which is gone: the keyboard goes on at the undo. */
function takeLostFocus(button: HTMLElement | null): void {
  if (document.activeElement === document.body) button?.focus({ preventScroll: true });
}
