import type { CharterPage } from "@kith/contract/charter-pages";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { useWords } from "../../../lib/words.ts";
import { Button, buttonLook } from "../../../ui/button.tsx";
import { useCharterTrouble } from "../trouble.ts";
import { acceptCharter } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** What a member is asked: to read the version in force and to say so. */
export function AcceptPart({ page }: { readonly page: CharterPage }) {
  const words = useWords(charterTextWords).ask;
  const { slug, closedAt } = useCommunity();
  const queries = useQueryClient();
  const troubleOf = useCharterTrouble();
  const { charter, acceptedVersion, note } = page;
  const { version } = charter;
  const submit = useMutation({
    mutationFn: () => acceptCharter(slug, version),
    onSettled: () => queries.invalidateQueries({ queryKey: ["community", slug] }),
  });
  if (acceptedVersion === version) {
    return <p className="mt-5 text-second text-faded">{words.accepted(version)}</p>;
  }
  if (closedAt !== null) return null;
  return (
    <section className="mt-5 border-b border-line pb-5">
      <p className="text-lead">{version === 1 ? words.first : words.again(version)}</p>
      {note !== "" && <p className="mt-1 text-faded">{note}</p>}
      <p className="mt-3 flex flex-wrap items-center gap-x-6 gap-y-2">
        <Button
          kind="primary"
          className="w-full desk:w-auto"
          busyLabel={submit.isPending ? words.accepting : null}
          onClick={() => submit.mutate()}
        >
          {words.accept}
        </Button>
        {version > 1 && (
          <Link
            to="/c/$slug/charter/changes"
            params={{ slug }}
            search={{ from: earlierThan(version, acceptedVersion), to: version }}
            className={buttonLook("text")}
          >
            {words.changes}
          </Link>
        )}
      </p>
      <p role="alert" className="mt-2 text-fact font-semibold empty:hidden">
        {troubleOf(submit.error)}
      </p>
    </section>
  );
}

/** Against what somebody knows: the version they accepted last, else the one before. */
export function earlierThan(version: number, acceptedVersion: number | null): number {
  return acceptedVersion ?? Math.max(1, version - 1);
}
