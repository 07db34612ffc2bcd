import { MakeAppeal, OwnSanction, OwnSanctions } from "@kith/contract/stay";
import { Cursor } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { makeAppeal } from "./appeals.ts";
import { ownList, ownOne } from "./queries.ts";

const tags = ["stay"];
const OfSanction = z.object({ sanctionId: z.uuid() });

/** What was done to oneself: these lead nowhere else, so they stay open to whoever was removed. */
export function ownRoutes(http: Http, ctx: Ctx): void {
  http.get(
    "/api/sanctions/mine",
    {
      schema: {
        tags,
        summary: "What was ever done to oneself under a rule, also where one no longer belongs",
        querystring: z.object({ cursor: Cursor.optional() }),
        response: { 200: OwnSanctions },
      },
    },
    async (request, reply) => reply.send(await ownList(ctx, actorOf(request), request.query)),
  );
  http.get(
    "/api/sanctions/:sanctionId",
    {
      schema: {
        tags,
        summary: "One of one's own sanctions",
        params: OfSanction,
        response: { 200: OwnSanction },
      },
    },
    async (request, reply) => reply.send(await ownOne(ctx, actorOf(request), request.params.sanctionId)),
  );
  http.post(
    "/api/sanctions/:sanctionId/appeal",
    {
      schema: {
        tags,
        summary: "Appeal, once, within seven days",
        params: OfSanction,
        body: MakeAppeal,
        response: { 201: OwnSanction },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { sanctionId } = request.params;
      await makeAppeal(ctx, actor, { sanctionId, text: request.body.text });
      return reply.code(201).send(await ownOne(ctx, actor, sanctionId));
    },
  );
}
