/**
 * Keeps zod from compiling its checks: our pages forbid that, and merely trying is reported as a breach. Set before zod is
 * loaded, which happens with the first page that needs it.
 */
declare global {
  var __zod_globalConfig: { jitless?: boolean } | undefined;
}

globalThis.__zod_globalConfig = { ...globalThis.__zod_globalConfig, jitless: true };

// oxlint-disable-next-line unicorn/require-module-specifiers
export {};
