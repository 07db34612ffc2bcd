import type { FastifyReply, FastifyRequest } from "fastify";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { languageAsked } from "../../platform/refusal-words.ts";
import { endMail, languageOfPerson } from "./notice-settings.ts";
import { endingIn, type Ending } from "./unsubscribe.ts";
import { UNSUBSCRIBE_SECURITY, unsubscribePage, type UnsubscribePage } from "./unsubscribe-page.ts";

interface Behind {
  readonly ctx: Ctx;
  readonly secret: string;
}

const PATH = "/api/accounts/unsubscribe/:token";
const TokenParams = z.object({ token: z.string().max(300) });
const MAX_BODY_BYTES = 4096;

/**
 * Ends mail of a purpose by the link of a mail. Looking changes nothing: mail servers look at every link. Posting does,
 * once or often, from a mail program or from the page. Source: RFC 8058, 3.1 and 3.2.
 */
export async function mountUnsubscribe(http: Http, behind: Behind): Promise<void> {
  const summary = "End mail of a purpose by the link of a mail";
  const schema = { tags: ["notices"], params: TokenParams, produces: ["text/html"] };
  // In a scope of its own: a mail program sends a form, and what is in it does not matter.
  await http.register(async (scope: Http) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser(
      "*",
      { parseAs: "buffer", bodyLimit: MAX_BODY_BYTES },
      (_request, _body, done) => {
        done(null, null);
      },
    );
    scope.get(PATH, { schema: { ...schema, summary: `${summary}: the page that asks` } }, (request, reply) =>
      answer(behind, request, reply, request.params.token),
    );
    scope.post(PATH, { schema: { ...schema, summary } }, (request, reply) =>
      answer(behind, request, reply, request.params.token),
    );
  });
}

async function answer({ ctx, secret }: Behind, request: FastifyRequest, reply: FastifyReply, token: string) {
  const ending = endingIn(token, secret);
  if (ending === null) return show(request, reply.code(404), { is: "unknown" }, null);
  if (request.method === "GET") return show(request, reply, asking(ending), await known(ctx, ending));
  await endMail(ctx, ending);
  return show(request, reply, { is: "done", purpose: ending.purpose }, await known(ctx, ending));
}

const asking = ({ purpose }: Ending): UnsubscribePage => ({ is: "asked", purpose });
const known = ({ db }: Ctx, { personId }: Ending) => languageOfPerson(db, personId);

function show(
  request: FastifyRequest,
  reply: FastifyReply,
  page: UnsubscribePage,
  language: Awaited<ReturnType<typeof known>>,
) {
  return (
    reply
      .header("content-security-policy", UNSUBSCRIBE_SECURITY)
      // The browser is to say where the form comes from; to other addresses it says nothing of the link.
      .header("referrer-policy", "same-origin")
      .header("cache-control", "no-store")
      .type("text/html; charset=utf-8")
      .send(unsubscribePage(page, language ?? languageAsked(request.headers["accept-language"])))
  );
}
