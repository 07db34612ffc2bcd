import type { CharterPage } from "@kith/contract/charter-pages";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../../app/community/context.ts";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { draftQuery } from "./queries.ts";
import { charterTextWords } from "./words.ts";

/** Before it opens: how far the charter is, and for its editors the way on. */
export function NotOpenPart({ page }: { readonly page: CharterPage }) {
  const words = useWords(charterTextWords);
  return (
    <div className="mt-5 border-b border-line pb-5">
      <h2 className="song text-thesis">{words.notOpen.title}</h2>
      {page.can.edit ? <Missing /> : <p className="mt-1 text-faded">{words.notOpen.member}</p>}
    </div>
  );
}

function Missing() {
  const words = useWords(charterTextWords);
  const { slug } = useCommunity();
  const { data } = useQuery(draftQuery(slug));
  return (
    <>
      <p className="mt-1 min-h-6 text-faded">
        {data === undefined ? "" : words.notOpen.organiser(data.missing.length)}
      </p>
      <p className="mt-3">
        <Link
          to="/c/$slug/charter/edit"
          params={{ slug }}
          className={`${buttonLook("primary")} w-full desk:w-auto`}
        >
          {words.goOn}
        </Link>
      </p>
    </>
  );
}
