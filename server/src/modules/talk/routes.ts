import {
  LONGEST_QUERY,
  OpenTopic,
  PostsView,
  PostView,
  SearchView,
  SurroundedPostView,
  TopicsView,
  WriteReply,
} from "@kith/contract/posts";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { accessCommunity, inCommunity, type Insider } from "../members/index.ts";
import { openTopic, removePost, replyTo, thankFor, writeInTopic } from "./commands.ts";
import { postsOf, postSurrounded, search, topicsOf } from "./queries.ts";

const Community = z.object({ slug: z.string() });
const OnePost = z.object({ slug: z.string(), postId: z.uuid() });
const OneTopic = z.object({ slug: z.string(), topicId: z.uuid() });
const Cursor = z.string().max(200).optional();

const PostsQuery = z.object({
  topic: z.uuid().optional(),
  cursor: Cursor,
  /** Which way to go from the cursor; without one, from the end or from the beginning. */
  toward: z.enum(["earlier", "later"]).default("earlier"),
});

export function mountRoutes(http: Http, ctx: Ctx): void {
  const insiderOf = (request: { params: { slug: string } }): Promise<Insider> =>
    accessCommunity(ctx, actorOf(request), request.params.slug);
  mountReading(http, ctx, insiderOf);
  mountWriting(http, ctx);
}

type InsiderOf = (request: { params: { slug: string } }) => Promise<Insider>;

function mountReading(http: Http, { db }: Ctx, insiderOf: InsiderOf): void {
  http.get(
    "/api/communities/:slug/topics",
    {
      schema: {
        summary: "Topics, the one last written in first",
        params: Community,
        querystring: z.object({ cursor: Cursor }),
        response: { 200: TopicsView },
      },
    },
    async (request, reply) => reply.send(await topicsOf(db, await insiderOf(request), request.query.cursor)),
  );
  http.get(
    "/api/communities/:slug/posts",
    {
      schema: {
        summary: "Posts of a topic, or of all, in order of time, from the newest page both ways",
        params: Community,
        querystring: PostsQuery,
        response: { 200: PostsView },
      },
    },
    async (request, reply) => {
      const { topic, cursor, toward } = request.query;
      return reply.send(
        await postsOf(db, await insiderOf(request), { topicId: topic ?? null, cursor, toward }),
      );
    },
  );
  http.get(
    "/api/communities/:slug/posts/:postId",
    {
      schema: {
        summary: "One post, what was said around it and what answers it",
        params: OnePost,
        response: { 200: SurroundedPostView },
      },
    },
    async (request, reply) =>
      reply.send(await postSurrounded(db, await insiderOf(request), request.params.postId)),
  );
  http.get(
    "/api/communities/:slug/search",
    {
      schema: {
        summary: "Posts in which all words stand, newest first",
        params: Community,
        querystring: z.object({ q: z.string().max(LONGEST_QUERY), cursor: Cursor }),
        response: { 200: SearchView },
      },
    },
    async (request, reply) =>
      reply.send(await search(db, await insiderOf(request), request.query.q, request.query.cursor)),
  );
}

function mountWriting(http: Http, ctx: Ctx): void {
  const answers = { 200: PostView, 201: PostView };
  http.post(
    "/api/communities/:slug/topics",
    { schema: { summary: "Open a topic", params: Community, body: OpenTopic, response: answers } },
    async (request, reply) => {
      const { params, body } = request;
      const post = await inCommunity(ctx, actorOf(request), params.slug, (tx, me) =>
        openTopic(tx, ctx, me, body),
      );
      return reply.code(201).send(post);
    },
  );
  http.post(
    "/api/communities/:slug/topics/:topicId/posts",
    { schema: { summary: "Write in a topic", params: OneTopic, body: WriteReply, response: answers } },
    async (request, reply) => {
      const { slug, topicId } = request.params;
      const given = { ...request.body, topicId };
      const post = await inCommunity(ctx, actorOf(request), slug, (tx, me) =>
        writeInTopic(tx, ctx, me, given),
      );
      return reply.code(201).send(post);
    },
  );
  http.post(
    "/api/communities/:slug/posts/:postId/replies",
    { schema: { summary: "Answer a post", params: OnePost, body: WriteReply, response: answers } },
    async (request, reply) => {
      const { slug, postId } = request.params;
      const given = { ...request.body, postId };
      const post = await inCommunity(ctx, actorOf(request), slug, (tx, me) => replyTo(tx, ctx, me, given));
      return reply.code(201).send(post);
    },
  );
  http.post(
    "/api/communities/:slug/posts/:postId/thanks",
    { schema: { summary: "Thank whoever wrote it", params: OnePost, response: answers } },
    async (request, reply) => {
      const { slug, postId } = request.params;
      return reply.send(
        await inCommunity(ctx, actorOf(request), slug, (tx, me) => thankFor(tx, ctx, me, postId)),
      );
    },
  );
  http.delete(
    "/api/communities/:slug/posts/:postId",
    { schema: { summary: "Take a post away", params: OnePost, response: answers } },
    async (request, reply) => {
      const { slug, postId } = request.params;
      return reply.send(
        await inCommunity(ctx, actorOf(request), slug, (tx, me) => removePost(tx, ctx, me, postId)),
      );
    },
  );
}
