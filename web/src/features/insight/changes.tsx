import type { HealthView } from "@kith/contract/insight";
import { Section } from "../../app/community/page.tsx";
import { useWords } from "../../lib/words.ts";
import { insightWords } from "./words.ts";

/** What is different from a week ago. */
export function Changes({ health }: { readonly health: HealthView }) {
  const words = useWords(insightWords);
  return (
    <Section id="changes" title={words.changes}>
      {health.changes.length === 0 ? (
        <p className="py-3 text-fact text-faded">{words.noChanges}</p>
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
