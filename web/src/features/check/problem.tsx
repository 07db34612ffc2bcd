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

/** What may go better the next time; of the others the same would come again. */
const mayPass: readonly RefusalReason[] = ["cancelled", "outOfMemory", "unexpected"];

/** What happened, what is kept, what to do. */
export function Problem({ reason, onAgain, onSettings }: ProblemProps) {
  const words = useWords(checkWords);
  const canAgain = onAgain !== undefined && mayPass.includes(reason);
  const { title, text } = words.problems[reason];
  const otherFiles = (
    <Link to="/check" search={{}} className={buttonLook(canAgain ? "text" : "primary")}>
      {words.problem.otherFiles}
    </Link>
  );
  return (
    <section
      role={reason === "cancelled" ? "status" : "alert"}
      className="mx-auto grid max-w-[34em] justify-items-center gap-2.5 py-14 text-center desk:py-24"
    >
      <LooseThread />
      <h1 className="song type-title">{title}</h1>
      <p className="text-balance text-faded">{text}</p>
      <div className="mt-4 flex flex-wrap items-center justify-center gap-x-6 gap-y-2">
        {canAgain ? (
          <Button kind="primary" onClick={onAgain}>
            {words.problem.again}
          </Button>
        ) : (
          otherFiles
        )}
        {onSettings !== undefined && <Button onClick={onSettings}>{words.problem.settings}</Button>}
        {canAgain && otherFiles}
      </div>
    </section>
  );
}
