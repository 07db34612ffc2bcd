import { FoundCommunity } from "@kith/contract/charter";
import { AuditList, CommunityView, Founded, Home } from "@kith/contract/members";
import { Cursor } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { confirmationRoutes } from "./confirmation-routes.ts";
import { contactRoutes } from "./contact-routes.ts";
import { accessCommunity, inCommunityEvenClosed } from "./door.ts";
import { foundCommunity } from "./founding.ts";
import { handOverRoutes } from "./hand-over-routes.ts";
import { memberRoutes } from "./member-routes.ts";
import { auditList, communityView, homeOf } from "./queries.ts";
import { termRoutes } from "./term-routes.ts";
import { verificationRoutes } from "./verification-routes.ts";

const tags = ["members"];
const InCommunity = z.object({ slug: z.string() });

export function membersRoutes(http: Http, ctx: Ctx): void {
  home(http, ctx);
  community(http, ctx);
  memberRoutes(http, ctx);
  termRoutes(http, ctx);
  confirmationRoutes(http, ctx);
  handOverRoutes(http, ctx);
  verificationRoutes(http, ctx);
  contactRoutes(http, ctx);
}

function home(http: Http, ctx: Ctx): void {
  http.get(
    "/api/home",
    { schema: { tags, summary: "The communities one belongs to", response: { 200: Home } } },
    async (request, reply) => reply.send(await homeOf(ctx, actorOf(request))),
  );
  http.post(
    "/api/communities",
    { schema: { tags, summary: "Found a community", body: FoundCommunity, response: { 201: Founded } } },
    async (request, reply) => reply.code(201).send(await foundCommunity(ctx, actorOf(request), request.body)),
  );
}

function community(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug",
    {
      schema: {
        tags,
        summary: "A community, its charter, and what one may do in it",
        params: InCommunity,
        response: { 200: CommunityView },
      },
    },
    async (request, reply) => {
      const insider = await accessCommunity(ctx, actorOf(request), request.params.slug);
      return reply.send(await communityView(ctx, insider));
    },
  );
  http.get(
    "/api/communities/:slug/audit",
    {
      schema: {
        tags,
        summary: "Every power used in the community, the newest first",
        params: InCommunity,
        querystring: z.object({ cursor: Cursor.optional() }),
        response: { 200: AuditList },
      },
    },
    async (request, reply) => {
      const { cursor } = request.query;
      const list = await inCommunityEvenClosed(ctx, actorOf(request), request.params.slug, (tx, insider) =>
        auditList({ ...ctx, db: tx }, insider, cursor),
      );
      return reply.send(list);
    },
  );
}
