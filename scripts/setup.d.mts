/** Types of what tests use of setup.mjs, which must run on any Node without being compiled. */

/** Builds the web app unless the last build came from exactly these sources. */
export function ensureWebBuilt(): void;
