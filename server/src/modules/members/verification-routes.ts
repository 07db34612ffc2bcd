import { Reason } from "@kith/contract/text";
import { StaffList, Verify } from "@kith/contract/terms";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf, runsInstance, type Actor } from "../accounts/index.ts";
import { staffOfInstance } from "./instance-staff.ts";
import { verifyForInstance, verifyMember, withdrawVerification } from "./verifying.ts";

const OfMember = z.object({ slug: z.string(), memberId: z.uuid() });
const Nothing = z.null();

export function verificationRoutes(http: Http, ctx: Ctx): void {
  byOrganisers(http, ctx);
  byInstance(http, ctx);
}

function byOrganisers(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/members/:memberId/verification",
    {
      schema: {
        tags: ["members"],
        summary: "Record that one made sure who an organiser or official is",
        params: OfMember,
        body: Verify,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      await verifyMember(ctx, actorOf(request), slug, { ...request.body, memberId });
      return reply.code(204).send(null);
    },
  );
  http.delete(
    "/api/communities/:slug/members/:memberId/verification",
    {
      schema: {
        tags: ["members"],
        summary: "Take a verification back",
        params: OfMember,
        querystring: z.object({ reason: Reason.optional() }),
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      const { reason = "" } = request.query;
      await withdrawVerification(ctx, actorOf(request), slug, { memberId, reason });
      return reply.code(204).send(null);
    },
  );
}

/** For whoever runs the instance; for all others these are not there. */
function byInstance(http: Http, ctx: Ctx): void {
  http.get(
    "/api/instance/staff",
    {
      schema: {
        tags: ["instance"],
        summary: "Organisers and officials of every community, and who made sure of them",
        querystring: z.object({ cursor: z.uuid().optional() }),
        response: { 200: StaffList },
      },
    },
    async (request, reply) => {
      await demandRunsInstance(ctx, actorOf(request));
      return reply.send(await staffOfInstance(ctx, request.query.cursor));
    },
  );
  http.post(
    "/api/instance/communities/:slug/members/:memberId/verification",
    {
      schema: {
        tags: ["instance"],
        summary: "Vouch, as whoever runs the instance, for who an organiser or official is",
        params: OfMember,
        body: z.object({ reason: Reason }),
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      await demandRunsInstance(ctx, actor);
      await verifyForInstance(ctx, actor, { ...request.params, reason: request.body.reason });
      return reply.code(204).send(null);
    },
  );
}

async function demandRunsInstance({ db }: Ctx, actor: Actor): Promise<void> {
  if (!(await runsInstance(db, actor))) throw new NotFound();
}
