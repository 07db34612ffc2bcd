import type { Landing } from "@kith/contract/gate";
import { useQuery } from "@tanstack/react-query";
import { useParams } from "@tanstack/react-router";
import { useEffect } from "react";
import { useWords } from "../../../lib/words.ts";
import { Skeleton } from "../../../ui/skeleton.tsx";
import { JoinBar, joinLook } from "./join-bar.tsx";
import { LandingView } from "./landing-view.tsx";
import { landingQuery, tellSeen, type Way } from "./queries.ts";
import { Shut } from "./shut.tsx";
import { landingWords } from "./words.ts";

/** What a stranger is shown before being asked anything: what this is, who answers for it, and what it takes. */
export function LandingPage() {
  const words = useWords(landingWords);
  const way = useWay();
  const { data, error, refetch } = useQuery(landingQuery(way));
  const isHere = data !== undefined;
  const { slug, code } = way;
  useEffect(() => {
    if (isHere) tellSeen({ slug, code });
  }, [isHere, slug, code]);
  if (isHere) return <Found landing={data} way={way} />;
  return (
    <>
      <JoinBar name={null} />
      <main id="content" className={joinLook}>
        {error === null ? (
          <Skeleton label={words.opening} />
        ) : (
          <Shut error={error} onAgain={() => void refetch()} />
        )}
      </main>
    </>
  );
}

function Found({ landing, way }: { readonly landing: Landing; readonly way: Way }) {
  return (
    <>
      <title>{landing.name}</title>
      <JoinBar name={landing.name} />
      <LandingView landing={landing} way={way} />
    </>
  );
}

/** The same page at /join/$slug and /join/$slug/$code. */
function useWay(): Way {
  const { slug = "", code = null } = useParams({ strict: false });
  return { slug, code };
}
