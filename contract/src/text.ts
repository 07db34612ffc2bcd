import { z } from "zod";

/** Signs that cannot be seen, or that turn the reading direction of what stands around them. */
const UNSEEN = String.raw`\p{Cc}\p{Cs}\p{Zl}\p{Zp}\u202A-\u202E\u2066-\u2069`;
const ONE_LINE = new RegExp(`^[^${UNSEEN}]*$`, "u");
const LINES = new RegExp(String.raw`^(?:[^${UNSEEN}]|[\n\t])*$`, "u");
const SOMETHING_SEEN = /[\p{L}\p{N}\p{S}]/u;

/** One line that people write, in any script; `most` in UTF-16 units, as browsers count. */
export function oneLine(most: number) {
  return z
    .string()
    .max(4 * most)
    .normalize("NFC")
    .trim()
    .min(1)
    .max(most)
    .regex(ONE_LINE)
    .regex(SOMETHING_SEEN);
}

/** The same in several lines. */
export function someLines(most: number) {
  return z
    .string()
    .max(4 * most)
    .normalize("NFC")
    .trim()
    .min(1)
    .max(most)
    .regex(LINES)
    .regex(SOMETHING_SEEN);
}

/** Why a power is used; may be left empty where nothing is asked to be said. */
export const Reason = z.union([z.literal(""), oneLine(500)]);

/** Where a list goes on; opaque. */
export const Cursor = z
  .string()
  .min(1)
  .max(400)
  .regex(/^[\w-]+$/);

/** How many entries a page of a list holds at most. */
export const PAGE_SIZE = 50;
