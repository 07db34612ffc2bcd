/** Looking into values of unknown shape, as exports from many versions of many tools hold them. */

export type Fields = Readonly<Record<string, unknown>>;

/** The value as an object with fields, or null. */
export function fieldsOf(value: unknown): Fields | null {
  return typeof value === "object" && value !== null && !Array.isArray(value) ? (value as Fields) : null;
}

/** The value as a list; anything else is an empty one. */
export function listOf(value: unknown): readonly unknown[] {
  return Array.isArray(value) ? (value as readonly unknown[]) : [];
}

/** The value when it is a string. */
export function textOf(value: unknown): string | null {
  return typeof value === "string" ? value : null;
}

/** An id as text; numbers too, since exporters write both. */
export function idOf(value: unknown): string | null {
  if (typeof value === "string") return value === "" ? null : value;
  return typeof value === "number" && Number.isFinite(value) ? String(value) : null;
}

/** An id as text, unless it was a number too large to have survived: two of those may look like one. */
export function exactIdOf(value: unknown): string | null {
  return typeof value === "number" && !Number.isSafeInteger(value) ? null : idOf(value);
}

/** A number, also when it is written as a string. */
export function numberOf(value: unknown): number | null {
  if (typeof value === "number") return Number.isFinite(value) ? value : null;
  if (typeof value !== "string" || value.trim() === "") return null;
  const number = Number(value);
  return Number.isFinite(number) ? number : null;
}

/** How a value begins, for the ledger; a value may be deeper than it can be written out. */
export function sampleOf(value: unknown): string {
  try {
    return JSON.stringify(value).slice(0, 160);
  } catch {
    return "";
  }
}
