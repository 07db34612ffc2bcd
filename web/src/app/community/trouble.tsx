import { Link } from "@tanstack/react-router";
import { ApiRefusal, isNotFound } from "../../lib/api.ts";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { LooseThread } from "../../ui/tied-thread.tsx";
import { frameWords } from "./words.ts";

/** What went wrong, in words: the server's own, or that it cannot be reached. Null where nothing did. */
export function useTroubleText(): (error: unknown) => string | null {
  const words = useWords(frameWords).trouble;
  return (error) => {
    if (error === null || error === undefined) return null;
    if (!(error instanceof ApiRefusal)) return words.unreachable;
    return error.refusal.error === "unexpected" ? words.broken : error.message;
  };
}

interface TroubleProps {
  readonly error: unknown;
  readonly onAgain: () => void;
}

/** In the place of a page that did not come. */
export function Trouble({ error, onAgain }: TroubleProps) {
  const words = useWords(frameWords).trouble;
  const textOf = useTroubleText();
  const isGone = isNotFound(error);
  return (
    <section
      role="alert"
      className="mx-auto grid max-w-[34em] justify-items-center gap-2.5 px-5 py-14 text-center desk:py-24"
    >
      <LooseThread />
      <h1 className="song type-title">{isGone ? words.notFoundTitle : words.loadTitle}</h1>
      <p className="text-balance text-faded">{isGone ? words.notFound : textOf(error)}</p>
      <div className="mt-4">
        {isGone ? (
          <Link to="/home" className={buttonLook("primary")}>
            {words.toHome}
          </Link>
        ) : (
          <Button kind="primary" onClick={onAgain}>
            {words.again}
          </Button>
        )}
      </div>
    </section>
  );
}
