import { Link, useLocation } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Switches } from "../switches.tsx";
import { placeOf, places, tabOf, type Place } from "./places.ts";
import { frameWords } from "./words.ts";

interface RailProps {
  readonly slug: string;
  readonly isOrganiser: boolean;
  /** Which community, and the way to another. */
  readonly head: ReactNode;
  /** Who is here. */
  readonly foot: ReactNode;
}

/** The way around on a desktop: 216 px with words, 76 with icons alone. */
export function Rail({ slug, isOrganiser, head, foot }: RailProps) {
  const words = useWords(frameWords);
  return (
    <header className="sticky top-0 hidden h-[calc(100dvh-var(--strip,0px))] flex-col overflow-y-auto border-r border-line px-3 pt-6 pb-4 desk:flex wide:px-4 print:hidden">
      {head}
      <nav aria-label={words.nav} className="mt-4 grid gap-0.5">
        {places
          .filter((place) => !place.isForOrganisers)
          .map((place) => (
            <RailItem key={place.id} place={place} slug={slug} />
          ))}
        {isOrganiser && (
          <>
            <p className="mx-3 mt-3.5 mb-0.5 hidden text-tiny text-faded wide:block">{words.forOrganisers}</p>
            <hr className="mx-3 my-2 border-line wide:hidden" />
            {places
              .filter((place) => place.isForOrganisers)
              .map((place) => (
                <RailItem key={place.id} place={place} slug={slug} />
              ))}
          </>
        )}
      </nav>
      <div className="mt-auto grid gap-1 pt-6">
        <div className="[&_button]:px-0 [&_button]:text-caption wide:[&_button]:px-3 wide:[&_button]:text-fact [&>div]:flex-col wide:[&>div]:flex-row">
          <Switches />
        </div>
        {foot}
      </div>
    </header>
  );
}

function RailItem({ place, slug }: { readonly place: Place; readonly slug: string }) {
  const words = useWords(frameWords);
  const isHere = useHere() === place.id;
  return (
    <Link
      to={place.to}
      params={{ slug }}
      aria-current={isHere ? "page" : undefined}
      title={words.places[place.id]}
      className={`relative flex min-h-11 items-center justify-center gap-3 rounded-box text-fact wide:justify-start wide:px-3 ${
        isHere
          ? "bg-sunk font-semibold before:absolute before:inset-y-3 before:left-0 before:w-0.5 before:rounded-full before:bg-thread"
          : "text-faded active:bg-sunk"
      }`}
    >
      <Icon name={place.icon} />
      <span className="unseen wide:static wide:m-0 wide:size-auto wide:[clip-path:none]">
        {words.places[place.id]}
      </span>
    </Link>
  );
}

/** The way around on a phone. */
export function TabBar({ slug, isOrganiser }: Pick<RailProps, "slug" | "isOrganiser">) {
  const words = useWords(frameWords);
  const here = tabOf(useHere());
  const tabs = places.filter(
    ({ id, isForOrganisers }) => id === tabOf(id) && (isOrganiser || !isForOrganisers),
  );
  return (
    <nav
      aria-label={words.nav}
      className="fixed inset-x-0 bottom-0 z-10 flex min-h-16 border-t border-line bg-sheet pb-[env(safe-area-inset-bottom)] desk:hidden print:hidden"
    >
      {tabs.map((place) => {
        const isHere = here === place.id;
        return (
          <Link
            key={place.id}
            to={place.to}
            params={{ slug }}
            aria-current={isHere ? "page" : undefined}
            className={`relative flex min-w-0 flex-1 flex-col items-center justify-center gap-0.5 py-1.5 text-tiny ${
              isHere
                ? "font-semibold before:absolute before:-top-px before:h-0.5 before:w-7 before:rounded-b-full before:bg-thread"
                : "text-faded"
            }`}
          >
            <Icon name={place.icon} />
            <span className="max-w-full truncate px-0.5">{words.places[place.id]}</span>
          </Link>
        );
      })}
    </nav>
  );
}

function useHere() {
  return placeOf(useLocation({ select: ({ pathname }) => pathname }));
}
