import { Health } from "@kith/contract/platform";
import { answersInTime } from "./platform/db/open.ts";
import { createHttp } from "./platform/http.ts";
import type { Instance } from "./platform/instance.ts";
import { describeApi } from "./platform/openapi.ts";
import { serveWebApp } from "./platform/web-app.ts";

export interface AppOptions {
  readonly version: string;
  readonly instance: Instance;
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
  const answers = { 200: Health, 503: Health };
  http.get(
    "/api/health",
    { schema: { summary: "Whether the instance is up", response: answers }, logLevel: "warn" },
    async (_, reply) => {
      const isUp = await answersInTime(options.instance.database);
      return reply.code(isUp ? 200 : 503).send({
        status: isUp ? "ok" : "down",
        database: isUp ? "up" : "down",
        version: options.version,
        uptimeSeconds: (options.monotonicMs() - startedMs) / 1000,
      });
    },
  );
  await serveWebApp(http, options.webFolder);
  return http;
}
