import type { CarrierView } from "@kith/contract/carriers";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { buttonLook } from "../../ui/button.tsx";
import { CarrierFacts } from "./carrier-facts.tsx";
import { Moving } from "./moving.tsx";
import { Removing } from "./removing.tsx";
import { StandingMark } from "./standing-mark.tsx";
import { Taking } from "./taking.tsx";
import { carrierWords } from "./words.ts";

interface CarrierRowProps {
  readonly slug: string;
  readonly carrier: CarrierView;
  readonly others: readonly CarrierView[];
  readonly onChange: () => void;
}

/** A carrier: how it stands, how to get in, and what can be done about it. */
export function CarrierRow({ slug, carrier, others, onChange }: CarrierRowProps) {
  const { kinds, standings } = useWords(carrierWords);
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
      {carrier.can.take && <Taking slug={slug} carrier={carrier} />}
      {carrier.can.change && <Acts slug={slug} carrier={carrier} others={others} onChange={onChange} />}
    </li>
  );
}

function Acts({ slug, carrier, others, onChange }: CarrierRowProps) {
  const words = useWords(carrierWords);
  const [open, setOpen] = useState<"moving" | "removing" | null>(null);
  const close = () => setOpen(null);
  const look = buttonLook("text", true);
  const of = <span className="unseen">{words.more(carrier.name)}</span>;
  return (
    <div className="mt-1 flex flex-wrap gap-x-6">
      <button type="button" className={look} onClick={onChange}>
        {words.change}
        {of}
      </button>
      {carrier.movedTo === null && (
        <button type="button" className={look} onClick={() => setOpen("moving")}>
          {words.retire}
          {of}
        </button>
      )}
      <Link to="/c/$slug/drill" params={{ slug }} search={{ without: carrier.id }} className={look}>
        {words.without}
        {of}
      </Link>
      {carrier.can.remove && (
        <button type="button" className={look} onClick={() => setOpen("removing")}>
          {words.remove}
          {of}
        </button>
      )}
      {open === "moving" && <Moving slug={slug} carrier={carrier} others={others} onClose={close} />}
      {open === "removing" && <Removing slug={slug} carrier={carrier} onClose={close} />}
    </div>
  );
}
