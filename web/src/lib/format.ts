import type { Language } from "@kith/contract/language";

/** Numbers, sizes and times as people write them. */

export function formatCount(language: Language, value: number): string {
  return new Intl.NumberFormat(language).format(value);
}

export function formatPercent(language: Language, share: number): string {
  return new Intl.NumberFormat(language, { style: "percent", maximumFractionDigits: 0 }).format(share);
}

const UNITS = ["B", "KB", "MB", "GB", "TB"] as const;

/** Bytes in steps of 1000, as phones and download lists show them: "42 MB". */
export function formatBytes(language: Language, bytes: number): string {
  const step = Math.min(UNITS.length - 1, bytes < 1 ? 0 : Math.floor(Math.log10(bytes) / 3));
  const value = bytes / 1000 ** step;
  const digits = step === 0 || value >= 10 ? 0 : 1;
  const number = new Intl.NumberFormat(language, { maximumFractionDigits: digits }).format(value);
  return `${number} ${UNITS[step] ?? "TB"}`;
}

/** "2026年9月28日—11月22日", "28 Sep – 22 Nov 2026": days in the reader's zone, the year once if it is one. */
export function formatPeriod(language: Language, from: number, to: number): string {
  const isOneYear = new Date(from).getFullYear() === new Date(to).getFullYear();
  const [whole, short] = [dayFormat(language, true), dayFormat(language, !isOneYear)];
  if (whole.format(from) === whole.format(to)) return whole.format(from);
  if (language === "en") return `${short.format(from)} – ${whole.format(to)}`;
  return `${whole.format(from)}—${short.format(to)}`;
}

function dayFormat(language: Language, hasYear: boolean): Intl.DateTimeFormat {
  return new Intl.DateTimeFormat(language === "en" ? "en-GB" : language, {
    ...(hasYear ? { year: "numeric" } : {}),
    month: language === "en" ? "short" : "long",
    day: "numeric",
  });
}
