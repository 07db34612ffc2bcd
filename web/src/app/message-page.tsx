import type { ReactNode } from "react";
import { LooseThread } from "../ui/tied-thread.tsx";

interface MessagePageProps {
  readonly title: string;
  readonly text: string;
  readonly children: ReactNode;
}

/** A whole page that has one thing to say. */
export function MessagePage({ title, text, children }: MessagePageProps) {
  return (
    <main
      id="content"
      className="mx-auto grid max-w-[36em] justify-items-center gap-3 px-5 py-20 text-center"
    >
      <title>{`${title} · Kith`}</title>
      <LooseThread />
      <h1 className="song type-title">{title}</h1>
      <p className="text-balance text-faded">{text}</p>
      <div className="mt-3 grid justify-items-center gap-6">{children}</div>
    </main>
  );
}
