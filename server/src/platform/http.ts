import helmet from "@fastify/helmet";
import type { Refusal } from "@kith/contract/platform";
import Fastify, { type FastifyError, type FastifyReply, type FastifyRequest } from "fastify";
import {
  hasZodFastifySchemaValidationErrors,
  serializerCompiler,
  validatorCompiler,
  type ZodTypeProvider,
} from "fastify-type-provider-zod";
import { randomUUID } from "node:crypto";
import { isExpectedNo } from "./errors.ts";

export interface HttpOptions {
  /** `silent` to `debug`, as pino names them. */
  readonly logLevel: string;
}

/** Bodies of API calls are small; what is large (uploads) has routes with limits of their own. */
const MAX_BODY_BYTES = 256 * 1024;

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

export type Http = Awaited<ReturnType<typeof createHttp>>;

/** A server with typed routes, security headers, structured logs and one place where errors become answers. */
export async function createHttp(options: HttpOptions) {
  const http = Fastify({
    logger: { level: options.logLevel },
    bodyLimit: MAX_BODY_BYTES,
    genReqId: () => randomUUID(),
    return503OnClosing: true,
    forceCloseConnections: "idle",
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
  http.setErrorHandler(answerError);
  return http;
}

function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, body } = refusalOf(error, request.id);
  if (status >= 500) request.log.error({ err: error }, "unexpected error");
  return reply.code(status).send(body);
}

/** The answer to an error; a bug's own message never leaves the server. */
function refusalOf(error: FastifyError, requestId: string): { status: number; body: Refusal } {
  if (isExpectedNo(error)) {
    return { status: error.status, body: { error: error.kind, reason: error.reason, issues: [], requestId } };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({
      path: issue.instancePath,
      message: issue.message ?? "",
    }));
    return {
      status: 400,
      body: { error: "invalidInput", reason: error.validationContext ?? null, issues, requestId },
    };
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return { status, body: { error: "tooLarge", reason: null, issues: [], requestId } };
  if (status >= 400 && status < 500) {
    return { status, body: { error: "invalidInput", reason: error.code, issues: [], requestId } };
  }
  return { status: 500, body: { error: "unexpected", reason: null, issues: [], requestId } };
}
