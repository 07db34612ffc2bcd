import * as contract from "@kith/contract/gate";
import { MyApplication } from "@kith/contract/applications";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { InvalidInput } from "../../platform/errors.ts";
import type { Http } from "../../platform/http.ts";
import { actorOrNull, type Newcomers } from "../accounts/index.ts";
import { applicationsBy } from "./application-store.ts";
import { myApplication } from "./applicant.ts";
import { apply } from "./applying.ts";
import { applyForm, type Landings } from "./landing.ts";
import { countView } from "./visits.ts";

/** What the open side of a gate works with. */
export interface JoinTools {
  readonly ctx: Ctx;
  readonly landings: Landings;
  readonly newcomers: Newcomers;
}

const tags = ["gate"];
const Community = z.object({ slug: z.string() });
const Nothing = z.null();

/** For anyone, signed in or not. */
export function mountJoin(http: Http, tools: JoinTools): void {
  mountLanding(http, tools);
  mountApplying(http, tools);
}

function mountLanding(http: Http, { ctx, landings }: JoinTools): void {
  http.get(
    "/api/join/:slug",
    {
      schema: {
        tags,
        summary: "What whoever thinks of joining must know",
        params: Community,
        querystring: contract.LandingAsked,
        response: { 200: contract.Landing },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const landing = await landings.landing(slug, request.query.code, actorOrNull(request));
      return reply.header("cache-control", "no-store").send(landing);
    },
  );
  http.get(
    "/api/join/:slug/form",
    {
      schema: {
        tags,
        summary: "What an application is asked",
        params: Community,
        querystring: contract.FormAsked,
        response: { 200: contract.ApplyForm },
      },
    },
    async (request, reply) => {
      const form = await applyForm(ctx, actorOrNull(request), request.params.slug, request.query);
      return reply.header("cache-control", "no-store").send(form);
    },
  );
  http.post(
    "/api/join/:slug/views",
    {
      schema: {
        tags,
        summary: "Say that the landing page was seen",
        params: Community,
        body: contract.PageSeen,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { userAgent } = browserOf(request);
      const visitor = { address: request.ip, userAgent };
      await countView(ctx, request.params.slug, { code: request.body.code, visitor });
      return reply.code(204).send(null);
    },
  );
}

function mountApplying(http: Http, tools: JoinTools): void {
  const { ctx, newcomers } = tools;
  http.post(
    "/api/join/:slug/applications",
    {
      schema: {
        tags,
        summary: "Ask to come in; whoever has no account makes one in the same step",
        params: Community,
        body: contract.Apply,
        response: { 200: MyApplication, 201: MyApplication },
      },
    },
    async (request, reply) => {
      const actor = actorOrNull(request);
      if (actor !== null) newcomers.countSent("apply", actor.personId);
      else newcomers.countNew(request.ip);
      const asking = { slug: request.params.slug, asked: request.body, actor };
      const sent = await apply(ctx, newcomers, asking).catch((error: unknown) =>
        sentAlready(tools, request, request.body, error),
      );
      const application = await myApplication(ctx, sent, sent.applicationId);
      const cookie =
        sent.cookie ?? (actor === null ? await newcomers.welcome(sent.personId, browserOf(request)) : null);
      if (cookie !== null) void reply.header("set-cookie", cookie);
      return reply.code(sent.isNew ? 201 : 200).send(application);
    },
  );
}

/**
 * Somebody whose answer was lost on the way sends the same again, account and all: if these words sign in who sent it,
 * it is theirs and has arrived.
 */
async function sentAlready(
  { ctx, newcomers }: JoinTools,
  request: FastifyRequest,
  { id, account }: contract.Apply,
  error: unknown,
) {
  if (!(error instanceof InvalidInput) || account === undefined || actorOrNull(request) !== null) throw error;
  const known = await newcomers.known(account, browserOf(request));
  const [own] = known === null ? [] : await applicationsBy(ctx.db, known.personId, { id });
  if (known === null || own === undefined) throw error;
  return { applicationId: id, personId: known.personId, isNew: false, cookie: known.cookie };
}

/** By which browser somebody asks; over https where a trusted proxy says so. */
function browserOf({ headers, protocol }: FastifyRequest) {
  const userAgent = (headers["user-agent"] ?? "").replaceAll("\0", "");
  return { userAgent, isSecure: protocol === "https" };
}
