import type { ReactNode } from "react";

interface PartProps {
  readonly id: string;
  readonly title: string;
  readonly children: ReactNode;
}

/** A part of the form, opened by an ink rule. */
export function Part({ id, title, children }: PartProps) {
  return (
    <section aria-labelledby={id} className="mt-7 desk:mt-9">
      <h2 id={id} className="border-b-[1.5px] border-ink pb-1.5 text-lead leading-[calc(28/18)]">
        {title}
      </h2>
      <div className="mt-3.5 grid gap-5">{children}</div>
    </section>
  );
}
