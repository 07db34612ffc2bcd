import type { CarrierView } from "@kith/contract/carriers";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { lastDayOf } from "./days.ts";
import { carrierWords } from "./words.ts";

/** What whoever looks after the carriers has to see to, before newcomers stand before a closed door. */
export function DueList({ carriers }: { readonly carriers: readonly CarrierView[] }) {
  const words = useWords(carrierWords).due;
  const language = useLanguage();
  const lines = carriers.flatMap((carrier) => {
    const { name, standing, isExpiringSoon, expiresAt } = carrier;
    if (standing === "expired") return [words.expired(name)];
    if (standing === "full") return [words.full(name)];
    if (standing === "noWay") return [words.noWay(name)];
    if (!isExpiringSoon || expiresAt === null) return [];
    return [words.expiresSoon(name, formatDay(language, lastDayOf(expiresAt)))];
  });
  const isShut = carriers.length > 0 && !carriers.some(({ isOffered }) => isOffered);
  const all = isShut ? [words.noneOffered, ...lines] : lines;
  if (all.length === 0) return null;
  return (
    <section aria-labelledby="due" className="mt-5">
      <h2 id="due" className="text-fact font-semibold">
        {words.title}
      </h2>
      <ul className="mt-1 [text-autospace:no-autospace]">
        {all.map((line) => (
          <li key={line} className="border-l-2 border-thread py-0.5 pl-3 text-fact">
            {line}
          </li>
        ))}
      </ul>
    </section>
  );
}
