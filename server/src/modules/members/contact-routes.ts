import { AddContact, AddPlace, GrantContact, MadeId, MyContacts } from "@kith/contract/members";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { addContact, addPlace, grantContact, removeContact, removePlace, revokeContact } from "./contacts.ts";
import { accessCommunity } from "./door.ts";
import { myContacts } from "./member-queries.ts";

const tags = ["members"];
const InCommunity = z.object({ slug: z.string() });
const OfOwn = InCommunity.extend({ id: z.uuid() });
const Nothing = z.null();

export function contactRoutes(http: Http, ctx: Ctx): void {
  own(http, ctx);
  grants(http, ctx);
  places(http, ctx);
}

function own(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/me/contacts",
    {
      schema: {
        tags,
        summary: "How one can be reached, and who knows",
        params: InCommunity,
        response: { 200: MyContacts },
      },
    },
    async (request, reply) => {
      const insider = await accessCommunity(ctx, actorOf(request), request.params.slug);
      return reply.send(await myContacts(ctx, insider));
    },
  );
  http.post(
    "/api/communities/:slug/me/contacts",
    {
      schema: {
        tags,
        summary: "Enter a way to reach oneself; nobody sees it until it is granted",
        params: InCommunity,
        body: AddContact,
        response: { 201: MadeId },
      },
    },
    async (request, reply) => {
      const id = await addContact(ctx, actorOf(request), request.params.slug, request.body);
      return reply.code(201).send({ id });
    },
  );
  http.delete(
    "/api/communities/:slug/me/contacts/:id",
    {
      schema: {
        tags,
        summary: "Take it out, and away from all who held it",
        params: OfOwn,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      await removeContact(ctx, actorOf(request), request.params.slug, request.params.id);
      return reply.code(204).send(null);
    },
  );
}

function grants(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/me/contacts/:id/grants",
    {
      schema: {
        tags,
        summary: "Let one member see it, and nobody else",
        params: OfOwn,
        body: GrantContact,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      const { holderId } = request.body;
      await grantContact(ctx, actorOf(request), slug, { contactId: id, holderId });
      return reply.code(204).send(null);
    },
  );
  http.delete(
    "/api/communities/:slug/me/contacts/:id/grants/:holderId",
    {
      schema: {
        tags,
        summary: "Take it back from that member",
        params: OfOwn.extend({ holderId: z.uuid() }),
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id, holderId } = request.params;
      await revokeContact(ctx, actorOf(request), slug, { contactId: id, holderId });
      return reply.code(204).send(null);
    },
  );
}

function places(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/me/places",
    {
      schema: {
        tags,
        summary: "Say where one can be found without any carrier, and who may know",
        params: InCommunity,
        body: AddPlace,
        response: { 201: MadeId },
      },
    },
    async (request, reply) => {
      const id = await addPlace(ctx, actorOf(request), request.params.slug, request.body);
      return reply.code(201).send({ id });
    },
  );
  http.delete(
    "/api/communities/:slug/me/places/:id",
    { schema: { tags, summary: "Take a place out", params: OfOwn, response: { 204: Nothing } } },
    async (request, reply) => {
      await removePlace(ctx, actorOf(request), request.params.slug, request.params.id);
      return reply.code(204).send(null);
    },
  );
}
