import { Combobox } from "@base-ui/react/combobox";
import { Select } from "@base-ui/react/select";
import { useId, useMemo } from "react";
import type { Choice } from "./choice.ts";
import { Icon } from "./icon.tsx";

const control =
  "flex min-h-12 w-full min-w-0 items-center justify-between gap-2 rounded-box border border-edge bg-sheet px-3.5 text-left text-body focus-visible:border-ink data-popup-open:border-ink";
const popup =
  "max-h-[min(360px,var(--available-height))] min-w-(--anchor-width) max-w-(--available-width) overflow-y-auto rounded-box border border-line bg-sheet py-1 shadow-lifted outline-none";
const option =
  "grid min-h-11 cursor-default grid-cols-[20px_1fr] items-center gap-2 px-3 py-1.5 text-fact outline-none select-none data-highlighted:bg-sunk";

interface SelectFieldProps {
  readonly label: string;
  readonly choices: readonly Choice[];
  readonly value: string;
  readonly onChoose: (value: string) => void;
}

/** One of a few. */
export function SelectField({ label, choices, value, onChoose }: SelectFieldProps) {
  return (
    <div className="grid min-w-0 gap-1">
      <Select.Root
        items={[...choices]}
        value={value}
        onValueChange={(chosen: string | null) => chosen !== null && onChoose(chosen)}
      >
        <Select.Label className="text-second font-semibold">{label}</Select.Label>
        <Select.Trigger className={control}>
          <Select.Value className="min-w-0 truncate" />
          <Select.Icon>
            <Icon name="down" className="size-[18px] text-faded" />
          </Select.Icon>
        </Select.Trigger>
        <Select.Portal>
          <Select.Positioner className="z-20 outline-none" sideOffset={4} alignItemWithTrigger={false}>
            <Select.Popup className={popup}>
              <Select.List>
                {choices.map((choice) => (
                  <Select.Item key={choice.value} value={choice.value} className={option}>
                    <Select.ItemIndicator>
                      <Icon name="check" className="size-[18px]" />
                    </Select.ItemIndicator>
                    <Select.ItemText className="col-start-2">{choice.label}</Select.ItemText>
                  </Select.Item>
                ))}
              </Select.List>
            </Select.Popup>
          </Select.Positioner>
        </Select.Portal>
      </Select.Root>
    </div>
  );
}

interface FindFieldProps extends SelectFieldProps {
  readonly hint: string;
  readonly placeholder: string;
  readonly noneFound: string;
}

/** One of hundreds, found by typing. */
export function FindField(props: FindFieldProps) {
  const { label, hint, choices, value, onChoose, placeholder, noneFound } = props;
  const id = useId();
  const chosen = useMemo(() => choices.find((choice) => choice.value === value) ?? null, [choices, value]);
  return (
    <div className="grid min-w-0 gap-1">
      <Combobox.Root
        items={choices}
        value={chosen}
        onValueChange={(choice: Choice | null) => choice !== null && onChoose(choice.value)}
        limit={60}
        autoHighlight
      >
        <label htmlFor={id} className="text-second font-semibold">
          {label}
        </label>
        <div className="relative">
          <Combobox.Input
            id={id}
            aria-describedby={`${id}-hint`}
            placeholder={placeholder}
            className={`${control} pr-11`}
            onFocus={(event) => event.currentTarget.select()}
          />
          <Icon
            name="down"
            className="pointer-events-none absolute top-[15px] right-3.5 size-[18px] text-faded"
          />
        </div>
        <Combobox.Portal>
          <Combobox.Positioner className="z-20 outline-none" sideOffset={4}>
            <Combobox.Popup className={popup}>
              <Combobox.Empty>
                <p className="px-3.5 py-3 text-fact text-faded">{noneFound}</p>
              </Combobox.Empty>
              <Combobox.List>
                {(choice: Choice) => (
                  <Combobox.Item key={choice.value} value={choice} className={option}>
                    <Combobox.ItemIndicator>
                      <Icon name="check" className="size-[18px]" />
                    </Combobox.ItemIndicator>
                    <span className="col-start-2">{choice.label}</span>
                  </Combobox.Item>
                )}
              </Combobox.List>
            </Combobox.Popup>
          </Combobox.Positioner>
        </Combobox.Portal>
      </Combobox.Root>
      <p id={`${id}-hint`} className="text-second text-faded">
        {hint}
      </p>
    </div>
  );
}
