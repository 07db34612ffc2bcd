import { ProgressList, RecordProgress } from "@kith/contract/charter-pages";
import { MakePromise, PromiseList, SettlePromise } from "@kith/contract/promises";
import { Cursor } from "@kith/contract/text";
import { z } from "zod";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { progressList, recordProgress } from "./goal.ts";
import { makePromise, promiseList, settlePromise } from "./promises.ts";
import type { CharterParts } from "./text-routes.ts";

const InCommunity = z.object({ slug: z.string() });
const OfPromise = InCommunity.extend({ id: z.uuid() });
const Listed = z.object({ cursor: Cursor.optional() });
const Made = z.object({ id: z.uuid() });
const tags = ["charter"];

/** What became of what the charter said: amounts towards its goal, promises kept and not. */
export function recordRoutes(http: Http, parts: CharterParts): void {
  progress(http, parts);
  promises(http, parts);
}

function progress(http: Http, { ctx, door, roster }: CharterParts): void {
  const url = "/api/communities/:slug/charter/progress";
  http.get(
    url,
    {
      schema: {
        tags,
        summary: "What was recorded towards the goal, the latest first",
        params: InCommunity,
        querystring: Listed,
        response: { 200: ProgressList },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      return reply.send(await progressList(ctx.db, roster, insider, request.query.cursor));
    },
  );
  http.post(
    url,
    {
      schema: {
        tags,
        summary: "Record an amount towards the goal, or take one back",
        params: InCommunity,
        body: RecordProgress,
        response: { 201: Made },
      },
    },
    async (request, reply) => {
      const id = await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        recordProgress(tx, ctx, insider, request.body),
      );
      return reply.code(201).send({ id });
    },
  );
}

function promises(http: Http, { ctx, door, roster }: CharterParts): void {
  const url = "/api/communities/:slug/charter/promises";
  http.get(
    url,
    {
      schema: {
        tags,
        summary: "What was promised, by when, and whether it was kept",
        params: InCommunity,
        querystring: Listed,
        response: { 200: PromiseList },
      },
    },
    async (request, reply) => {
      const insider = await door.enter(actorOf(request), request.params.slug);
      return reply.send(await promiseList(ctx, roster, insider, request.query.cursor));
    },
  );
  http.post(
    url,
    {
      schema: {
        tags,
        summary: "Promise something by a day",
        params: InCommunity,
        body: MakePromise,
        response: { 201: Made },
      },
    },
    async (request, reply) => {
      const id = await door.act(actorOf(request), request.params.slug, (tx, insider) =>
        makePromise(tx, ctx, insider, request.body),
      );
      return reply.code(201).send({ id });
    },
  );
  http.patch(
    `${url}/:id`,
    {
      schema: {
        tags,
        summary: "Say that a promise was kept or broken",
        params: OfPromise,
        body: SettlePromise,
        response: { 204: z.null() },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      await door.act(actorOf(request), slug, (tx, insider) =>
        settlePromise(tx, ctx, insider, { ...request.body, id }),
      );
      return reply.code(204).send(null);
    },
  );
}
