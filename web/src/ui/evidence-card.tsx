import type { CardView } from "@kith/contract/diagnosis";
import type { ReactNode } from "react";
import { PersonDisc } from "./person-disc.tsx";

interface EvidenceCardProps {
  readonly cards: readonly CardView[];
  readonly why: string;
  /** Set aside by the reader: struck through, all of it or the card at this place. */
  readonly disputed?: number | "all" | null;
  readonly children?: ReactNode;
}

/** The very words, who said them and when, and why they count. */
export function EvidenceCard({ cards, why, disputed = null, children }: EvidenceCardProps) {
  return (
    <figure className="flex min-w-0 flex-col rounded-box border border-line bg-sheet px-4 py-3.5">
      {cards.map((card, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Said key={index} card={card} isDisputed={disputed === "all" || disputed === index} />
      ))}
      <figcaption className="mt-1.5 text-caption text-faded">{why}</figcaption>
      {children}
    </figure>
  );
}

const HAN = /\p{Script=Han}/u;

function Said({ card, isDisputed }: { readonly card: CardView; readonly isDisputed: boolean }) {
  return (
    <div className="not-first:mt-2.5 not-first:border-t not-first:border-line not-first:pt-2.5">
      <p className="flex items-center gap-2 text-second">
        <PersonDisc initial={card.initial} size={22} look={card.isBackbone ? "backbone" : "member"} />
        <span className="min-w-0 truncate">{card.name}</span>
        <time className="ml-auto text-caption text-faded" dateTime={card.at ?? undefined}>
          {card.atText}
        </time>
      </p>
      <q
        className={`mt-1.5 block text-fact whitespace-pre-line ${isDisputed ? "text-faded line-through" : ""} ${HAN.test(card.text) ? "" : "latin"}`}
      >
        {card.text}
      </q>
    </div>
  );
}
