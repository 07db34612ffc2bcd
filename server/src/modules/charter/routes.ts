import {
  AddCarrier,
  CarrierList,
  ChangeCarrier,
  CloseCommunity,
  RemoveCarrier,
  type CarrierView,
} from "@kith/contract/charter";
import { MadeId } from "@kith/contract/members";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { addCarrier, changeCarrier, closeCommunity, removeCarrier } from "./commands.ts";
import { mayStill, type Door, type Insider } from "./insider.ts";
import { carriersOf, type Carrier } from "./queries.ts";
import { isOffered } from "./rules.ts";

const InCommunity = z.object({ slug: z.string() });
const OfCarrier = InCommunity.extend({ id: z.uuid() });
const Nothing = z.null();
const tags = ["charter"];

export function charterRoutes(http: Http, ctx: Ctx, door: Door): void {
  closing(http, ctx, door);
  listing(http, ctx, door);
  changing(http, ctx, door);
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

function listing(http: Http, ctx: Ctx, door: Door): void {
  http.get(
    "/api/communities/:slug/carriers",
    {
      schema: {
        tags,
        summary: "The places the community meets at",
        params: InCommunity,
        response: { 200: CarrierList },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      const carriers = await carriersOf(ctx.db, insider.communityId);
      return reply.send({
        carriers: carriers.map((carrier) => viewOf(carrier, insider)),
        can: { add: mayStill(insider, "carrier.add") },
      });
    },
  );
  http.post(
    "/api/communities/:slug/carriers",
    {
      schema: {
        tags,
        summary: "Add a carrier",
        params: InCommunity,
        body: AddCarrier,
        response: { 201: MadeId },
      },
    },
    async (request, reply) => {
      const id = await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        addCarrier(tx, ctx, insider, request.body),
      );
      return reply.code(201).send({ id });
    },
  );
}

function changing(http: Http, ctx: Ctx, door: Door): void {
  http.patch(
    "/api/communities/:slug/carriers/:id",
    {
      schema: {
        tags,
        summary: "Rename a carrier, or say how it is",
        params: OfCarrier,
        body: ChangeCarrier,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, (tx, insider) =>
        changeCarrier(tx, ctx, insider, { ...request.body, id }),
      );
      return reply.code(204).send(null);
    },
  );
  http.delete(
    "/api/communities/:slug/carriers/:id",
    {
      schema: {
        tags,
        summary: "Remove a carrier; what was said there keeps its place",
        params: OfCarrier,
        querystring: RemoveCarrier,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, (tx, insider) =>
        removeCarrier(tx, ctx, insider, { id, reason: request.query.reason }),
      );
      return reply.code(204).send(null);
    },
  );
}

function viewOf({ id, kind, name, state, addedAt }: Carrier, insider: Insider): CarrierView {
  return {
    id,
    kind,
    name,
    state,
    isOffered: isOffered(state),
    addedAt: addedAt.toISOString(),
    can: { change: mayStill(insider, "carrier.change"), remove: mayStill(insider, "carrier.remove") },
  };
}
