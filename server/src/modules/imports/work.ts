import type { Ctx } from "../../platform/ctx.ts";
import type { Alone } from "../../platform/db/alone.ts";
import type { Copying } from "../../platform/db/copy.ts";
import type { Files } from "../../platform/files.ts";

/** What this module is given besides what every module is. */
export interface ImportTools {
  readonly ctx: Ctx;
  readonly copying: Copying;
  readonly alone: Alone;
  readonly files: Files;
}

/** The names of its work. */
export const RUN = "imports.run";
export const UNDO = "imports.undo";

/** One import of a carrier at a time; undoing one is the same to its carrier. */
export function turnOf(carrierId: string): string {
  return `import ${carrierId}`;
}
