import type { CardView } from "@kith/contract/diagnosis";
import type { ReactNode } from "react";
import { PersonDisc } from "./person-disc.tsx";

interface EvidenceCardProps {
  readonly cards: readonly CardView[];
  readonly why: string;
  /** Set aside by the reader: struck through, all of it or the card at this place. */
  readonly disputed?: number | "all" | null;
  readonly children?: ReactNode;
  /** Makes the name on the card at this place a link. */
  readonly nameOf?: (place: number, name: ReactNode) => ReactNode;
  /** Makes its time a link. */
  readonly timeOf?: (place: number, time: ReactNode) => ReactNode;
}

/** The very words, who said them and when, and why they count. */
export function EvidenceCard(props: EvidenceCardProps) {
  const { cards, why, disputed = null, children, nameOf = itself, timeOf = itself } = props;
  return (
    <figure className="flex min-w-0 flex-col rounded-box border border-line bg-sheet px-4 py-3.5">
      {cards.map((card, index) => (
        // oxlint-disable-next-line react/no-array-index-key
        <Said
          key={index}
          card={card}
          isDisputed={disputed === "all" || disputed === index}
          name={nameOf(index, card.name)}
          time={timeOf(index, <time dateTime={card.at ?? undefined}>{card.atText}</time>)}
        />
      ))}
      <figcaption className="mt-1.5 text-caption text-faded">{why}</figcaption>
      {children}
    </figure>
  );
}

function itself(_place: number, content: ReactNode): ReactNode {
  return content;
}

const HAN = /\p{Script=Han}/u;

interface SaidProps {
  readonly card: CardView;
  readonly isDisputed: boolean;
  readonly name: ReactNode;
  readonly time: ReactNode;
}

function Said({ card, isDisputed, name, time }: SaidProps) {
  return (
    <div className="not-first:mt-2.5 not-first:border-t not-first:border-line not-first:pt-2.5">
      <p className="flex items-center gap-2 text-second">
        <PersonDisc initial={card.initial} size={22} look={card.isBackbone ? "backbone" : "member"} />
        <span className="min-w-0 truncate">{name}</span>
        <span className="ml-auto text-caption text-faded">{time}</span>
      </p>
      <q
        className={`mt-1.5 block text-fact whitespace-pre-line ${isDisputed ? "text-faded line-through" : ""} ${HAN.test(card.text) ? "" : "latin"}`}
      >
        {card.text}
      </q>
    </div>
  );
}
