import { useMemo } from "react";
import { useLanguage } from "../../lib/language.tsx";
import { useWords } from "../../lib/words.ts";
import { FindField, SelectField } from "../../ui/fields.tsx";
import { MappingFields } from "./mapping-fields.tsx";
import type { Looked, TableSample } from "./protocol.ts";
import { checkWords } from "./words.ts";
import { zoneChoices } from "./zones.ts";

export interface ReadingFieldsProps {
  readonly looked: Looked;
  /** The format that was named; null for the recognised one. */
  readonly format: string | null;
  readonly zone: string | null;
  readonly mapping: TableSample["guess"] | null;
  readonly onZone: (zone: string) => void;
  readonly onMap: (mapping: TableSample["guess"]) => void;
  readonly onFormat: (format: string | null) => void;
}

const AUTO = "auto";

/** What files do not say themselves: columns, zone and format, each asked only where it matters. */
export function ReadingFields(props: ReadingFieldsProps) {
  const { looked, format, zone, mapping, onZone, onMap, onFormat } = props;
  const words = useWords(checkWords).look;
  const language = useLanguage();
  const { needs } = looked;
  const zones = useMemo(() => zoneChoices(language), [language]);
  const isKnown = looked.formats.length > 0;
  return (
    <>
      {isKnown && needs.mapping !== null && mapping !== null && (
        <MappingFields sample={needs.mapping} mapping={mapping} onMap={onMap} />
      )}
      {isKnown && needs.timeZone !== null && (
        <FindField
          label={words.zone}
          hint={words.zoneWhy}
          placeholder={words.zoneFind}
          noneFound={words.zoneNone}
          choices={zones}
          value={zone ?? ""}
          onChoose={onZone}
        />
      )}
      <SelectField
        label={words.format}
        value={format ?? AUTO}
        choices={[
          { value: AUTO, label: words.formatAuto },
          ...looked.allFormats.map(({ id, title }) => ({ value: id, label: title[language] })),
        ]}
        onChoose={(chosen) => onFormat(chosen === AUTO ? null : chosen)}
      />
    </>
  );
}
