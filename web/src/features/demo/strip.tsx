import { useMutation, useQuery, useQueryClient } from "@tanstack/react-query";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { demoQuery, moveClock } from "./queries.ts";
import { demoWords } from "./words.ts";

const STEPS = [1, 10] as const;

/** Says that this is a demo and what day it is in it, and puts its clock forward. */
export function DemoStrip() {
  const words = useWords(demoWords);
  const language = useLanguage();
  const queries = useQueryClient();
  const { data } = useQuery(demoQuery);
  const moving = useMutation({
    mutationFn: moveClock,
    // Whatever was asked before was asked at another time.
    onSuccess: () => queries.invalidateQueries(),
  });
  if (data === undefined || data === null) return null;
  return (
    <aside
      aria-label={words.label}
      data-strip
      className="flex min-h-11 flex-wrap items-center justify-center gap-x-4 border-b border-line bg-sunk px-5 text-second text-faded print:hidden"
    >
      <output>
        {words.demo} · <time dateTime={data.now}>{dayOf(language, data.now)}</time>
      </output>
      {STEPS.map((days) => (
        <Button
          key={days}
          kind="text"
          isSmall
          aria-disabled={moving.isPending}
          onClick={() => !moving.isPending && moving.mutate({ days })}
        >
          {words.forward(days)}
          <span className="unseen">{words.forwardLong(days)}</span>
        </Button>
      ))}
      {moving.isError && <span role="alert">{words.failed}</span>}
    </aside>
  );
}

function dayOf(language: string, at: string): string {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, { dateStyle: "medium" }).format(
    new Date(at),
  );
}
