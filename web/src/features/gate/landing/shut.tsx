import { Link } from "@tanstack/react-router";
import { ApiRefusal, isNotFound } from "../../../lib/api.ts";
import { useWords } from "../../../lib/words.ts";
import { Button, buttonLook } from "../../../ui/button.tsx";
import { LooseThread } from "../../../ui/tied-thread.tsx";
import { landingWords } from "./words.ts";

/** Shut, unknown or wanting a code: whoever stands outside is not told which. */
export function Shut({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const words = useWords(landingWords).shut;
  const isShut = isNotFound(error) || (error instanceof ApiRefusal && error.refusal.error === "invalidInput");
  const title = isShut ? words.title : words.later;
  return (
    <section
      role="alert"
      className="mx-auto grid max-w-[34em] justify-items-center gap-2.5 py-14 text-center desk:py-24"
    >
      <title>{`${title} · Kith`}</title>
      <LooseThread />
      <h1 className="song type-title">{title}</h1>
      {isShut && <p className="text-balance text-faded">{words.text}</p>}
      <div className="mt-4">{isShut ? <WayBack /> : <Button onClick={onAgain}>{words.again}</Button>}</div>
    </section>
  );
}

function WayBack() {
  const words = useWords(landingWords).shut;
  return (
    <p className="flex flex-wrap items-center justify-center gap-x-6 gap-y-2">
      <Link to="/home" className={buttonLook("secondary")}>
        {words.toHome}
      </Link>
      <Link to="/" className={buttonLook("text")}>
        {words.toFront}
      </Link>
    </p>
  );
}
