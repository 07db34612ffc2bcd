import type { Language } from "@kith/contract/language";

/** Money as it is typed and shown; kept in the currency's minor units. */

export const currencies = [
  "CNY",
  "HKD",
  "TWD",
  "USD",
  "EUR",
  "GBP",
  "JPY",
  "SGD",
  "CHF",
  "CAD",
  "AUD",
] as const;

/** "1 000.50" typed in EUR is 100050; null for what is no amount of money, 0 or more. */
export function minorFrom(typed: string, currency: string): number | null {
  const plain = typed.normalize("NFKC").replaceAll(/[\s,]/g, "");
  if (plain === "") return 0;
  const digits = digitsOf(currency);
  if (!/^\d{1,12}(?:\.\d+)?$/.test(plain)) return null;
  const [whole = "0", part = ""] = plain.split(".");
  if (part.length > digits) return null;
  return Number(whole + part.padEnd(digits, "0"));
}

export function formatMoney(language: Language, minor: number, currency: string): string {
  const digits = digitsOf(currency);
  const amount = minor / 10 ** digits;
  const hasParts = minor % 10 ** digits !== 0;
  return new Intl.NumberFormat(language, {
    style: "currency",
    currency,
    minimumFractionDigits: hasParts ? digits : 0,
    maximumFractionDigits: hasParts ? digits : 0,
  }).format(amount);
}

function digitsOf(currency: string): number {
  return (
    new Intl.NumberFormat("en", { style: "currency", currency }).resolvedOptions().maximumFractionDigits ?? 2
  );
}
