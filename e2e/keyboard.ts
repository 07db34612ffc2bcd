import type { Page } from "playwright-core";

/** Going through pages by keyboard alone. */

/** What is said of the element that has the focus; "" for none. */
export function focused(page: Page): Promise<string> {
  return page.evaluate(() => {
    const element = document.activeElement as HTMLElement | null;
    if (element?.matches("body, main") !== false) return "";
    const label = (element as HTMLInputElement).labels?.[0] ?? element.closest("label");
    return (element.getAttribute("aria-label") ?? label?.innerText ?? element.innerText).trim();
  });
}

/** Presses Tab until what is wanted has the focus. */
export async function tabTo(page: Page, wanted: string | RegExp, key = "Tab"): Promise<void> {
  for (let step = 0; step < 400; step++) {
    const name = await focused(page);
    if (typeof wanted === "string" ? name === wanted : wanted.test(name)) return;
    await page.keyboard.press(key);
  }
  throw new Error(`never came to ${String(wanted)}`);
}

/** Goes to it and presses it. */
export async function press(page: Page, wanted: string | RegExp, key = "Tab"): Promise<void> {
  await tabTo(page, wanted, key);
  await page.keyboard.press("Enter");
}

/** Whether something on the page has the focus, so that the keyboard goes on from where it was. */
export function hasFocus(page: Page): Promise<boolean> {
  return page.evaluate(() => document.activeElement !== null && document.activeElement !== document.body);
}

/** Whether the focus is on the content of the page, or on something in it. */
export function isInContent(page: Page): Promise<boolean> {
  return page.evaluate(() => document.querySelector("#content")?.contains(document.activeElement) === true);
}
