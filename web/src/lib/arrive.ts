/**
 * For the heading of a step that has just replaced another: reading and the keyboard go on from it. As a `ref`
 * it runs once, when the heading appears.
 */
export function arriveAt(heading: HTMLElement | null): void {
  if (heading === null) return;
  window.scrollTo({ top: 0 });
  heading.focus({ preventScroll: true });
}
