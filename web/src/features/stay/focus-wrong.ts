const WRONG = "[aria-invalid=true], fieldset[aria-describedby] input";

/** Leads to the first field that is wrong, once it is marked as such. */
export function focusWrong(form: HTMLFormElement): void {
  requestAnimationFrame(() => form.querySelector<HTMLElement>(WRONG)?.focus());
}
