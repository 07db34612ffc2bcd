import type { FastifyInstance, FastifyRequest } from "fastify";
import { NotAllowed } from "./errors.ts";

/** What changes nothing may be asked for from anywhere. */
const HARMLESS = ["GET", "HEAD", "OPTIONS"];

/**
 * Lets no page of another address change anything with a visitor's cookie: browsers say where a request comes from, and
 * it must be here. Programs say nothing of it and carry no visitor's cookie by accident.
 */
export function demandOwnOrigin(http: FastifyInstance): void {
  http.addHook("onRequest", async (request) => {
    if (!HARMLESS.includes(request.method) && !isOwn(request)) throw new NotAllowed("foreignOrigin");
  });
}

function isOwn(request: FastifyRequest): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  if (origin === undefined) return site === undefined || site === "same-origin" || site === "none";
  if (!URL.canParse(origin)) return false;
  const { protocol, host } = new URL(origin);
  // Seen without encryption, the address may have been forged on the way, unless all of it is without.
  return host === request.host.toLowerCase() && (request.protocol === "http" || protocol === "https:");
}
