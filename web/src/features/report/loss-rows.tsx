import type { LossRow } from "@kith/contract/archive";

/** What was read and what was lost, row by row. */
export function LossRows({ rows }: { readonly rows: readonly LossRow[] }) {
  return (
    <dl>
      {rows.map((row) => (
        <Row key={row.label} row={row} />
      ))}
    </dl>
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
