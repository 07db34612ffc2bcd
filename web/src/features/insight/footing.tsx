import type { FootingPlace, FootingView } from "@kith/contract/insight";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useCommunity } from "../../app/community/context.ts";
import { Section } from "../../app/community/page.tsx";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { GradeMark } from "../../ui/grade-mark.tsx";
import { footingQuery } from "./queries.ts";
import { insightWords } from "./words.ts";

/** The three things a community stands on, each with the fact that decides it and the next act. */
export function Footing() {
  const words = useWords(insightWords).footing;
  const language = useLanguage();
  const { slug } = useCommunity();
  const { data } = useQuery(footingQuery(slug, language));
  if (data === undefined) return null;
  return (
    <Section id="footing" title={words.title}>
      <ul>
        {data.tests.map((test) => (
          <Test key={test.test} test={test} />
        ))}
      </ul>
    </Section>
  );
}

const places: Readonly<
  Record<FootingPlace, "/c/$slug/charter" | "/c/$slug/carriers" | "/c/$slug/topics" | "/c/$slug/people">
> = {
  charter: "/c/$slug/charter",
  carriers: "/c/$slug/carriers",
  topics: "/c/$slug/topics",
  people: "/c/$slug/people",
};

function Test({ test }: { readonly test: FootingView["tests"][number] }) {
  const words = useWords(insightWords).footing;
  const { slug } = useCommunity();
  return (
    <li className="border-b border-line py-3">
      <p className="flex items-baseline gap-4">
        <b className="flex-1 font-semibold">{test.title}</b>
        <GradeMark grade={test.holds ? "holds" : "fails"} word={test.holds ? words.holds : words.fails} />
      </p>
      <p className="text-second text-faded">{test.fact}</p>
      {test.next !== null && (
        <p>
          <Link
            to={places[test.next.place]}
            params={{ slug }}
            className="linked inline-flex min-h-11 items-center text-second font-semibold"
          >
            {test.next.words}
          </Link>
        </p>
      )}
    </li>
  );
}
