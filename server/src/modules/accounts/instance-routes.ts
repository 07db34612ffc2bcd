import { InstanceDeliveries } from "@kith/contract/instance";
import type { Ctx } from "../../platform/ctx.ts";
import type { MailSettings } from "../../platform/delivery/index.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "./actor.ts";
import { instanceDeliveries } from "./instance-queries.ts";

/** For whoever runs the instance; for all others these are not there. */
export function mountInstance(http: Http, ctx: Ctx, mail: MailSettings | null): void {
  http.get(
    "/api/instance/deliveries",
    {
      schema: {
        tags: ["instance"],
        summary: "Notices that wait, and those that did not arrive as they should",
        response: { 200: InstanceDeliveries },
      },
    },
    async (request, reply) => reply.send(await instanceDeliveries(ctx.db, actorOf(request), mail)),
  );
}
