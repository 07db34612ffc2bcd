import type { Criterion } from "@kith/contract/criteria";
import { hasPower } from "@kith/contract/powers";
import { useQuery } from "@tanstack/react-query";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { Page, PageHead, Section } from "../../app/community/page.tsx";
import { Trouble } from "../../app/community/trouble.tsx";
import { frameWords } from "../../app/community/words.ts";
import { useDraft } from "../../lib/draft.ts";
import { useWords } from "../../lib/words.ts";
import { Skeleton } from "../../ui/skeleton.tsx";
import { CriterionBuilder } from "./criterion-builder.tsx";
import { isShaped } from "./editing.ts";
import { criteriaFactsQuery } from "./queries.ts";
import { WhoMatches } from "./who-matches.tsx";
import { criteriaWords } from "./words.ts";

/** Who would match conditions, and why: only a look. */
export function CriteriaPage() {
  const { page } = useWords(criteriaWords);
  const { slug, name, me } = useCommunity();
  return (
    <Page title={page.title} of={name} up={{ to: "/c/$slug/people", params: { slug } }}>
      <PageHead title={page.title} isInner />
      <p className="max-w-[44em] pt-3 text-faded">
        {hasPower(me.roles, "criteria.dry_run") ? page.intro : page.notYou}
      </p>
      {hasPower(me.roles, "criteria.dry_run") && <Looking />}
    </Page>
  );
}

function Looking() {
  const { page } = useWords(criteriaWords);
  const { loading } = useWords(frameWords);
  const { slug, communityId } = useCommunity();
  const { data: facts, error, refetch } = useQuery(criteriaFactsQuery(slug));
  const { fields, change } = useDraft(`criteria.${communityId}`, { criterion: "" });
  const [criterion, setCriterion] = useState(() => kept(fields.criterion));
  const edit = (changed: Criterion) => {
    setCriterion(changed);
    change({ criterion: JSON.stringify(changed) });
  };
  if (error !== null) return <Trouble error={error} onAgain={() => void refetch()} />;
  if (facts === undefined) return <Skeleton label={loading} />;
  return (
    <div className="wide:grid wide:grid-cols-[minmax(0,1fr)_minmax(0,1fr)] wide:gap-x-16">
      <Section id="conditions" title={page.criterion}>
        <CriterionBuilder value={criterion} onChange={edit} facts={facts} />
      </Section>
      <Section id="who" title={page.found}>
        <WhoMatches criterion={criterion} facts={facts} />
      </Section>
    </div>
  );
}

const EVERYBODY: Criterion = { all: [] };

/** What was written here last, complete or not. */
function kept(text: string): Criterion {
  try {
    const read: unknown = JSON.parse(text);
    return isShaped(read) ? read : EVERYBODY;
  } catch {
    return EVERYBODY;
  }
}
