import { Checkbox as Base } from "@base-ui/react/checkbox";
import { useId } from "react";
import { Icon } from "./icon.tsx";

interface CheckboxProps {
  readonly label: string;
  readonly note: string;
  readonly isTicked: boolean;
  readonly onTick: (isTicked: boolean) => void;
}

export function Checkbox({ label, note, isTicked, onTick }: CheckboxProps) {
  const noteId = useId();
  return (
    <div>
      {/* The base component labels itself by the element around it. */}
      <label className="flex min-h-11 items-center gap-2.5">
        <Base.Root
          checked={isTicked}
          onCheckedChange={onTick}
          aria-describedby={noteId}
          className="grid size-[22px] flex-none place-items-center rounded-mark border border-edge bg-sheet data-checked:border-ink data-checked:bg-ink data-checked:text-paper"
        >
          <Base.Indicator>
            <Icon name="check" className="size-[18px] stroke-2" />
          </Base.Indicator>
        </Base.Root>
        {label}
      </label>
      <p id={noteId} className="max-w-[36em] text-second text-faded">
        {note}
      </p>
    </div>
  );
}
