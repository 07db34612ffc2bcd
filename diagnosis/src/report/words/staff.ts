/** Fills the word for staff into a book of texts and functions that make texts; a sentence begins with a capital. */
export function withStaff<T>(book: T, staff: string): T {
  return filled(book, staff) as T;
}

function filled(value: unknown, staff: string): unknown {
  if (typeof value === "string") return inText(value, staff);
  if (typeof value === "function") {
    const make = value as (...given: readonly unknown[]) => unknown;
    return (...given: readonly unknown[]) => filled(make(...given), staff);
  }
  if (Array.isArray(value)) return value.map((one) => filled(one, staff));
  if (typeof value !== "object" || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, one]) => [key, filled(one, staff)]));
}

function inText(text: string, staff: string): string {
  const capital = `${staff.charAt(0).toUpperCase()}${staff.slice(1)}`;
  return text
    .replace(/^STAFF/, capital)
    .replace(/(?<=[.!?] )STAFF/g, capital)
    .replaceAll("STAFF", staff);
}
