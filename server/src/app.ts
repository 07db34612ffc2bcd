import { Health } from "@kith/contract/platform";
import { createHttp } from "./platform/http.ts";
import { describeApi } from "./platform/openapi.ts";
import { serveWebApp } from "./platform/web-app.ts";

export interface AppOptions {
  readonly version: string;
  readonly logLevel: string;
  readonly logTo: NodeJS.WritableStream;
  /** Folder of the built web app. */
  readonly webFolder: string;
  /** ms since some fixed moment, never going back. */
  readonly monotonicMs: () => number;
}

/** Puts the parts together. Modules are mounted here, in the order of their rank. */
export async function createApp(options: AppOptions) {
  const startedMs = options.monotonicMs();
  const http = await createHttp(options);
  await describeApi(http, options.version);
  http.get(
    "/api/health",
    { schema: { summary: "Whether the instance is up", response: { 200: Health } }, logLevel: "warn" },
    () => ({
      status: "ok" as const,
      version: options.version,
      uptimeSeconds: (options.monotonicMs() - startedMs) / 1000,
    }),
  );
  await serveWebApp(http, options.webFolder);
  return http;
}
