import { useState } from "react";
import { storage } from "./storage.ts";

/** What somebody types, kept on the device until it is sent: nothing typed is lost with the page. */
export function useDraft<Fields extends Readonly<Record<string, string>>>(
  name: string,
  empty: Fields,
): {
  readonly fields: Fields;
  readonly isKept: boolean;
  readonly change: (changed: Partial<Fields>) => void;
  readonly forget: () => void;
} {
  const [fields, setFields] = useState<Fields>(() => draftOf(storage.read(`draft.${name}`), empty));
  const [isKept, setKept] = useState(false);
  return {
    fields,
    isKept,
    change(changed) {
      const next = { ...fields, ...changed };
      setFields(next);
      storage.write(`draft.${name}`, JSON.stringify(next));
      setKept(true);
    },
    forget() {
      storage.write(`draft.${name}`, null);
      setFields(empty);
      setKept(false);
    },
  };
}

/** A kept draft laid over the empty form: only fields it has, and only texts. */
export function draftOf<Fields extends Readonly<Record<string, string>>>(
  kept: string | null,
  empty: Fields,
): Fields {
  if (kept === null) return empty;
  try {
    const read: unknown = JSON.parse(kept);
    if (typeof read !== "object" || read === null) return empty;
    const known = Object.entries(read).filter(([key, value]) => key in empty && typeof value === "string");
    return { ...empty, ...Object.fromEntries(known) };
  } catch {
    return empty;
  }
}
