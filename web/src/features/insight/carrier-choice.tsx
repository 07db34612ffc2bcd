import type { DrillView } from "@kith/contract/insight";
import { useWords } from "../../lib/words.ts";
import { RoleMark } from "../../ui/role-mark.tsx";
import { goneOf } from "./drill.ts";
import { insightWords } from "./words.ts";

interface CarrierChoiceProps {
  readonly drill: DrillView;
  readonly onToggle: (id: string) => void;
}

/** Which carriers are dissolved: struck through, in ink. Each can be given back, but the last. */
export function CarrierChoice({ drill, onToggle }: CarrierChoiceProps) {
  const words = useWords(insightWords).drill;
  const gone = goneOf(drill);
  return (
    <fieldset className="flex min-w-0 flex-wrap items-center gap-x-2.5 gap-y-2 pt-3 desk:pt-4">
      <legend className="unseen">{words.dissolve}</legend>
      {drill.carriers.length === 0 && <span className="text-faded">{words.noCarriers}</span>}
      {drill.carriers.map(({ id, name, isRemoved }) => (
        <button
          key={id}
          type="button"
          aria-pressed={isRemoved}
          aria-disabled={(isRemoved && gone.length === 1) || undefined}
          onClick={() => onToggle(id)}
          className={`inline-flex min-h-11 max-w-full items-center gap-2 rounded-box border px-3.5 text-fact ${
            isRemoved ? "border-ink bg-sheet" : "border-edge text-faded"
          }`}
        >
          <svg viewBox="0 0 18 18" className="size-[18px] flex-none" aria-hidden="true">
            <rect
              x="1.500"
              y="1.500"
              width="15"
              height="15"
              rx="3"
              className={isRemoved ? "fill-ink" : "fill-none stroke-edge stroke-[1.4]"}
            />
            {isRemoved && (
              <path d="m6 6 6 6M12 6l-6 6" className="stroke-paper stroke-[1.8] [stroke-linecap:round]" />
            )}
          </svg>
          <span className={`min-w-0 truncate ${isRemoved ? "line-through decoration-[1.5px]" : ""}`}>
            {name}
          </span>
          {isRemoved && <span aria-hidden="true">{words.gone}</span>}
        </button>
      ))}
      <span className="desk:ml-auto">
        <RoleMark>{words.only}</RoleMark>
      </span>
    </fieldset>
  );
}
