/** Lets the browser ask before the tab is closed, while closing it would lose something. */
export function holdTab(isHeld: boolean): void {
  if (isHeld) addEventListener("beforeunload", holdBack);
  else removeEventListener("beforeunload", holdBack);
}

function holdBack(event: BeforeUnloadEvent): void {
  event.preventDefault();
}
