import type { CarrierWay } from "@kith/contract/carriers";
import { useLanguage } from "../../lib/language.tsx";
import { formatDay } from "../../lib/when.ts";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { QrCode } from "../../ui/qr-code.tsx";
import { lastDayOf } from "./days.ts";
import { imagePath } from "./queries.ts";
import { carrierWords } from "./words.ts";

/** How to get into a carrier: the link, a code to scan, a place; and whom it is for. */
export function WayIn({ slug, way }: { readonly slug: string; readonly way: CarrierWay }) {
  const words = useWords(carrierWords).taken;
  const language = useLanguage();
  const isWeb = way.link !== null && /^https?:/.test(way.link);
  return (
    <output className="mt-3 grid justify-items-start gap-3 rounded-box border border-line bg-sheet px-4 py-4">
      {way.place !== null && <Fact label={words.place} text={way.place} />}
      {way.timetable !== null && <Fact label={words.timetable} text={way.timetable} />}
      {way.link !== null && (
        <>
          <a
            href={way.link}
            rel="noreferrer noopener"
            target={isWeb ? "_blank" : undefined}
            className={buttonLook("primary")}
          >
            {words.open}
          </a>
          <p className="text-second text-faded">{words.scan}</p>
          <QrCode text={way.link} label={words.code(way.name)} className="size-44" />
        </>
      )}
      {way.link === null && way.hasImage && (
        <>
          <p className="text-second text-faded">{words.image}</p>
          <img
            src={imagePath(slug, way.id)}
            alt={words.code(way.name)}
            className="max-h-[420px] max-w-full rounded-mark"
          />
        </>
      )}
      {way.expiresAt !== null && (
        <p className="text-second font-semibold [text-autospace:no-autospace]">
          {words.until(formatDay(language, lastDayOf(way.expiresAt)))}
        </p>
      )}
      <p className="max-w-[34em] text-second text-faded">{words.note}</p>
    </output>
  );
}

function Fact({ label, text }: { readonly label: string; readonly text: string }) {
  return (
    <p>
      <span className="mr-3 text-second text-faded">{label}</span>
      {text}
    </p>
  );
}
