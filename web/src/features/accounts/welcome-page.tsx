import type { LinkView } from "@kith/contract/accounts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { ApiRefusal, isNotFound } from "../../lib/api.ts";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Skeleton } from "../../ui/skeleton.tsx";
import { LooseThread } from "../../ui/tied-thread.tsx";
import { NarrowPage, useAccountTrouble } from "./parts.tsx";
import { linkQuery } from "./requests.ts";
import { WelcomeForm } from "./welcome-form.tsx";
import { accountWords } from "./words.ts";

/** Where a one-time link leads. What stands after # never reaches a log, of ours or of a proxy. */
export function WelcomePage() {
  const words = useWords(accountWords);
  const [token] = useState(() => window.location.hash.slice(1));
  const { data: link, error, refetch, isFetching } = useQuery(linkQuery(token));
  if (link !== undefined) return <Welcome link={link} token={token} />;
  return (
    <NarrowPage title={error === null ? words.opening : words.welcome.gone.title}>
      {error === null || isFetching ? (
        <Skeleton label={words.opening} />
      ) : (
        <Gone error={token === "" ? null : error} onAgain={() => void refetch()} />
      )}
    </NarrowPage>
  );
}

function Welcome({ link, token }: { readonly link: LinkView; readonly token: string }) {
  const words = useWords(accountWords).welcome;
  const language = useLanguage();
  const title = words.titles[link.purpose];
  return (
    <NarrowPage title={title}>
      <h1 className="song type-title">{title}</h1>
      <p className="mt-2 text-pretty text-faded">{words.intros[link.purpose]}</p>
      <WelcomeForm token={token} />
      <p className="mt-9 border-t border-line pt-4 text-second text-faded">
        {words.once(formatDay(language, link.expiresAt))}
      </p>
    </NarrowPage>
  );
}

interface GoneProps {
  /** Null where the address holds no token at all. */
  readonly error: Error | null;
  readonly onAgain: () => void;
}

/** The link is no good, or only the way to it is not: then it can be tried again. */
function Gone({ error, onAgain }: GoneProps) {
  const { gone } = useWords(accountWords).welcome;
  const troubleOf = useAccountTrouble();
  const isUnknown = error === null || isNotFound(error) || refusalOf(error) === "invalidInput";
  const isFinal = isUnknown || refusalOf(error) === "refused";
  return (
    <section role="alert" className="grid justify-items-center gap-3 py-10 text-center">
      <LooseThread />
      <h1 className="song type-title">{isFinal ? gone.title : gone.notOpened}</h1>
      <p className="text-balance">{isUnknown ? gone.unknown : troubleOf(error)}</p>
      {isFinal && <p className="text-balance text-second text-faded">{gone.ask}</p>}
      <div className="mt-3">
        {isFinal ? (
          <Link to="/sign-in" className={buttonLook("primary")}>
            {gone.toSignIn}
          </Link>
        ) : (
          <Button kind="primary" onClick={onAgain}>
            {gone.again}
          </Button>
        )}
      </div>
    </section>
  );
}

function refusalOf(error: Error): string | null {
  return error instanceof ApiRefusal ? error.refusal.error : null;
}
