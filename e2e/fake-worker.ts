import path from "node:path";
import type { BrowserContext } from "playwright-core";
import { build, type Rolldown } from "vite";

const entry = path.resolve(import.meta.dirname, "../web/test/fixtures/fake-worker.ts");

let script: Promise<string> | null = null;

/** Puts the fake worker in the place of the built one, for pages of this context. */
export async function withFakeWorker(context: BrowserContext): Promise<void> {
  script ??= bundled();
  const body = await script;
  await context.route(/\/assets\/worker-[\w-]+\.js$/, (route) =>
    route.fulfill({
      body,
      contentType: "text/javascript",
      // A page under this policy starts only workers that are under it too.
      headers: { "cross-origin-embedder-policy": "require-corp" },
    }),
  );
}

async function bundled(): Promise<string> {
  const outputs = await build({
    configFile: false,
    logLevel: "error",
    build: { write: false, lib: { entry, formats: ["es"], fileName: "fake-worker" } },
  });
  const [output] = [outputs].flat() as Rolldown.RolldownOutput[];
  return output?.output[0].code ?? "";
}
