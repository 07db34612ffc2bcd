import { writtenColumns, type UploadQuery } from "@kith/contract/imports";
import { useState } from "react";
import { useCommunity } from "../../app/community/context.ts";
import { isComplete } from "../check/needs.ts";
import type { GivenFile, Looked, TableSample } from "../check/protocol.ts";
import { useLook, type Given } from "../check/queries.ts";

type Mapping = TableSample["guess"];

/** How the files are to be read: what was recognised, what was chosen instead, and whether that is enough. */
export interface ImportReading {
  /** Undefined while the files are looked at, and where that could not be done: then the server looks. */
  readonly looked: Looked | undefined;
  readonly isLooking: boolean;
  readonly format: string | null;
  /** In which clocks without a zone are read; null where there are none. */
  readonly zone: string | null;
  readonly mapping: Mapping | null;
  readonly chooseFormat: (format: string | null) => void;
  readonly chooseZone: (zone: string) => void;
  readonly chooseMapping: (mapping: Mapping) => void;
  /** What keeps the files from being read. */
  readonly lacks: "format" | "columns" | null;
  /** What goes with each upload. */
  readonly query: Pick<UploadQuery, "format" | "timeZone" | "columns">;
}

interface Chosen {
  readonly format: string | null;
  readonly zone: string | null;
  readonly mapping: Mapping | null;
}

/** Looks into the files on this device, before a byte is sent. */
export function useReading(files: readonly GivenFile[]): ImportReading {
  const { timeZone } = useCommunity();
  const [given] = useState(() => named(files));
  const [chosen, setChosen] = useState<Chosen>({ format: null, zone: null, mapping: null });
  const { data: looked, isPending } = useLook(given, chosen.format);
  const zone = looked?.needs.timeZone === null ? null : (chosen.zone ?? timeZone);
  const mapping = chosen.mapping ?? looked?.needs.mapping?.guess ?? null;
  return {
    looked,
    isLooking: isPending,
    format: chosen.format,
    zone,
    mapping,
    chooseFormat: (format) => setChosen({ ...chosen, format, mapping: null }),
    chooseZone: (other) => setChosen({ ...chosen, zone: other }),
    chooseMapping: (other) => setChosen({ ...chosen, mapping: other }),
    lacks: lackOf(looked, mapping),
    query: {
      ...(chosen.format !== null && { format: chosen.format }),
      ...(zone !== null && looked !== undefined && { timeZone: zone }),
      ...(isToldBy(looked, chosen) && mapping !== null && { columns: writtenColumns(mapping) }),
    },
  };
}

let lastGiven = 0;

function named(files: readonly GivenFile[]): Given {
  lastGiven += 1;
  return { key: `import-${lastGiven}`, files };
}

function lackOf(looked: Looked | undefined, mapping: Mapping | null): ImportReading["lacks"] {
  if (looked === undefined) return null;
  if (looked.formats.length === 0) return "format";
  return mapping === null || isComplete(mapping) ? null : "columns";
}

/** A header that says everything speaks for each file by itself. */
function isToldBy(looked: Looked | undefined, { mapping }: Chosen): boolean {
  const table = looked?.needs.mapping ?? null;
  return table !== null && (mapping !== null || !table.isComplete);
}
