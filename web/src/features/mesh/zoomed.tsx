import type { KeyboardEvent, ReactNode } from "react";
import { useWords } from "../../lib/words.ts";
import { Icon } from "../../ui/icon.tsx";
import { closer, MOST, moved, wholeField, type Lens } from "./lens.ts";
import { useLens } from "./use-lens.ts";
import { meshWords } from "./words.ts";

interface ZoomedProps {
  readonly subject: unknown;
  /** Few people need no looking closer. */
  readonly isOffered: boolean;
  /** Stands below the picture, beside the buttons. */
  readonly legend: ReactNode;
  readonly children: (lens: Lens) => ReactNode;
}

const STEP = 1.6;
const ARROW_UNITS = 60;
const arrows: Readonly<Record<string, readonly [number, number]>> = {
  ArrowLeft: [1, 0],
  ArrowRight: [-1, 0],
  ArrowUp: [0, 1],
  ArrowDown: [0, -1],
};

/** A picture of many, looked at more closely: by buttons, arrow keys, dragging and pinching. */
export function Zoomed({ subject, isOffered, legend, children }: ZoomedProps) {
  const words = useWords(meshWords);
  const { lens, change, drag } = useLens(subject);
  const isWhole = lens.factor === 1;
  const onKeyDown = (event: KeyboardEvent) => {
    const arrow = arrows[event.key];
    if (arrow === undefined || isWhole) return;
    event.preventDefault();
    change((lens) => moved(lens, arrow[0] * ARROW_UNITS, arrow[1] * ARROW_UNITS));
  };
  if (!isOffered) {
    return (
      <>
        {children(wholeField)}
        {legend}
      </>
    );
  }
  return (
    <>
      <div
        {...drag}
        className={isWhole ? "" : "cursor-grab touch-none overflow-hidden active:cursor-grabbing"}
      >
        {children(lens)}
      </div>
      <div className="flex items-start gap-2">
        <div className="min-w-0 flex-1">{legend}</div>
        {/* The arrow keys move the picture while one of its buttons has the focus. */}
        {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions */}
        <fieldset aria-label={words.zoom} className="-mr-3 flex print:hidden" onKeyDown={onKeyDown}>
          <ZoomKey
            icon="plus"
            name={words.zoomIn}
            isOff={lens.factor === MOST}
            onPress={() => change((seen) => closer(seen, STEP))}
          />
          <ZoomKey
            icon="minus"
            name={words.zoomOut}
            isOff={isWhole}
            onPress={() => change((seen) => closer(seen, 1 / STEP))}
          />
          <ZoomKey
            icon="whole"
            name={words.zoomWhole}
            isOff={isWhole}
            onPress={() => change(() => wholeField)}
          />
        </fieldset>
      </div>
    </>
  );
}

interface ZoomKeyProps {
  readonly icon: "plus" | "minus" | "whole";
  readonly name: string;
  readonly isOff: boolean;
  readonly onPress: () => void;
}

/** Off it keeps the focus: whoever zooms by keys must not be thrown out of the picture. */
function ZoomKey({ icon, name, isOff, onPress }: ZoomKeyProps) {
  return (
    <button
      type="button"
      aria-label={name}
      aria-disabled={isOff || undefined}
      className={`grid size-11 place-items-center rounded-box ${isOff ? "text-edge" : "active:bg-sunk"}`}
      onClick={isOff ? undefined : onPress}
    >
      <Icon name={icon} className="size-[18px]" />
    </button>
  );
}
