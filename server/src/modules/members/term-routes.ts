import { Appoint, Appointed, EndTerm, RoleList } from "@kith/contract/members";
import { Cursor } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { accessCommunity } from "./door.ts";
import { roleList } from "./role-queries.ts";
import { appoint, endTerm } from "./terms.ts";

const tags = ["members"];
const InCommunity = z.object({ slug: z.string() });

export function termRoutes(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/terms",
    {
      schema: {
        tags,
        summary: "Who has or had which role, and which roles stand empty",
        params: InCommunity,
        querystring: z.object({ cursor: Cursor.optional() }),
        response: { 200: RoleList },
      },
    },
    async (request, reply) => {
      const insider = await accessCommunity(ctx, actorOf(request), request.params.slug);
      return reply.send(await roleList(ctx, insider, request.query.cursor));
    },
  );
  http.post(
    "/api/communities/:slug/terms",
    {
      schema: {
        tags,
        summary: "Appoint a member to a role, for a term",
        params: InCommunity,
        body: Appoint,
        response: { 201: Appointed },
      },
    },
    async (request, reply) => {
      const termId = await appoint(ctx, actorOf(request), request.params.slug, request.body);
      return reply.code(201).send({ termId });
    },
  );
  http.post(
    "/api/communities/:slug/terms/:termId/end",
    {
      schema: {
        tags,
        summary: "End a term early",
        params: InCommunity.extend({ termId: z.uuid() }),
        body: EndTerm,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { slug, termId } = request.params;
      await endTerm(ctx, actorOf(request), slug, { termId, reason: request.body.reason });
      return reply.code(204).send(null);
    },
  );
}
