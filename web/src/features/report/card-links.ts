import { createContext, use, type ReactNode } from "react";

/** Leads from what a report names to the very thing, where there is one to lead to. */
export interface CardLinks {
  /** The name of a person, by their number in the report. */
  readonly person: (person: number, name: ReactNode) => ReactNode;
  /** The time of a card, by its piece of evidence and its place in it. */
  readonly post: (piece: string, place: number, time: ReactNode) => ReactNode;
}

/** A report by itself leads nowhere. */
const unlinked: CardLinks = { person: (_person, name) => name, post: (_piece, _place, time) => time };

export const CardLinksContext = createContext<CardLinks>(unlinked);

export function useCardLinks(): CardLinks {
  return use(CardLinksContext);
}
