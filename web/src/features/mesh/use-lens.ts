import { useEffect, useRef, useState, type PointerEvent, type RefObject } from "react";
import { FIELD } from "./field.ts";
import { closer, moved, wholeField, type Lens } from "./lens.ts";

/** A lens moved by dragging, by pinching on a touch pad or with Ctrl and the wheel, and by `change`. */
export interface LensInHand {
  readonly lens: Lens;
  readonly change: (next: (lens: Lens) => Lens) => void;
  /** Spread over what is dragged. */
  readonly drag: {
    readonly ref: RefObject<HTMLDivElement | null>;
    readonly onPointerDown: (event: PointerEvent<HTMLElement>) => void;
    readonly onPointerMove: (event: PointerEvent<HTMLElement>) => void;
    readonly onClickCapture: (event: React.MouseEvent) => void;
  };
}

const A_DRAG_PX = 4;

/** @param subject what is looked at: another one is seen whole again. */
export function useLens(subject: unknown): LensInHand {
  const ref = useRef<HTMLDivElement>(null);
  const [{ lens, of }, set] = useState({ lens: wholeField, of: subject });
  const own = of === subject ? lens : wholeField;
  const change = (next: (lens: Lens) => Lens) =>
    set((held) => ({ lens: next(held.of === subject ? held.lens : wholeField), of: subject }));
  const way = useRef(0);
  useWheel(ref, (by, at) => change((lens) => closer(lens, by, at)));
  return {
    lens: own,
    change,
    drag: {
      ref,
      onPointerDown: () => (way.current = 0),
      onPointerMove: (event) => {
        if (own.factor === 1 || event.buttons !== 1) return;
        way.current += Math.hypot(event.movementX, event.movementY);
        const unit = FIELD.width / event.currentTarget.clientWidth;
        const [dx, dy] = [event.movementX * unit, event.movementY * unit];
        change((lens) => moved(lens, dx, dy));
      },
      // Whoever lets go after dragging meant nobody in particular.
      onClickCapture: (event) => {
        if (way.current > A_DRAG_PX) event.stopPropagation();
      },
    },
  };
}

/** React listens to the wheel passively, and so could not keep the page from zooming as well. */
function useWheel(
  ref: RefObject<HTMLElement | null>,
  onZoom: (by: number, at: { readonly x: number; readonly y: number }) => void,
): void {
  const latest = useRef(onZoom);
  useEffect(() => {
    latest.current = onZoom;
  });
  useEffect(() => {
    const element = ref.current;
    const onWheel = (event: WheelEvent) => {
      if (!event.ctrlKey || element === null) return;
      event.preventDefault();
      const box = element.getBoundingClientRect();
      const unit = FIELD.width / box.width;
      const at = { x: (event.clientX - box.left) * unit, y: (event.clientY - box.top) * unit };
      latest.current(Math.exp(-event.deltaY / 100), at);
    };
    element?.addEventListener("wheel", onWheel, { passive: false });
    return () => element?.removeEventListener("wheel", onWheel);
  }, [ref]);
}
