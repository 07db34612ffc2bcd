import { Checkbox } from "@base-ui/react/checkbox";
import { Icon } from "./icon.tsx";

interface TickBoxProps {
  /** For ears: what stands beside it says the same. */
  readonly label: string;
  readonly isTicked: boolean;
  /** @param isRange whether all between this and the last one ticked is meant. */
  readonly onTick: (isRange: boolean) => void;
}

/** Ticks one of many rows; 44 px to hit. */
export function TickBox({ label, isTicked, onTick }: TickBoxProps) {
  return (
    <Checkbox.Root
      checked={isTicked}
      onCheckedChange={(_, { event }) => onTick("shiftKey" in event && event.shiftKey === true)}
      aria-label={label}
      // Held down, Shift would mark all words between.
      onMouseDown={(event) => event.shiftKey && event.preventDefault()}
      className="group grid size-11 flex-none cursor-pointer place-items-center"
    >
      <span className="grid size-[22px] place-items-center rounded-mark border border-edge bg-sheet group-data-checked:border-ink group-data-checked:bg-ink group-data-checked:text-paper">
        <Checkbox.Indicator>
          <Icon name="check" className="size-[18px] stroke-2" />
        </Checkbox.Indicator>
      </span>
    </Checkbox.Root>
  );
}
