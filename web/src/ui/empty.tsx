import type { ReactNode } from "react";
import { TiedThread } from "./tied-thread.tsx";

interface EmptyProps {
  readonly title: string;
  readonly text: string;
  /** The first step. */
  readonly children?: ReactNode;
  /** Whether its title is the page's own. */
  readonly isPage?: boolean;
}

/** An empty place: a tied thread, what belongs here, the first step. */
export function Empty({ title, text, children, isPage = false }: EmptyProps) {
  const Title = isPage ? "h1" : "h2";
  return (
    <div className="mx-auto grid max-w-[34em] justify-items-center gap-2 py-12 text-center desk:py-16">
      <TiedThread />
      <Title className="text-lead leading-[calc(28/18)]">{title}</Title>
      <p className="text-balance text-faded">{text}</p>
      {children !== undefined && (
        <div className="mt-3 flex flex-wrap items-center justify-center gap-x-6 gap-y-2">{children}</div>
      )}
    </div>
  );
}
