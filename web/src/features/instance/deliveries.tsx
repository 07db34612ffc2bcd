import type { InstanceDeliveries, OpenDelivery } from "@kith/contract/instance";
import { NoticePurpose } from "@kith/contract/notices";
import { Section } from "../../app/community/page.tsx";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { RoleMark } from "../../ui/role-mark.tsx";
import { When } from "../../ui/when.tsx";
import { instanceWords } from "./words.ts";

interface DeliveriesProps {
  readonly deliveries: InstanceDeliveries;
}

/** What has not gone out, and whether anything is to be done about it. */
export function Waiting({ deliveries: { mail, counts, waiting } }: DeliveriesProps) {
  const words = useWords(instanceWords);
  const count = counts.due + counts.held + counts.sending;
  return (
    <Section id="waiting" title={words.waiting.title} aside={<Count count={count} />}>
      <p className="mt-3 text-second text-faded">
        {count === 0 ? words.waiting.none : mail.isSetUp ? words.waiting.act : words.waiting.held}
      </p>
      <Rows rows={waiting} all={count} label={words.waiting.title} />
    </Section>
  );
}

const TROUBLES = ["unknown", "failed", "dead"] as const;

/** What ended otherwise than it should, each kind with what it means. */
export function Troubled({ deliveries: { counts, troubled } }: DeliveriesProps) {
  const words = useWords(instanceWords);
  const kinds = TROUBLES.filter((state) => counts[state] > 0);
  const count = counts.unknown + counts.failed + counts.dead;
  return (
    <Section id="troubled" title={words.troubled.title} aside={<Count count={count} />}>
      {kinds.length === 0 && <p className="mt-3 text-second text-faded">{words.troubled.none}</p>}
      {kinds.map((state) => (
        <section key={state} aria-labelledby={`troubled-${state}`} className="mt-4">
          <h3 id={`troubled-${state}`} className="flex items-baseline gap-3 font-semibold">
            <span className="flex-1">{words.states[state]}</span>
            <Count count={counts[state]} />
          </h3>
          <p className="mt-1 text-second text-faded">{words.troubled[state]}</p>
          <Rows
            rows={troubled.filter((row) => row.state === state)}
            all={counts[state]}
            label={words.states[state]}
          />
        </section>
      ))}
    </Section>
  );
}

function Count({ count }: { readonly count: number }) {
  const language = useLanguage();
  if (count === 0) return null;
  return <span className="text-second text-faded">{formatCount(language, count)}</span>;
}

interface RowsProps {
  readonly rows: readonly OpenDelivery[];
  /** How many there are, of which these are listed. */
  readonly all: number;
  readonly label: string;
}

function Rows({ rows, all, label }: RowsProps) {
  const words = useWords(instanceWords);
  if (rows.length === 0) return null;
  return (
    <>
      <ul aria-label={label} className="mt-2 border-t border-line">
        {rows.map((row) => (
          <li key={row.id} className="border-b border-line py-3">
            <Row row={row} />
          </li>
        ))}
      </ul>
      {rows.length < all && <p className="mt-2 text-second text-faded">{words.atMost(rows.length)}</p>}
    </>
  );
}

function Row({ row }: { readonly row: OpenDelivery }) {
  const words = useWords(instanceWords);
  const isOpen = row.state === "due" || row.state === "held" || row.state === "sending";
  return (
    <>
      <p className="flex flex-wrap items-center gap-x-3 gap-y-0.5">
        <span className="min-w-0 break-words">{row.person ?? words.gone}</span>
        <span className="text-second text-faded">{purposeIn(words.purposes, row.purpose)}</span>
        {isOpen && <RoleMark>{words.states[row.state]}</RoleMark>}
        {row.last !== null && (
          <When at={row.last.at} className="ml-auto text-caption whitespace-nowrap text-faded" />
        )}
      </p>
      <Facts row={row} />
    </>
  );
}

/** When it goes on, how often it was tried, and what the far end said. */
function Facts({ row: { state, dueAt, tries, last } }: { readonly row: OpenDelivery }) {
  const words = useWords(instanceWords);
  const isDue = state === "due";
  const detail = last?.detail ?? null;
  if (!isDue && tries === 0 && detail === null) return null;
  return (
    <p className="flex flex-wrap gap-x-3 text-second text-faded">
      {isDue && (
        <span>
          {words.dueAt}
          <When at={dueAt} />
          {words.dueAfter}
        </span>
      )}
      {isDue && last?.what === "quiet" && <span>{words.quiet}</span>}
      {tries > 0 && <span>{words.tries(tries)}</span>}
      {detail !== null && <span className="min-w-0 break-words">{`“${detail}”`}</span>}
    </p>
  );
}

function purposeIn(purposes: Readonly<Record<NoticePurpose, string>>, purpose: string): string {
  const known = NoticePurpose.safeParse(purpose);
  return known.success ? purposes[known.data] : purpose;
}
