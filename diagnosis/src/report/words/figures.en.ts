/** How the report writes figures in English. */

export const n = (value: number | undefined) => Math.round(value ?? 0).toLocaleString("en-GB");
export const percent = (value: number | undefined) => `${Math.round(100 * (value ?? 0))}%`;
export const many = (value: number | undefined, one: string, more = `${one}s`) =>
  `${n(value)} ${Math.round(value ?? 0) === 1 ? one : more}`;
export const peopleAre = (value: number | undefined) =>
  `${people(value)} ${Math.round(value ?? 0) === 1 ? "is" : "are"}`;
export const people = (value: number | undefined) => many(value, "person", "people");
