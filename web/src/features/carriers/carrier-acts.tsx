import type { CarrierView } from "@kith/contract/carriers";
import { Link } from "@tanstack/react-router";
import { useState } from "react";
import { useWords } from "../../lib/words.ts";
import { Button, buttonLook } from "../../ui/button.tsx";
import { Moving } from "./moving.tsx";
import { Removing } from "./removing.tsx";
import { carrierWords } from "./words.ts";

interface CarrierActsProps {
  readonly slug: string;
  readonly carrier: CarrierView;
  readonly others: readonly CarrierView[];
  readonly onDone: () => void;
}

/** What is done with a whole carrier: move on from it, see what it holds together, take it off the list. */
export function CarrierActs({ slug, carrier, others, onDone }: CarrierActsProps) {
  const words = useWords(carrierWords);
  const [open, setOpen] = useState<"moving" | "removing" | null>(null);
  return (
    <div className="flex flex-wrap gap-x-6 border-t border-line pt-3">
      {carrier.movedTo === null && (
        <Button kind="text" isSmall onClick={() => setOpen("moving")}>
          {words.retire}
        </Button>
      )}
      <Link
        to="/c/$slug/drill"
        params={{ slug }}
        search={{ without: carrier.id }}
        className={buttonLook("text", true)}
      >
        {words.without}
      </Link>
      {carrier.can.remove && (
        <Button kind="text" isSmall onClick={() => setOpen("removing")}>
          {words.remove}
        </Button>
      )}
      {open === "moving" && (
        <Moving slug={slug} carrier={carrier} others={others} onClose={() => setOpen(null)} onDone={onDone} />
      )}
      {open === "removing" && (
        <Removing slug={slug} carrier={carrier} onClose={() => setOpen(null)} onDone={onDone} />
      )}
    </div>
  );
}
