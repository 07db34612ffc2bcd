import { AskWhoMeets, CriteriaFacts, WhoMeets } from "@kith/contract/criteria";
import { z } from "zod";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Http } from "../../../platform/http.ts";
import { actorOf } from "../../accounts/index.ts";
import { demand } from "../../charter/index.ts";
import { inCommunityEvenClosed } from "../door.ts";
import type { Criteria } from "./criteria.ts";

const tags = ["members"];
const InCommunity = z.object({ slug: z.string() });

export function criteriaRoutes(http: Http, ctx: Ctx, criteria: Criteria): void {
  http.get(
    "/api/communities/:slug/criteria/facts",
    {
      schema: {
        tags,
        summary: "What criteria about members can be made of",
        params: InCommunity,
        response: { 200: CriteriaFacts },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const facts = await inCommunityEvenClosed(ctx, actorOf(request), slug, (tx, insider) => {
        demand(insider, "criteria.dry_run");
        return criteria.factsAt(tx, insider.communityId);
      });
      return reply.send(facts);
    },
  );
  http.post(
    "/api/communities/:slug/criteria/dry-run",
    {
      schema: {
        tags,
        summary: "Who meets a criterion now, and why; nothing happens to them",
        params: InCommunity,
        body: AskWhoMeets,
        response: { 200: WhoMeets },
      },
    },
    async (request, reply) => {
      const { criterion, cursor } = request.body;
      const meeting = await inCommunityEvenClosed(
        ctx,
        actorOf(request),
        request.params.slug,
        (tx, insider) => {
          demand(insider, "criteria.dry_run");
          const scope = { db: tx, communityId: insider.communityId, at: ctx.clock.now() };
          return criteria.whoMeets(criterion, scope, cursor);
        },
      );
      return reply.send(meeting);
    },
  );
}
