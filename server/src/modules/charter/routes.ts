import { CloseCommunity } from "@kith/contract/charter";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { closeCommunity } from "./commands.ts";
import type { Door } from "./insider.ts";

const InCommunity = z.object({ slug: z.string() });
const Nothing = z.null();
const tags = ["charter"];

export function charterRoutes(http: Http, ctx: Ctx, door: Door): void {
  closing(http, ctx, door);
}

function closing(http: Http, ctx: Ctx, door: Door): void {
  http.post(
    "/api/communities/:slug/close",
    {
      schema: {
        tags,
        summary: "Close the community: from then on it is read and left, no longer written",
        params: InCommunity,
        body: CloseCommunity,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        closeCommunity(tx, ctx, insider, request.body.reason),
      );
      return reply.code(204).send(null);
    },
  );
}
