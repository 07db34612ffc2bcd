import { Link, useLocation } from "@tanstack/react-router";
import type { Role } from "@kith/contract/roles";
import type { ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Switches } from "../switches.tsx";
import { placeOf, placesOf, tabOf, type Needs, type Place } from "./places.ts";
import { frameWords } from "./words.ts";

interface RailProps {
  readonly slug: string;
  /** Of whoever is here: by them it is decided what they are shown. */
  readonly roles: readonly Role[];
  readonly needs: Needs;
  /** Which community, and the way to another. */
  readonly head: ReactNode;
  /** Who is here. */
  readonly foot: ReactNode;
}

/** The way around on a desktop: 216 px with words, 76 with icons alone. */
export function Rail({ slug, roles, needs, head, foot }: RailProps) {
  const words = useWords(frameWords);
  const places = placesOf(roles);
  const forStaff = places.filter(({ power }) => power !== null);
  return (
    <header className="sticky top-0 hidden h-[calc(100dvh-var(--strip,0px))] flex-col overflow-y-auto border-r border-line px-3 pt-6 pb-4 desk:flex wide:px-4 print:hidden">
      {head}
      <nav aria-label={words.nav} className="mt-4 grid gap-0.5">
        {places
          .filter(({ power }) => power === null)
          .map((place) => (
            <RailItem key={place.id} place={place} slug={slug} need={needs[place.id]} />
          ))}
        {forStaff.length > 0 && (
          <>
            <p className="mx-3 mt-3.5 mb-0.5 hidden text-tiny text-faded wide:block">{words.forOrganisers}</p>
            <hr className="mx-3 my-2 border-line wide:hidden" />
            {forStaff.map((place) => (
              <RailItem key={place.id} place={place} slug={slug} need={needs[place.id]} />
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

interface RailItemProps {
  readonly place: Place;
  readonly slug: string;
  readonly need: number | undefined;
}

function RailItem({ place, slug, need = 0 }: RailItemProps) {
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
      <Need count={need} className="max-wide:absolute max-wide:top-1 max-wide:right-2 wide:ml-auto" />
    </Link>
  );
}

/** How many things wait for whoever is here. */
function Need({ count, className }: { readonly count: number; readonly className: string }) {
  const words = useWords(frameWords);
  if (count === 0) return null;
  return (
    <span
      className={`min-w-[18px] rounded-full bg-thread px-1 text-center text-tiny leading-[18px] font-semibold text-on-thread ${className}`}
    >
      {count > MOST_COUNTED ? `${MOST_COUNTED}+` : count}
      <span className="unseen">{words.needsYou}</span>
    </span>
  );
}

const MOST_COUNTED = 99;

/** The way around on a phone. */
export function TabBar({ slug, roles, needs }: Pick<RailProps, "slug" | "roles" | "needs">) {
  const words = useWords(frameWords);
  const here = tabOf(useHere());
  const tabs = placesOf(roles).filter(({ id }) => id === tabOf(id));
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
            <Need count={needs[place.id] ?? 0} className="absolute top-1 left-[calc(50%+6px)]" />
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
