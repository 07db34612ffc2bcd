import type { CarrierView } from "@kith/contract/carriers";
import { formatCount } from "../../lib/format.ts";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { lastDayOf } from "./days.ts";
import { carrierWords } from "./words.ts";
import type { CarrierWords } from "./words/zh-CN.ts";

/** Numbers, days, places, who looks after it: what is known, in one quiet line. */
export function CarrierFacts({ carrier }: { readonly carrier: CarrierView }) {
  const words = useWords(carrierWords);
  const language = useLanguage();
  const facts = [
    ...placeFacts(carrier),
    ...peopleFacts(
      carrier,
      words,
      (count) => formatCount(language, count),
      (at) => formatDay(language, at),
    ),
    ...dayFacts(carrier, words, (at) => formatDay(language, at)),
    ...(carrier.owner === null ? [] : [words.owner(carrier.owner.name)]),
    ...(carrier.movedTo === null ? [] : [words.movedTo(carrier.movedTo.name)]),
  ];
  if (facts.length === 0) return null;
  return (
    <p className="flex flex-wrap gap-x-4 text-second text-faded tabular-nums [text-autospace:no-autospace]">
      {facts.map((fact) => (
        <span key={fact} className="break-words">
          {fact}
        </span>
      ))}
    </p>
  );
}

function placeFacts({ place, timetable }: CarrierView): string[] {
  return [place, timetable].flatMap((fact) => fact ?? []);
}

function peopleFacts(
  { headcount, capacity }: CarrierView,
  words: CarrierWords,
  count: (of: number) => string,
  day: (at: string) => string,
): string[] {
  if (headcount === null) return capacity === null ? [] : [words.roomFor(count(capacity))];
  const { counted, countedAt, handedOutSince } = headcount;
  const people =
    capacity === null ? words.peopleOnly(count(counted)) : words.people(count(counted), count(capacity));
  const since = handedOutSince === 0 ? [] : [words.since(count(handedOutSince))];
  return [people, words.counted(day(countedAt)), ...since];
}

function dayFacts(carrier: CarrierView, words: CarrierWords, day: (at: string) => string): string[] {
  const { standing, startsAt, expiresAt, endedAt, isExpiringSoon } = carrier;
  if (endedAt !== null) return [words.endedAt(day(endedAt))];
  const starts = standing === "coming" && startsAt !== null ? [words.starts(day(startsAt))] : [];
  if (expiresAt === null) return starts;
  const last = day(lastDayOf(expiresAt));
  if (standing === "expired") return [...starts, words.expired(last)];
  return [...starts, isExpiringSoon ? words.expiresSoon(last) : words.expires(last)];
}
