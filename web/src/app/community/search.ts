/** What the addresses of a community's pages hold after the question mark. Whatever makes no sense is left out. */

type Search = Readonly<Record<string, unknown>>;

export interface PeopleSearch {
  readonly find?: string;
}

export function peopleSearch({ find }: Search): PeopleSearch {
  return text(find) === null ? {} : { find: text(find) ?? "" };
}

export interface WordSearch {
  readonly q?: string;
}

export function wordSearch({ q }: Search): WordSearch {
  return text(q) === null ? {} : { q: text(q) ?? "" };
}

export interface DrillSearch {
  /** The carriers dissolved, by id; without it, those the server takes first. */
  readonly without?: string;
}

export function drillSearch({ without }: Search): DrillSearch {
  if (typeof without !== "string") return {};
  const ids = without.split(",").filter((id) => UUID.test(id));
  return ids.length === 0 ? {} : { without: ids.join(",") };
}

const UUID = /^[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Numbers in an address arrive as numbers. */
function text(value: unknown): string | null {
  if (typeof value !== "string" && typeof value !== "number") return null;
  const trimmed = String(value).trim().slice(0, 100);
  return trimmed === "" ? null : trimmed;
}
