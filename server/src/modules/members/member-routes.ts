import {
  AddMember,
  Claim,
  ClaimInvite,
  EraseMember,
  MemberAdded,
  MemberList,
  MemberListAsked,
  MemberView,
} from "@kith/contract/members";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { addMember, eraseMember, inviteToClaim, leave, takeUpClaim } from "./commands.ts";
import { accessCommunity } from "./door.ts";
import { memberView } from "./member-queries.ts";
import { memberList } from "./queries.ts";

const tags = ["members"];
const InCommunity = z.object({ slug: z.string() });
const OfMember = InCommunity.extend({ memberId: z.uuid() });
const Nothing = z.null();

export function memberRoutes(http: Http, ctx: Ctx): void {
  reading(http, ctx);
  adding(http, ctx);
  claiming(http, ctx);
  going(http, ctx);
}

function reading(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/members",
    {
      schema: {
        tags,
        summary: "Who belongs, in the order of names; `search` finds any part of a name",
        params: InCommunity,
        querystring: MemberListAsked,
        response: { 200: MemberList },
      },
    },
    async (request, reply) => {
      const insider = await accessCommunity(ctx, actorOf(request), request.params.slug);
      return reply.send(await memberList(ctx, insider, request.query));
    },
  );
  http.get(
    "/api/communities/:slug/members/:memberId",
    {
      schema: {
        tags,
        summary: "A member: roles, names on carriers, and what they let one see of how to reach them",
        params: OfMember,
        response: { 200: MemberView },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      const insider = await accessCommunity(ctx, actorOf(request), slug);
      return reply.send(await memberView(ctx, insider, memberId));
    },
  );
}

function adding(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/members",
    {
      schema: {
        tags,
        summary: "Enter somebody who has not come themselves",
        params: InCommunity,
        body: AddMember,
        response: { 201: MemberAdded },
      },
    },
    async (request, reply) => {
      const memberId = await addMember(ctx, actorOf(request), request.params.slug, request.body);
      return reply.code(201).send({ memberId });
    },
  );
}

function claiming(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/members/:memberId/claim-invites",
    {
      schema: {
        tags,
        summary: "Make a word by which one person can say that they are this member; told once",
        params: OfMember,
        response: { 201: ClaimInvite },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      return reply.code(201).send(await inviteToClaim(ctx, actorOf(request), slug, memberId));
    },
  );
  http.post(
    "/api/communities/:slug/claims",
    {
      schema: {
        tags,
        summary: "Say by such a word which member one is, and belong from then on",
        params: InCommunity,
        body: Claim,
        response: { 201: MemberAdded },
      },
    },
    async (request, reply) => {
      const { slug } = request.params;
      const memberId = await takeUpClaim(ctx, actorOf(request), slug, request.body.token);
      return reply.code(201).send({ memberId });
    },
  );
}

function going(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/leave",
    {
      schema: { tags, summary: "Leave, in one step", params: InCommunity, response: { 204: Nothing } },
    },
    async (request, reply) => {
      await leave(ctx, actorOf(request), request.params.slug);
      return reply.code(204).send(null);
    },
  );
  http.post(
    "/api/communities/:slug/members/:memberId/erase",
    {
      schema: {
        tags,
        summary: "Take somebody who never came themselves out, at their request; it cannot be undone",
        params: OfMember,
        body: EraseMember,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      await eraseMember(ctx, actorOf(request), slug, { memberId, reason: request.body.reason });
      return reply.code(204).send(null);
    },
  );
}
