import { CharterView } from "@kith/contract/charter";
import {
  AcceptCharter,
  ChangeDraft,
  CharterPage,
  DraftView,
  PublishCharter,
  PublishedVersion,
  VersionList,
} from "@kith/contract/charter-pages";
import { CharterChanges } from "@kith/contract/charter-changes";
import { Cursor } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { acceptInForce } from "./accepting.ts";
import { charterAt } from "./charter-queries.ts";
import { changeDraft, discardDraft, draftView } from "./drafting.ts";
import type { Door } from "./insider.ts";
import { openCommunity, publishCharter } from "./publishing.ts";
import { changesBetween, charterPage, versionList } from "./reading.ts";
import type { Roster } from "./roster.ts";

/** What routes about a charter are given. */
export interface CharterParts {
  readonly ctx: Ctx;
  readonly door: Door;
  readonly roster: Roster;
}

/** Versions are counted from 1; more than this nobody publishes. */
const Version = z.coerce.number().int().positive().max(1_000_000);
const InCommunity = z.object({ slug: z.string() });
const OfVersion = InCommunity.extend({ version: Version });
const Nothing = z.null();
const Listed = z.object({ cursor: Cursor.optional() });
const tags = ["charter"];

/** The charter itself: read, written as a draft, published, accepted. */
export function charterTextRoutes(http: Http, parts: CharterParts): void {
  reading(http, parts);
  versions(http, parts);
  drafting(http, parts);
  publishing(http, parts);
}

function reading(http: Http, { ctx, door, roster }: CharterParts): void {
  http.get(
    "/api/communities/:slug/charter",
    {
      schema: {
        tags,
        summary: "The charter in force; before the community opens, its draft",
        params: InCommunity,
        response: { 200: CharterPage },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      return reply.send(await charterPage(ctx, roster, insider));
    },
  );
  http.post(
    "/api/communities/:slug/charter/acceptances",
    {
      schema: {
        tags,
        summary: "Accept the charter in force, in the version one has read",
        params: InCommunity,
        body: AcceptCharter,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        acceptInForce(tx, ctx, insider, request.body.version),
      );
      return reply.code(204).send(null);
    },
  );
}

function versions(http: Http, { ctx, door, roster }: CharterParts): void {
  http.get(
    "/api/communities/:slug/charter/versions",
    {
      schema: {
        tags,
        summary: "Every version there was, the newest first",
        params: InCommunity,
        querystring: Listed,
        response: { 200: VersionList },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      return reply.send(await versionList(ctx.db, roster, insider, request.query.cursor));
    },
  );
  http.get(
    "/api/communities/:slug/charter/versions/:version",
    { schema: { tags, summary: "One version", params: OfVersion, response: { 200: CharterView } } },
    async (request, reply) => {
      const { slug, version } = request.params;
      const { communityId } = await door.enter(actorOf(request), slug);
      const charter = await charterAt(ctx.db, communityId, version);
      if (charter === null) throw new NotFound();
      return reply.send(charter);
    },
  );
  http.get(
    "/api/communities/:slug/charter/changes",
    {
      schema: {
        tags,
        summary: "What one version says otherwise than another",
        params: InCommunity,
        querystring: z.object({ from: Version, to: Version }),
        response: { 200: CharterChanges },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      const { from, to } = request.query;
      return reply.send(await changesBetween(ctx.db, insider, from, to));
    },
  );
}

function drafting(http: Http, { ctx, door, roster }: CharterParts): void {
  const url = "/api/communities/:slug/charter/draft";
  http.get(
    url,
    {
      schema: {
        tags,
        summary: "The draft, for its editors",
        params: InCommunity,
        response: { 200: DraftView },
      },
    },
    async (request, reply) => {
      const view = await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        draftView(tx, { ctx, roster }, insider),
      );
      return reply.send(view);
    },
  );
  http.patch(
    url,
    {
      schema: {
        tags,
        summary: "Write parts of the draft; what others wrote meanwhile is not overwritten",
        params: InCommunity,
        body: ChangeDraft,
        response: { 200: DraftView },
      },
    },
    async (request, reply) => {
      const view = await door.act(actorOf(request), request.params.slug, async (tx, insider) => {
        await changeDraft(tx, ctx, insider, request.body);
        return draftView(tx, { ctx, roster }, insider);
      });
      return reply.send(view);
    },
  );
  http.delete(
    url,
    {
      schema: {
        tags,
        summary: "Let go of the draft: it says again what is in force",
        params: InCommunity,
        querystring: z.object({ revision: Version }),
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        discardDraft(tx, ctx, insider, request.query.revision),
      );
      return reply.code(204).send(null);
    },
  );
}

function publishing(http: Http, { ctx, door, roster }: CharterParts): void {
  const schema = {
    tags,
    params: InCommunity,
    body: PublishCharter,
    response: { 201: PublishedVersion },
  };
  http.post(
    "/api/communities/:slug/charter/open",
    { schema: { ...schema, summary: "Open the community with the draft as version 1" } },
    async (request, reply) => {
      const version = await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        openCommunity(tx, { ctx, roster }, insider, request.body),
      );
      return reply.code(201).send({ version });
    },
  );
  http.post(
    "/api/communities/:slug/charter/versions",
    { schema: { ...schema, summary: "Put the draft in force as the next version" } },
    async (request, reply) => {
      const version = await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        publishCharter(tx, ctx, insider, request.body),
      );
      return reply.code(201).send({ version });
    },
  );
}
