import type { Refusal } from "@kith/contract/platform";
import type { FastifyError, FastifyReply, FastifyRequest } from "fastify";
import { hasZodFastifySchemaValidationErrors } from "fastify-type-provider-zod";
import { isDatabaseAway } from "./db/away.ts";
import { isExpectedNo, TooOften } from "./errors.ts";
import { languageAsked, refusalWords } from "./refusal-words.ts";

/** Whoever restarts a database has it back within so long, as a rule. */
const RETRY_SECONDS = 10;

/** Turns whatever was thrown into the one form of a refusal, in the language of whoever asked. */
export function answerError(error: FastifyError, request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const { status, ...told } = refusalOf(error);
  // Whoever left while still sending is no bug of ours, and nobody hears the answer.
  if (request.raw.readableAborted) request.log.info("the visitor left while sending");
  else if (told.error === "away") request.log.warn({ message: error.message }, "the database is away");
  else if (status >= 500) request.log.error({ err: error }, "unexpected error");
  if (told.error === "away") reply.header("retry-after", RETRY_SECONDS);
  if (error instanceof TooOften) reply.header("retry-after", error.retryAfterSeconds);
  const language = languageAsked(request.headers["accept-language"]);
  const body: Refusal = { ...told, message: refusalWords[told.error][language], requestId: request.id };
  return reply.code(status).header("content-language", language).header("vary", "accept-language").send(body);
}

/** What an error answers; a bug's own message never leaves the server. */
function refusalOf(error: FastifyError): Pick<Refusal, "error" | "reason" | "issues"> & { status: number } {
  if (isExpectedNo(error)) {
    return { status: error.status, error: error.kind, reason: error.reason, issues: [...error.issues] };
  }
  if (hasZodFastifySchemaValidationErrors(error)) {
    const issues = error.validation.map((issue) => ({
      path: issue.instancePath,
      message: issue.message ?? "",
    }));
    return { status: 400, error: "invalidInput", reason: error.validationContext ?? null, issues };
  }
  const status = error.statusCode ?? 500;
  if (status === 413) return { status, error: "tooLarge", reason: null, issues: [] };
  if (status >= 400 && status < 500) {
    return { status, error: "invalidInput", reason: error.code, issues: [] };
  }
  if (isDatabaseAway(error)) return { status: 503, error: "away", reason: null, issues: [] };
  return { status: 500, error: "unexpected", reason: null, issues: [] };
}
