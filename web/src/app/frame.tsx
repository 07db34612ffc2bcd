import { Link } from "@tanstack/react-router";
import type { ReactNode } from "react";
import { useWords } from "../lib/words.ts";
import { Icon } from "../ui/icon.tsx";
import { Logo } from "../ui/logo.tsx";
import { Switches } from "./switches.tsx";
import { appWords } from "./words.ts";

export const frameLook = "mx-auto w-full max-w-[1344px] px-5 desk:px-12";

/** The bar of public pages: whose house this is, and in which language and light. */
export function SiteBar({ className = "" }: { readonly className?: string }) {
  const words = useWords(appWords);
  return (
    <header className={`${frameLook} flex min-h-15 items-center gap-2 desk:min-h-20 ${className}`}>
      <Link
        to="/"
        aria-label={words.home}
        className="mr-auto flex min-h-11 items-center gap-2 text-thesis font-semibold tracking-[0.01em]"
      >
        <Logo />
        Kith
      </Link>
      <Switches />
    </header>
  );
}

interface InnerBarProps {
  readonly title: string;
  /** The page's own act, at the right. */
  readonly children?: ReactNode;
}

/** The bar of inner pages on a phone: back, where you are, and the page's own act. */
export function InnerBar({ title, children }: InnerBarProps) {
  const words = useWords(appWords);
  return (
    <header className="sticky top-0 z-10 grid min-h-13 grid-cols-[44px_1fr_44px] items-center border-b border-line bg-paper px-2 desk:hidden print:hidden">
      <Link to="/" aria-label={words.back} className="grid size-11 place-items-center">
        <Icon name="back" />
      </Link>
      <p className="truncate text-center font-semibold">{title}</p>
      {children}
    </header>
  );
}
