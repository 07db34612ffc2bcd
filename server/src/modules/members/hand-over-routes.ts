import { MadeId } from "@kith/contract/members";
import { AnswerHandOver, HandOver } from "@kith/contract/terms";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { answerOffer, offerTerm, withdrawOffer } from "./hand-overs.ts";

const tags = ["members"];
const InCommunity = z.object({ slug: z.string() });
const OfOffer = InCommunity.extend({ id: z.uuid() });
const Nothing = z.null();

export function handOverRoutes(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/terms/:termId/hand-over",
    {
      schema: {
        tags,
        summary: "Offer a running term to another member, who takes it over by accepting",
        params: InCommunity.extend({ termId: z.uuid() }),
        body: HandOver,
        response: { 201: MadeId },
      },
    },
    async (request, reply) => {
      const { slug, termId } = request.params;
      const id = await offerTerm(ctx, actorOf(request), slug, { ...request.body, termId });
      return reply.code(201).send({ id });
    },
  );
  http.post(
    "/api/communities/:slug/hand-overs/:id/answer",
    {
      schema: {
        tags,
        summary: "Accept or decline a term that was offered to oneself",
        params: OfOffer,
        body: AnswerHandOver,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await answerOffer(ctx, actorOf(request), slug, { id, isAccepted: request.body.isAccepted });
      return reply.code(204).send(null);
    },
  );
  http.delete(
    "/api/communities/:slug/hand-overs/:id",
    {
      schema: {
        tags,
        summary: "Take back an offer that was not answered",
        params: OfOffer,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await withdrawOffer(ctx, actorOf(request), slug, id);
      return reply.code(204).send(null);
    },
  );
}
