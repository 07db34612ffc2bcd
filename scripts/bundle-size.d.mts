/** Types of what tests use of bundle-size.mjs. */

/** Most bytes of compressed script the first screen may load. */
export const BUDGET_BYTES: number;

/** Bytes of script the front page needs before it stands, in the language that needs more. */
export const SCREENS: Readonly<Record<"/" | "/join", { readonly page: string; readonly catalogue: string }>>;

export function firstScreenScript(
  dist?: string,
  screen?: "/" | "/join",
): {
  readonly language: string;
  readonly bytes: number;
  readonly sizes: readonly { readonly file: string; readonly bytes: number }[];
};
