import type { Language } from "@kith/contract/language";

/** Dates as each language writes them, in the talk's zone. Chinese ones are one unit, without inner spaces. */
export interface Dates {
  /** 11月22日 21:06, with the year when it is not that of `year`. */
  moment(at: number): string;
  /** 2026年11月22日. */
  day(at: number): string;
  /** 9月28日—11月22日, with years. */
  period(from: number, to: number): string;
}

export function datesIn(language: Language, timeZone: string): Dates {
  const zone = isZone(timeZone) ? timeZone : "UTC";
  return language === "zh-CN" ? chinese(zone) : english(zone);
}

function isZone(timeZone: string): boolean {
  try {
    return new Intl.DateTimeFormat("en", { timeZone }).resolvedOptions().timeZone !== "";
  } catch {
    return false;
  }
}

interface Parts {
  readonly year: string;
  readonly month: string;
  readonly day: string;
  readonly clock: string;
}

function partsReader(timeZone: string): (at: number) => Parts {
  const format = new Intl.DateTimeFormat("en-GB", {
    timeZone,
    year: "numeric",
    month: "numeric",
    day: "numeric",
    hour: "2-digit",
    minute: "2-digit",
    hourCycle: "h23",
  });
  return (at) => {
    const parts = Object.fromEntries(format.formatToParts(at).map(({ type, value }) => [type, value]));
    const { year = "", month = "", day = "", hour = "", minute = "" } = parts;
    return { year, month, day, clock: `${hour}:${minute}` };
  };
}

function chinese(timeZone: string): Dates {
  const read = partsReader(timeZone);
  const short = (at: number) => `${Number(read(at).month)}月${Number(read(at).day)}日`;
  const long = (at: number) => `${read(at).year}年${short(at)}`;
  return {
    moment: (at) => `${short(at)} ${read(at).clock}`,
    day: long,
    period: (from, to) => `${long(from)}—${read(from).year === read(to).year ? short(to) : long(to)}`,
  };
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

function english(timeZone: string): Dates {
  const read = partsReader(timeZone);
  const short = (at: number) => `${Number(read(at).day)} ${MONTHS[Number(read(at).month) - 1] ?? ""}`;
  const long = (at: number) => `${short(at)} ${read(at).year}`;
  return {
    moment: (at) => `${short(at)} ${read(at).clock}`,
    day: long,
    period: (from, to) => `${read(from).year === read(to).year ? short(from) : long(from)}–${long(to)}`,
  };
}
