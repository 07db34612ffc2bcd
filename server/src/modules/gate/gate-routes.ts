import { GateView, RefereeLink, SetGate, Vouch, VouchRequests } from "@kith/contract/gate";
import {
  ChangeCode,
  ChannelCode,
  CodeByWeek,
  CodeReport,
  CodesAsked,
  MakeCode,
} from "@kith/contract/channel-codes";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { changeCode, codeByWeek, codeReport, endCode, makeCode } from "./codes.ts";
import { gateView, setGate } from "./settings.ts";
import { makeRefereeLink, vouch, vouchRequests } from "./vouching.ts";

const tags = ["gate"];
const Community = z.object({ slug: z.string() });
const OneCode = Community.extend({ id: z.uuid() });
const Vouching = Community.extend({ applicationId: z.uuid() });
const Nothing = z.null();

/** For members: the gate itself, its codes, and vouching. */
export function mountGate(http: Http, ctx: Ctx): void {
  mountSettings(http, ctx);
  mountVouching(http, ctx);
  mountCodes(http, ctx);
  mountCode(http, ctx);
}

function mountSettings(http: Http, ctx: Ctx): void {
  const answers = { params: Community, response: { 200: GateView } };
  http.get(
    "/api/communities/:slug/gate",
    { schema: { tags, summary: "What the gate asks, and by which rules it decides", ...answers } },
    async (request, reply) => reply.send(await gateView(ctx, actorOf(request), request.params.slug)),
  );
  http.put(
    "/api/communities/:slug/gate",
    { schema: { tags, summary: "Set the gate", body: SetGate, ...answers } },
    async (request, reply) => {
      const actor = actorOf(request);
      await setGate(ctx, actor, request.params.slug, request.body);
      return reply.send(await gateView(ctx, actor, request.params.slug));
    },
  );
}

function mountVouching(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/referee-links",
    {
      schema: {
        tags,
        summary: "Make a link by which somebody can name one as their referee",
        params: Community,
        response: { 201: RefereeLink },
      },
    },
    async (request, reply) =>
      reply.code(201).send(await makeRefereeLink(ctx, actorOf(request), request.params.slug)),
  );
  http.get(
    "/api/communities/:slug/vouching",
    {
      schema: {
        tags,
        summary: "Who named one as their referee",
        params: Community,
        response: { 200: VouchRequests },
      },
    },
    async (request, reply) => reply.send(await vouchRequests(ctx, actorOf(request), request.params.slug)),
  );
  http.post(
    "/api/communities/:slug/vouching/:applicationId",
    {
      schema: {
        tags,
        summary: "Vouch for somebody, or do not",
        params: Vouching,
        body: Vouch,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, applicationId } = request.params;
      await vouch(ctx, actorOf(request), slug, { applicationId, ...request.body });
      return reply.code(204).send(null);
    },
  );
}

function mountCodes(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/codes",
    {
      schema: {
        tags,
        summary: "Channel codes and what came of them",
        params: Community,
        querystring: CodesAsked,
        response: { 200: CodeReport },
      },
    },
    async (request, reply) =>
      reply.send(await codeReport(ctx, actorOf(request), request.params.slug, request.query.cursor)),
  );
  http.post(
    "/api/communities/:slug/codes",
    {
      schema: {
        tags,
        summary: "Make a channel code",
        params: Community,
        body: MakeCode,
        response: { 201: ChannelCode },
      },
    },
    async (request, reply) => {
      const [actor, { slug }] = [actorOf(request), request.params];
      const id = await makeCode(ctx, actor, slug, request.body);
      return reply.code(201).send((await codeByWeek(ctx, actor, slug, id)).code);
    },
  );
}

function mountCode(http: Http, ctx: Ctx): void {
  const answers = { params: OneCode, response: { 200: ChannelCode } };
  http.get(
    "/api/communities/:slug/codes/:id",
    { schema: { tags, summary: "One code, week by week", params: OneCode, response: { 200: CodeByWeek } } },
    async (request, reply) =>
      reply.send(await codeByWeek(ctx, actorOf(request), request.params.slug, request.params.id)),
  );
  http.patch(
    "/api/communities/:slug/codes/:id",
    { schema: { tags, summary: "Change a code", body: ChangeCode, ...answers } },
    async (request, reply) => {
      const [actor, { slug, id }] = [actorOf(request), request.params];
      await changeCode(ctx, actor, slug, { id, ...request.body });
      return reply.send((await codeByWeek(ctx, actor, slug, id)).code);
    },
  );
  http.post(
    "/api/communities/:slug/codes/:id/end",
    { schema: { tags, summary: "End a code", ...answers } },
    async (request, reply) => {
      const [actor, { slug, id }] = [actorOf(request), request.params];
      await endCode(ctx, actor, slug, id);
      return reply.send((await codeByWeek(ctx, actor, slug, id)).code);
    },
  );
}
