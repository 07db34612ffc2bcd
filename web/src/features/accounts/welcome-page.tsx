import type { LinkView } from "@kith/contract/accounts";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { isNotFound } from "../../lib/api.ts";
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
  const title = error === null ? words.opening : words.welcome.gone.title;
  return (
    <NarrowPage title={title}>
      {error === null || isFetching ? (
        <Skeleton label={words.opening} />
      ) : (
        <Gone error={error} onAgain={() => void refetch()} />
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

function Gone({ error, onAgain }: { readonly error: Error; readonly onAgain: () => void }) {
  const { gone } = useWords(accountWords).welcome;
  const troubleOf = useAccountTrouble();
  const isUnknown = isNotFound(error) || window.location.hash.length < 2;
  return (
    <section role="alert" className="grid justify-items-center gap-3 py-10 text-center">
      <LooseThread />
      <h1 className="song type-title">{gone.title}</h1>
      <p className="text-balance">{isUnknown ? gone.unknown : troubleOf(error)}</p>
      <p className="text-balance text-second text-faded">{gone.ask}</p>
      <p className="mt-3 flex flex-wrap items-center justify-center gap-x-6 gap-y-2">
        <Link to="/sign-in" className={buttonLook("primary")}>
          {gone.toSignIn}
        </Link>
        <Button kind="text" onClick={onAgain}>
          {gone.again}
        </Button>
      </p>
    </section>
  );
}
