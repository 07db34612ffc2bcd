import helmet from "@fastify/helmet";
import Fastify, { type FastifyInstance } from "fastify";
import { serializerCompiler, validatorCompiler, type ZodTypeProvider } from "fastify-type-provider-zod";
import { randomUUID } from "node:crypto";
import { isIP } from "node:net";
import { demandOwnOrigin } from "./origin.ts";
import { answerError } from "./refusals.ts";

export interface HttpOptions {
  /** `silent` to `debug`, as pino names them. */
  readonly logLevel: string;
  /** Takes one JSON object a line. */
  readonly logTo: NodeJS.WritableStream;
  /** Whose word is taken on who asks and how: addresses or networks, how many proxies away, or nobody's. */
  readonly trustProxy: string | null;
  /** How long somebody may take to send a small request; five minutes unless told otherwise. */
  readonly requestMs?: number;
}

/** Bodies of API calls are small; what is large (uploads) has routes with limits of their own. */
const MAX_BODY_BYTES = 256 * 1024;

/** Who takes longer to send a request must not hold a connection for ever. */
const REQUEST_MS = 300_000;

/** A file of 2 GB at 50 kB a second, as from a phone in a train, takes eleven hours. */
const UPLOAD_MS = 12 * 3_600_000;

/** What a page of Kith may load: its own files, nothing inline, nothing from elsewhere. */
const CONTENT_SECURITY = {
  "default-src": ["'none'"],
  "script-src": ["'self'"],
  "style-src": ["'self'"],
  "img-src": ["'self'", "data:", "blob:"],
  "font-src": ["'self'"],
  "connect-src": ["'self'"],
  "worker-src": ["'self'"],
  "manifest-src": ["'self'"],
  "base-uri": ["'none'"],
  "form-action": ["'self'"],
  "frame-ancestors": ["'none'"],
};

/** For answers that are never a page. */
const BARE_HEADERS = {
  "content-security-policy": "default-src 'none';frame-ancestors 'none'",
  "x-content-type-options": "nosniff",
  "referrer-policy": "no-referrer",
};

export type Http = Awaited<ReturnType<typeof createHttp>>;

/** A server with typed routes, security headers, structured logs and one place where errors become answers. */
export async function createHttp(options: HttpOptions) {
  const http = Fastify({
    logger: { level: options.logLevel, stream: options.logTo },
    requestTimeout: UPLOAD_MS,
    bodyLimit: MAX_BODY_BYTES,
    trustProxy: trusted(options.trustProxy),
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    forceCloseConnections: "idle",
    // What cannot even be routed meets no hook, and so not the headers below.
    frameworkErrors: (error, request, reply) => {
      answerError(error, request, reply.headers(BARE_HEADERS).header("x-request-id", request.id));
    },
  }).withTypeProvider<ZodTypeProvider>();
  http.setValidatorCompiler(validatorCompiler);
  http.setSerializerCompiler(serializerCompiler);
  await http.register(helmet, {
    contentSecurityPolicy: { useDefaults: false, directives: CONTENT_SECURITY },
    crossOriginEmbedderPolicy: { policy: "require-corp" },
    // HTTPS is the proxy's business; on a plain local address this header would lock the visitor out.
    strictTransportSecurity: false,
    referrerPolicy: { policy: "no-referrer" },
  });
  http.addHook("onSend", async (request, reply) => {
    reply.header("permissions-policy", "camera=(), microphone=(), geolocation=(), payment=(), usb=()");
    reply.header("x-request-id", request.id);
  });
  cutOffTheSlow(http, options.requestMs ?? REQUEST_MS);
  demandOwnOrigin(http);
  letGoWhenClosing(http);
  http.setErrorHandler(answerError);
  return http;
}

/** Where bodies are small, nobody needs the time that a large file needs. */
function cutOffTheSlow(http: FastifyInstance, requestMs: number): void {
  http.addHook("onRequest", (request, _reply, done) => {
    const { raw, routeOptions } = request;
    if ((routeOptions.bodyLimit ?? 0) <= MAX_BODY_BYTES) {
      const late = setTimeout(() => {
        if (!raw.complete) raw.destroy();
      }, requestMs).unref();
      for (const over of ["end", "close"]) raw.once(over, () => clearTimeout(late));
    }
    done();
  });
}

const NAMED_NETWORKS = ["loopback", "linklocal", "uniquelocal"];

/** Whether it can be said of whom to trust. */
export function isTrustProxy(trustProxy: string): boolean {
  if (/^\d+$/.test(trustProxy)) return true;
  return trustProxy.split(",").every((part) => {
    const [address = "", bits, ...more] = part.trim().split("/");
    if (NAMED_NETWORKS.includes(address)) return bits === undefined;
    const most = isIP(address) === 6 ? 128 : 32;
    return isIP(address) > 0 && more.length === 0 && (bits === undefined || isUpTo(bits, most));
  });
}

function isUpTo(digits: string, most: number): boolean {
  return /^\d+$/.test(digits) && Number(digits) <= most;
}

/** "2" trusts the two nearest; else addresses, networks, or names of such (`loopback`, `uniquelocal`). */
function trusted(trustProxy: string | null) {
  if (trustProxy === null) return false;
  if (!/^\d+$/.test(trustProxy)) return trustProxy;
  const most = Number(trustProxy);
  return (_address: string, hop: number) => hop < most;
}

/** A browser keeps its connection for the next request; one that is answered while the server closes must not. */
function letGoWhenClosing(http: FastifyInstance): void {
  let isClosing = false;
  http.addHook("preClose", (done) => {
    isClosing = true;
    done();
  });
  http.addHook("onSend", async (_request, reply) => {
    if (isClosing) reply.header("connection", "close");
  });
}
