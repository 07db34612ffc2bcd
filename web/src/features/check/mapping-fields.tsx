import type { ColumnUse } from "@kith/contract/archive";
import { useWords } from "../../lib/words.ts";
import { SelectField } from "../../ui/fields.tsx";
import { requiredColumns } from "./needs.ts";
import type { TableSample } from "./protocol.ts";
import { checkWords } from "./words.ts";

interface MappingFieldsProps {
  readonly sample: TableSample;
  readonly mapping: TableSample["guess"];
  readonly onMap: (mapping: TableSample["guess"]) => void;
}

const optionalColumns = ["senderId", "kind", "id", "replyTo", "chat"] as const satisfies readonly ColumnUse[];
const NONE = "-1";
const ROWS_SHOWN = 5;

/** A table whose header says nothing: its first rows, and which column is which. */
export function MappingFields({ sample, mapping, onMap }: MappingFieldsProps) {
  const words = useWords(checkWords).look;
  const columns = sample.columns.map((head, index) => ({
    value: String(index),
    label: words.column(index + 1, head),
  }));
  const field = (use: ColumnUse) => (
    <SelectField
      key={use}
      label={words.columns[use]}
      value={String(mapping[use])}
      choices={[{ value: NONE, label: words.noColumn }, ...columns]}
      onChoose={(column) => onMap({ ...mapping, [use]: Number(column) })}
    />
  );
  return (
    <fieldset className="grid min-w-0 gap-4">
      <legend className="text-lead font-semibold">{words.mapping}</legend>
      <p className="text-second text-faded">{words.mappingWhy}</p>
      <SampleRows sample={sample} />
      <div className="grid gap-4 desk:grid-cols-2">{requiredColumns.map(field)}</div>
      <details>
        <summary className="min-h-11 py-2.5 text-second font-semibold">{words.moreColumns}</summary>
        <div className="grid gap-4 pt-1 desk:grid-cols-2">{optionalColumns.map(field)}</div>
      </details>
    </fieldset>
  );
}

function SampleRows({ sample }: { readonly sample: TableSample }) {
  const words = useWords(checkWords).look;
  return (
    <section
      className="overflow-x-auto rounded-box border border-line bg-sheet"
      aria-label={words.mapping}
      // A wide table scrolls inside its frame, also from the keyboard; the page never scrolls sideways.
      // oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex
      tabIndex={0}
    >
      <table className="w-full text-second">
        <thead>
          <tr>
            {sample.columns.map((head, index) => (
              // oxlint-disable-next-line react/no-array-index-key
              <th
                key={index}
                scope="col"
                className="border-b border-line px-3 py-2 text-left font-semibold whitespace-nowrap"
              >
                {words.column(index + 1, head)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {sample.rows.slice(0, ROWS_SHOWN).map((row, index) => (
            // oxlint-disable-next-line react/no-array-index-key
            <tr key={index}>
              {row.map((cell, place) => (
                // oxlint-disable-next-line react/no-array-index-key
                <td key={place} className="max-w-60 truncate px-3 py-1.5 text-faded">
                  {cell}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </section>
  );
}
