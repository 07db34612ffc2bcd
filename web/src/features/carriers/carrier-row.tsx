import type { CarrierView } from "@kith/contract/carriers";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { CarrierFacts } from "./carrier-facts.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { Taking } from "./taking.tsx";
import { carrierWords } from "./words.ts";

interface CarrierRowProps {
  readonly slug: string;
  readonly carrier: CarrierView;
  readonly onChange: () => void;
}

/** A carrier: how it stands, how to get in, and what can be done about it. */
export function CarrierRow({ slug, carrier, onChange }: CarrierRowProps) {
  const words = useWords(carrierWords);
  const { kinds, standings } = words;
  const isPast = carrier.state === "closed" || carrier.state === "retired";
  return (
    <li className="border-b border-line py-4">
      <div className="flex items-start gap-3">
        <div className="min-w-0 flex-1">
          <h2 className={`text-body leading-[26px] break-words ${isPast ? "text-faded" : ""}`}>
            {carrier.name}
          </h2>
          <p className="text-second text-faded">
            {kinds[carrier.kind]}
            {carrier.purpose !== "" && ` · ${carrier.purpose}`}
          </p>
        </div>
        <StandingMark standing={carrier.standing} />
      </div>
      <CarrierFacts carrier={carrier} />
      {carrier.standing !== "open" && (
        <p className="text-second text-faded">{standings[carrier.standing].text}</p>
      )}
      <div className="mt-1.5 flex flex-wrap items-start gap-x-6 gap-y-1">
        {carrier.can.take && <Taking slug={slug} carrier={carrier} />}
        {carrier.can.change && (
          <button type="button" className={buttonLook("text", true)} onClick={onChange}>
            {words.change}
            <span className="unseen">{words.more(carrier.name)}</span>
          </button>
        )}
      </div>
    </li>
  );
}
