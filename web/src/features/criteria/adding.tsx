import type { FactName } from "@kith/contract/criteria";
import { useEffect, useEffectEvent, useRef, useState, type Ref } from "react";
import { useWords } from "../../lib/words.ts";
import { Button } from "../../ui/button.tsx";
import { Icon } from "../../ui/icon.tsx";
import type { Building } from "./building.ts";
import { factsToAdd } from "./editing.ts";
import { criteriaWords } from "./words.ts";

interface AddingProps {
  readonly building: Building;
  readonly isNested: boolean;
  readonly onFact: (fact: FactName) => void;
  /** Null where groups go no deeper. */
  readonly onGroup: (() => void) | null;
}

/** The way to one more condition: what it could be about opens in place. */
export function Adding({ building, isNested, onFact, onGroup }: AddingProps) {
  const { builder } = useWords(criteriaWords);
  const [isOpen, setOpen] = useState(false);
  const opener = useRef<HTMLButtonElement>(null);
  const close = () => {
    setOpen(false);
    requestAnimationFrame(() => opener.current?.focus());
  };
  if (building.isFull)
    return <p className="border-t border-line py-3 text-second text-faded">{builder.full}</p>;
  if (!isOpen)
    return (
      <div className="flex flex-wrap gap-x-6 gap-y-1 border-t border-line pt-2">
        <AddButton ref={opener} onClick={() => setOpen(true)}>
          {isNested ? builder.addHere : builder.add}
        </AddButton>
        {onGroup !== null && <AddButton onClick={onGroup}>{builder.addGroup}</AddButton>}
      </div>
    );
  return <Choosing building={building} onFact={onFact} onClose={close} onChosen={() => setOpen(false)} />;
}

interface ChoosingProps extends Pick<AddingProps, "building" | "onFact"> {
  readonly onChosen: () => void;
  readonly onClose: () => void;
}

function Choosing({ building, onFact, onChosen, onClose }: ChoosingProps) {
  const { builder, hints } = useWords(criteriaWords);
  const place = useRef<HTMLFieldSetElement>(null);
  const onEscape = useEffectEvent((event: KeyboardEvent) => {
    if (event.key === "Escape") onClose();
  });
  useEffect(() => {
    const own = place.current;
    own?.querySelector("button")?.focus();
    const listen = (event: KeyboardEvent) => onEscape(event);
    own?.addEventListener("keydown", listen);
    return () => own?.removeEventListener("keydown", listen);
  }, []);
  return (
    <fieldset ref={place} className="mt-2 min-w-0 rounded-box bg-sunk px-4 pt-3 pb-1">
      <legend className="unseen">{builder.choose}</legend>
      <p aria-hidden="true" className="text-second font-semibold">
        {builder.choose}
      </p>
      <ul className="pt-1">
        {factsToAdd(building.facts).map((fact) => (
          <li key={fact} className="border-t border-line first:border-t-0">
            <button
              type="button"
              onClick={() => {
                onChosen();
                onFact(fact);
              }}
              className="w-full py-2.5 text-left active:text-faded"
            >
              <span className="block first-letter:uppercase">{building.titleOf(fact)}</span>
              <span className="block text-second text-faded">{hints[fact]}</span>
            </button>
          </li>
        ))}
      </ul>
      <p className="border-t border-line">
        <Button kind="text" onClick={onClose}>
          {builder.close}
        </Button>
      </p>
    </fieldset>
  );
}

interface AddButtonProps {
  readonly ref?: Ref<HTMLButtonElement>;
  readonly onClick: () => void;
  readonly children: string;
}

function AddButton({ ref, onClick, children }: AddButtonProps) {
  return (
    <button
      ref={ref}
      type="button"
      data-field=""
      onClick={onClick}
      className="inline-flex min-h-12 items-center gap-1.5 rounded-box font-semibold active:text-faded desk:min-h-11"
    >
      <Icon name="plus" className="size-[18px]" />
      {children}
    </button>
  );
}
