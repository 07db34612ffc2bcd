import { useRouter } from "@tanstack/react-router";
import { useEffect } from "react";

/** Whether whoever is here has gone from one page to another; a page that was opened keeps the browser's own start. */
let hasMoved = false;

/** After each step to another page the keyboard, and what is read aloud, goes on at its content. */
export function useArrivals(): void {
  const router = useRouter();
  useEffect(
    () =>
      router.subscribe("onRendered", ({ pathChanged, fromLocation }) => {
        if (!pathChanged || fromLocation === undefined) return;
        hasMoved = true;
        const main = document.querySelector<HTMLElement>("#content");
        if (main !== null && !main.contains(document.activeElement)) standAt(main);
      }),
    [router],
  );
}

/** For content that comes in the place of other content: where the focus went with it, it goes on here. */
export function takeLostFocus(main: HTMLElement | null): void {
  if (main !== null && hasMoved && document.activeElement === document.body) standAt(main);
}

function standAt(main: HTMLElement): void {
  main.tabIndex = -1;
  main.focus({ preventScroll: true });
}
