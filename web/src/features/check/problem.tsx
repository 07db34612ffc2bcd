import { Link } from "@tanstack/react-router";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { LooseThread } from "../../ui/tied-thread.tsx";
import type { RefusalReason } from "./protocol.ts";
import { checkWords } from "./words.ts";

interface ProblemProps {
  readonly reason: RefusalReason;
  readonly onAgain?: () => void;
  /** Opens the questions about format, zone and columns. */
  readonly onSettings?: (() => void) | undefined;
}

/** What happened, what is kept, what to do. */
export function Problem({ reason, onAgain, onSettings }: ProblemProps) {
  const words = useWords(checkWords);
  const { title, text } = words.problems[reason];
  return (
    <section
      role={reason === "cancelled" ? "status" : "alert"}
      className="mx-auto grid max-w-[34em] justify-items-center gap-2.5 py-14 text-center desk:py-24"
    >
      <LooseThread />
      <h1 className="song type-title">{title}</h1>
      <p className="text-balance text-faded">{text}</p>
      <div className="mt-4 flex flex-wrap items-center justify-center gap-x-6 gap-y-2">
        {onAgain !== undefined && (
          <Button kind="primary" onClick={onAgain}>
            {words.problem.again}
          </Button>
        )}
        {onSettings !== undefined && <Button onClick={onSettings}>{words.problem.settings}</Button>}
        <Link to="/check" search={{}} className={buttonLook("text")}>
          {words.problem.otherFiles}
        </Link>
      </div>
    </section>
  );
}
