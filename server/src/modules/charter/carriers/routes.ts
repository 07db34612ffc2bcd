import {
  AddCarrier,
  CarrierList,
  CarrierWay,
  ChangeCarrier,
  ChangeLiveCode,
  LiveCode,
  LiveCodeList,
  MakeLiveCode,
  MoveCarrier,
  RemoveCarrier,
} from "@kith/contract/carriers";
import { MadeId } from "@kith/contract/members";
import { z } from "zod";
import type { Ctx } from "../../../platform/ctx.ts";
import type { Tx } from "../../../platform/db/open.ts";
import { NotFound } from "../../../platform/errors.ts";
import type { Http } from "../../../platform/http.ts";
import { actorOf } from "../../accounts/index.ts";
import { demand, mayStill, type Door, type Insider } from "../insider.ts";
import { liveCodes } from "./code-queries.ts";
import { changeLiveCode, endLiveCode, makeLiveCode } from "./codes.ts";
import { addCarrier, changeCarrier, moveCarrier, removeCarrier } from "./commands.ts";
import { byId, carrierView, everyCarrierOf, handedTo, movesOf } from "./queries.ts";
import { confirmMove, meetByCode, takeCarrier } from "./taking.ts";

const InCommunity = z.object({ slug: z.string() });
const OfCarrier = InCommunity.extend({ id: z.uuid() });
const Nothing = z.null();
const tags = ["charter"];

export function carrierRoutes(http: Http, ctx: Ctx, door: Door): void {
  listing(http, ctx, door);
  changing(http, ctx, door);
  moving(http, ctx, door);
  taking(http, ctx, door);
  listingCodes(http, ctx, door);
  changingCodes(http, ctx, door);
}

function listing(http: Http, ctx: Ctx, door: Door): void {
  http.get(
    "/api/communities/:slug/carriers",
    {
      schema: {
        tags,
        summary: "The places the community meets at, and where people were moved to",
        params: InCommunity,
        response: { 200: CarrierList },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      return reply.send(await carrierList(ctx, door, insider));
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
      const id = await door.act(actorOf(request), request.params.slug, async (tx, insider) => {
        const made = await addCarrier(tx, ctx, insider, request.body);
        await demandOwner(tx, door, insider, request.body);
        return made;
      });
      return reply.code(201).send({ id });
    },
  );
}

async function carrierList({ db, clock }: Ctx, door: Door, insider: Insider): Promise<CarrierList> {
  const { communityId, memberId } = insider;
  const every = await everyCarrierOf(db, communityId);
  const all = byId(every);
  const owners = every.flatMap(({ ownerId }) => ownerId ?? []);
  const names = await door.names(db, communityId, [...new Set(owners)]);
  const handed = await handedTo(db, communityId, memberId);
  const sight = { insider, now: clock.now(), names, all, handed };
  return {
    carriers: every.filter(({ removedAt }) => removedAt === null).map((one) => carrierView(one, sight)),
    moves: await movesOf(db, insider, all),
    can: { add: mayStill(insider, "carrier.add"), makeCodes: mayStill(insider, "carrier.code") },
  };
}

/** Only somebody who belongs looks after a carrier. After the command: a power that is lacked is said first. */
async function demandOwner(
  tx: Tx,
  door: Door,
  { communityId }: Insider,
  { ownerId = null }: Pick<ChangeCarrier, "ownerId">,
): Promise<void> {
  if (ownerId === null) return;
  const known = await door.names(tx, communityId, [ownerId]);
  if (!known.has(ownerId)) throw new NotFound();
}

function changing(http: Http, ctx: Ctx, door: Door): void {
  http.patch(
    "/api/communities/:slug/carriers/:id",
    {
      schema: {
        tags,
        summary: "Write down how a carrier is now",
        params: OfCarrier,
        body: ChangeCarrier,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, async (tx, insider) => {
        await changeCarrier(tx, ctx, insider, { ...request.body, id });
        await demandOwner(tx, door, insider, request.body);
      });
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

function moving(http: Http, ctx: Ctx, door: Door): void {
  http.post(
    "/api/communities/:slug/carriers/:id/move",
    {
      schema: {
        tags,
        summary: "Retire a carrier and ask members to confirm where they are met instead",
        params: OfCarrier,
        body: MoveCarrier,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, (tx, insider) =>
        moveCarrier(tx, ctx, insider, { ...request.body, id }),
      );
      return reply.code(204).send(null);
    },
  );
  http.post(
    "/api/communities/:slug/carriers/:id/confirm",
    {
      schema: {
        tags,
        summary: "Confirm that one is met here now",
        params: OfCarrier,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, (tx, insider) => confirmMove(tx, ctx, insider, id));
      return reply.code(204).send(null);
    },
  );
}

function taking(http: Http, ctx: Ctx, door: Door): void {
  http.post(
    "/api/communities/:slug/carriers/:id/take",
    {
      schema: {
        tags,
        summary: "The way into a carrier, for one member, who counts as in it from then on",
        params: OfCarrier,
        response: { 200: CarrierWay },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      const way = await door.act(actorOf(request), slug, (tx, insider) => takeCarrier(tx, ctx, insider, id));
      return reply.header("cache-control", "no-store").send(way);
    },
  );
  http.post(
    "/api/communities/:slug/meet/:code",
    {
      schema: {
        tags,
        summary: "The way into whichever carrier of a live code is open now",
        params: InCommunity.extend({ code: LiveCode }),
        response: { 200: CarrierWay },
      },
    },
    async (request, reply) => {
      const { slug, code } = request.params;
      const way = await door.act(actorOf(request), slug, (tx, insider) => meetByCode(tx, ctx, insider, code));
      return reply.header("cache-control", "no-store").send(way);
    },
  );
}

function listingCodes(http: Http, ctx: Ctx, door: Door): void {
  http.get(
    "/api/communities/:slug/live-codes",
    {
      schema: {
        tags,
        summary: "Addresses that lead to an open carrier, and where each leads now",
        params: InCommunity,
        response: { 200: LiveCodeList },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      demand(insider, "carrier.code");
      return reply.send({ codes: await liveCodes(ctx.db, ctx.clock, insider.communityId) });
    },
  );
  http.post(
    "/api/communities/:slug/live-codes",
    {
      schema: {
        tags,
        summary: "Make an address that leads to whichever of its carriers is open",
        params: InCommunity,
        body: MakeLiveCode,
        response: { 201: MadeId },
      },
    },
    async (request, reply) => {
      const id = await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        makeLiveCode(tx, ctx, insider, request.body),
      );
      return reply.code(201).send({ id });
    },
  );
}

function changingCodes(http: Http, ctx: Ctx, door: Door): void {
  http.patch(
    "/api/communities/:slug/live-codes/:id",
    {
      schema: {
        tags,
        summary: "Change where a live code leads, or what it is called",
        params: OfCarrier,
        body: ChangeLiveCode,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, (tx, insider) =>
        changeLiveCode(tx, ctx, insider, { ...request.body, id }),
      );
      return reply.code(204).send(null);
    },
  );
  http.delete(
    "/api/communities/:slug/live-codes/:id",
    {
      schema: {
        tags,
        summary: "End a live code: its address leads nowhere from then on",
        params: OfCarrier,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, (tx, insider) => endLiveCode(tx, ctx, insider, id));
      return reply.code(204).send(null);
    },
  );
}
