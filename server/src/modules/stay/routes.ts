import {
  DecideAppeal,
  ImposeSanction,
  LiftSanction,
  MemberRecord,
  MyRecord,
  SaidList,
  SanctionList,
  SanctionsAsked,
  SanctionView,
} from "@kith/contract/stay";
import { Cursor } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Tx } from "../../platform/db/open.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf, type Actor } from "../accounts/index.ts";
import { accessCommunity, inCommunity, inCommunityEvenClosed, type Insider } from "../members/index.ts";
import { decideAppeal } from "./appeals.ts";
import { imposeSanction, liftSanction } from "./commands.ts";
import { ownRoutes } from "./own-routes.ts";
import { memberRecord, myRecord, saidList, sanctionList, sanctionSeen } from "./queries.ts";

const tags = ["stay"];
const InCommunity = z.object({ slug: z.string() });
const OfMember = InCommunity.extend({ memberId: z.uuid() });
const OfSanction = InCommunity.extend({ sanctionId: z.uuid() });
const Paged = z.object({ cursor: Cursor.optional() });

export function stayRoutes(http: Http, ctx: Ctx): void {
  reading(http, ctx);
  readingRecords(http, ctx);
  giving(http, ctx);
  takingBack(http, ctx);
  ownRoutes(http, ctx);
}

/** Reads what not everybody may: whoever tries is written down. */
function readAsStaff<View>(
  ctx: Ctx,
  actor: Actor,
  slug: string,
  read: (ctx: Ctx, insider: Insider) => Promise<View>,
): Promise<View> {
  return inCommunityEvenClosed(ctx, actor, slug, (tx, insider) => read({ ...ctx, db: tx }, insider));
}

function reading(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/sanctions",
    {
      schema: {
        tags,
        summary: "What was done to members under which rule; with `waiting`, the appeals to be decided",
        params: InCommunity,
        querystring: SanctionsAsked,
        response: { 200: SanctionList },
      },
    },
    async (request, reply) => {
      const { params, query } = request;
      return reply.send(
        await readAsStaff(ctx, actorOf(request), params.slug, (of, insider) =>
          sanctionList(of, insider, query),
        ),
      );
    },
  );
  http.get(
    "/api/communities/:slug/sanctions/:sanctionId",
    {
      schema: {
        tags,
        summary: "One sanction, with the rule's words at the time and what became of it",
        params: OfSanction,
        response: { 200: SanctionView },
      },
    },
    async (request, reply) => {
      const { slug, sanctionId } = request.params;
      return reply.send(
        await readAsStaff(ctx, actorOf(request), slug, (of, insider) =>
          sanctionSeen(of, insider, sanctionId),
        ),
      );
    },
  );
}

function readingRecords(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/members/:memberId/sanctions",
    {
      schema: {
        tags,
        summary: "A member's record, and which steps may be taken under which rule",
        params: OfMember,
        querystring: Paged,
        response: { 200: MemberRecord },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      const { cursor } = request.query;
      return reply.send(
        await readAsStaff(ctx, actorOf(request), slug, (of, insider) =>
          memberRecord(of, insider, { memberId, cursor }),
        ),
      );
    },
  );
  http.get(
    "/api/communities/:slug/members/:memberId/said",
    {
      schema: {
        tags,
        summary: "What a member said, the newest first, to pick from what a sanction is about",
        params: OfMember,
        querystring: Paged,
        response: { 200: SaidList },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      const { cursor } = request.query;
      return reply.send(
        await readAsStaff(ctx, actorOf(request), slug, (of, insider) =>
          saidList(of, insider, { memberId, cursor }),
        ),
      );
    },
  );
  http.get(
    "/api/communities/:slug/me/sanctions",
    {
      schema: {
        tags,
        summary: "One's own record in this community",
        params: InCommunity,
        querystring: Paged,
        response: { 200: MyRecord },
      },
    },
    async (request, reply) => {
      const insider = await accessCommunity(ctx, actorOf(request), request.params.slug);
      return reply.send(await myRecord(ctx, insider, request.query));
    },
  );
}

function giving(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/sanctions",
    {
      schema: {
        tags,
        summary: "Warn, pause or remove a member, under a rule",
        params: InCommunity,
        body: ImposeSanction,
        response: { 201: SanctionView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const seen = await inCommunity(ctx, actorOf(request), params.slug, async (tx, insider) => {
        const id = await imposeSanction(tx, ctx, insider, body);
        return sanctionSeen({ ...ctx, db: tx }, insider, id);
      });
      return reply.code(201).send(seen);
    },
  );
}

function takingBack(http: Http, ctx: Ctx): void {
  const change = (
    actor: Actor,
    { slug, sanctionId }: { readonly slug: string; readonly sanctionId: string },
    work: (tx: Tx, insider: Insider) => Promise<void>,
  ) =>
    inCommunityEvenClosed(ctx, actor, slug, async (tx, insider) => {
      await work(tx, insider);
      return sanctionSeen({ ...ctx, db: tx }, insider, sanctionId);
    });
  http.post(
    "/api/communities/:slug/sanctions/:sanctionId/lift",
    {
      schema: {
        tags,
        summary: "Take a sanction back; it stays in the record",
        params: OfSanction,
        body: LiftSanction,
        response: { 200: SanctionView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const of = { sanctionId: params.sanctionId, reason: body.reason };
      return reply.send(
        await change(actorOf(request), params, (tx, insider) => liftSanction(tx, ctx, insider, of)),
      );
    },
  );
  http.post(
    "/api/communities/:slug/sanctions/:sanctionId/decision",
    {
      schema: {
        tags,
        summary: "Decide an appeal",
        params: OfSanction,
        body: DecideAppeal,
        response: { 200: SanctionView },
      },
    },
    async (request, reply) => {
      const { params, body } = request;
      const of = { ...body, sanctionId: params.sanctionId };
      return reply.send(
        await change(actorOf(request), params, (tx, insider) => decideAppeal(tx, ctx, insider, of)),
      );
    },
  );
}
