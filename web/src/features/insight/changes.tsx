import type { HealthView, RunView } from "@kith/contract/insight";
import { useQuery } from "@tanstack/react-query";
import { useCommunity } from "../../app/community/context.ts";
import { Section } from "../../app/community/page.tsx";
import { useWords } from "../../lib/words.ts";
import { historyQuery } from "./queries.ts";
import { wasJudgedBefore } from "./week.ts";
import { insightWords } from "./words.ts";

interface ChangesProps {
  readonly health: HealthView;
  readonly run: RunView;
}

/** What is different from a week ago; where nothing is, whether there is anything to compare with. */
export function Changes({ health, run }: ChangesProps) {
  const words = useWords(insightWords);
  const { slug } = useCommunity();
  const { data } = useQuery(historyQuery(slug));
  const hasPast = data !== undefined && wasJudgedBefore(data, run.at);
  return (
    <Section id="changes" title={words.changes}>
      {health.changes.length === 0 ? (
        <p className="min-h-12 py-3 text-fact text-faded">
          {data === undefined ? "" : hasPast ? words.noChanges : words.noWeekAgo}
        </p>
      ) : (
        <ul>
          {health.changes.map((change) => (
            <li key={change} className="border-b border-line py-2.5 text-fact">
              {change}
            </li>
          ))}
        </ul>
      )}
    </Section>
  );
}
