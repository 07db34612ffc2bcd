import type { LossRow } from "@kith/contract/archive";
import { useWords } from "../../../lib/words.ts";
import { buttonLook } from "../../../ui/button.tsx";
import { Disclosure } from "../../../ui/disclosure.tsx";
import { useLoss, type Reading } from "../queries.ts";
import { checkWords } from "../words.ts";
import { LOSS_ID } from "./anchors.ts";

interface LossSectionProps {
  readonly reading: Reading;
  readonly onSettings: () => void;
}

/** What the files gave and what could not be read of them. */
export function LossSection({ reading, onSettings }: LossSectionProps) {
  const words = useWords(checkWords).loss;
  const { data: loss, error } = useLoss(reading);
  const aside = error === null ? (loss?.headline ?? " ") : words.failed;
  return (
    <div className="mt-4 border-t-[1.5px] border-ink">
      <Disclosure id={LOSS_ID} title={words.title} aside={aside}>
        <dl>
          {loss?.rows.map((row) => (
            <Row key={row.label} row={row} />
          ))}
        </dl>
        <button
          type="button"
          className={`${buttonLook("text", true)} mt-2 print:hidden`}
          onClick={onSettings}
        >
          {words.reread}
        </button>
      </Disclosure>
    </div>
  );
}

function Row({ row }: { readonly row: LossRow }) {
  return (
    <div className="grid gap-x-6 border-t border-line py-2 text-second desk:grid-cols-[240px_minmax(0,1fr)]">
      <dt>{row.label}</dt>
      <dd className="min-w-0">
        <b className="text-fact">{row.value}</b>
        {row.note !== "" && <p className="text-faded">{row.note}</p>}
        {row.samples.length > 0 && (
          <ul className="mt-1 text-caption break-all text-faded">
            {row.samples.map((sample) => (
              <li key={sample}>{sample}</li>
            ))}
          </ul>
        )}
      </dd>
    </div>
  );
}
