import { Link, useRouter, type LinkProps } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { takeLostFocus } from "../../lib/arrival.ts";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { Switches } from "../switches.tsx";
import { frameWords } from "./words.ts";

interface PageProps {
  /** In the browser's tab, and on a phone in the bar of an inner page. */
  readonly title: string;
  /** On a phone, in the bar of an inner page, where the title is long and stands below. */
  readonly barTitle?: string;
  /** The community's name, after the title in the browser's tab. */
  readonly of: string;
  /** Set on inner pages: where one comes from. */
  readonly up?: Pick<LinkProps, "to" | "params" | "search">;
  /** The page's own act in the bar of a phone. */
  readonly barAct?: ReactNode;
  /** Instead of the tab bar on a phone: the one act, and a line about what it does. */
  readonly actBar?: ReactNode;
  readonly children: ReactNode;
}

/** A page of a community: what stands in the frame beside the rail. */
export function Page({ title, barTitle = title, of, up, barAct, actBar, children }: PageProps) {
  return (
    <div className="flex min-h-dvh flex-col">
      <title>{`${title} · ${of}`}</title>
      {up !== undefined && (
        <TopBar title={barTitle} up={up}>
          {barAct}
        </TopBar>
      )}
      <main
        id="content"
        ref={takeLostFocus}
        className={`w-full px-5 desk:px-9 desk:pb-14 wide:max-w-[1224px] wide:px-14 ${actBar === undefined ? "pb-8" : "pb-10"}`}
      >
        {children}
        {actBar !== undefined && (
          <div className="fixed inset-x-0 bottom-0 z-20 border-t border-line bg-paper px-5 pt-3 pb-[max(16px,env(safe-area-inset-bottom))] desk:hidden print:hidden">
            {actBar}
          </div>
        )}
      </main>
      <footer
        className={`mt-auto flex justify-center px-5 desk:hidden print:hidden ${actBar === undefined ? "pb-24" : "pb-36"}`}
      >
        <Switches />
      </footer>
    </div>
  );
}

interface TopBarProps extends Required<Pick<PageProps, "title" | "up">> {
  readonly children?: ReactNode;
}

/** The bar of inner pages on a phone. Back goes where one came from, else up. */
export function TopBar({ title, up, children }: TopBarProps) {
  const words = useWords(frameWords);
  const { history } = useRouter();
  return (
    <header className="sticky top-0 z-10 grid min-h-13 grid-cols-[minmax(44px,auto)_minmax(0,1fr)_minmax(44px,auto)] items-center border-b border-line bg-paper px-2 desk:hidden print:hidden">
      <Link
        {...up}
        aria-label={words.back}
        className="grid size-11 place-items-center"
        onClick={(event) => {
          if (!history.canGoBack()) return;
          event.preventDefault();
          history.back();
        }}
      >
        <Icon name="back" />
      </Link>
      <p className="truncate text-center font-semibold">{title}</p>
      <div className="flex justify-end">{children}</div>
    </header>
  );
}

interface PageHeadProps {
  readonly title: ReactNode;
  /** On a phone above the title: whose page this is. */
  readonly over?: ReactNode;
  /** Under the title. */
  readonly under?: ReactNode;
  readonly children?: ReactNode;
  /** On a phone the bar says it already: the heading is for desktops and for ears. */
  readonly isInner?: boolean;
}

/** A page's heading, and at its right what belongs to the whole page. Ink opens what follows. */
export function PageHead({ title, over, under, children, isInner = false }: PageHeadProps) {
  return (
    <header
      className={`flex flex-wrap items-end gap-x-6 gap-y-3 desk:border-b-[1.5px] desk:border-ink desk:pt-9 desk:pb-3.5 ${isInner ? "pt-1 desk:pt-9" : "border-b-[1.5px] border-ink pt-4 pb-3"}`}
    >
      <div className="min-w-0 flex-1 basis-60">
        {over !== undefined && <div className="text-caption text-faded desk:hidden">{over}</div>}
        <h1
          className={`type-title break-words ${isInner ? "unseen desk:static desk:m-0 desk:size-auto desk:[clip-path:none] desk:whitespace-normal" : ""}`}
        >
          {title}
        </h1>
        {under !== undefined && <div className="text-second text-faded">{under}</div>}
      </div>
      {children}
    </header>
  );
}

interface SectionProps {
  readonly id: string;
  readonly title: ReactNode;
  /** At the right of the title. */
  readonly aside?: ReactNode;
  readonly children: ReactNode;
  readonly className?: string;
}

/** A part of a page under its own heading, opened by an ink rule. */
export function Section({ id, title, aside, children, className = "mt-7 desk:mt-9" }: SectionProps) {
  return (
    <section aria-labelledby={id} className={`min-w-0 ${className}`}>
      <div className="flex min-h-8 items-end gap-4 border-b-[1.5px] border-ink pb-1.5">
        <h2 id={id} className="flex-1 text-lead leading-[calc(28/18)]">
          {title}
        </h2>
        {aside}
      </div>
      {children}
    </section>
  );
}
