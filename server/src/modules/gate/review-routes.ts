import * as contract from "@kith/contract/applications";
import { z } from "zod";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { sendFile } from "./applicant-routes.ts";
import { reviewedEvidence, type EvidenceTools } from "./evidence.ts";
import { admission, applicationQueue, applicationReview, queueFilters } from "./review-queries.ts";
import { ask, decide, decideMany, note } from "./reviewing.ts";

const tags = ["gate"];
const Community = z.object({ slug: z.string() });
const One = Community.extend({ id: z.uuid() });
const OneFile = One.extend({ fileId: z.uuid() });
const OneMember = Community.extend({ memberId: z.uuid() });

/** For reviewers. */
export function mountReview(http: Http, tools: EvidenceTools): void {
  mountQueue(http, tools);
  mountOne(http, tools);
  mountDeciding(http, tools);
  mountTalking(http, tools);
}

function mountQueue(http: Http, { ctx }: EvidenceTools): void {
  http.get(
    "/api/communities/:slug/applications",
    {
      schema: {
        tags,
        summary: "Applications, the longest waiting first",
        params: Community,
        querystring: contract.QueueAsked,
        response: { 200: contract.ApplicationQueue },
      },
    },
    async (request, reply) =>
      reply.send(await applicationQueue(ctx, actorOf(request), request.params.slug, request.query)),
  );
  http.get(
    "/api/communities/:slug/applications/filters",
    {
      schema: {
        tags,
        summary: "By what applications can be looked through",
        params: Community,
        response: { 200: contract.QueueFilters },
      },
    },
    async (request, reply) => reply.send(await queueFilters(ctx, actorOf(request), request.params.slug)),
  );
}

function mountOne(http: Http, tools: EvidenceTools): void {
  const { ctx } = tools;
  http.get(
    "/api/communities/:slug/applications/:id",
    {
      schema: {
        tags,
        summary: "One application",
        params: One,
        response: { 200: contract.ApplicationReview },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      return reply.send(await applicationReview(ctx, actorOf(request), slug, id));
    },
  );
  http.get(
    "/api/communities/:slug/applications/:id/evidence/:fileId",
    { schema: { tags, summary: "A file an applicant shows", params: OneFile } },
    async (request, reply) =>
      sendFile(reply, await reviewedEvidence(tools, actorOf(request), request.params)),
  );
  http.get(
    "/api/communities/:slug/members/:memberId/admission",
    {
      schema: {
        tags,
        summary: "How a member came in",
        params: OneMember,
        response: { 200: contract.MemberAdmission },
      },
    },
    async (request, reply) => {
      const { slug, memberId } = request.params;
      return reply.send({ admission: await admission(ctx, actorOf(request), slug, memberId) });
    },
  );
}

function mountDeciding(http: Http, { ctx }: EvidenceTools): void {
  http.post(
    "/api/communities/:slug/applications/:id/decide",
    {
      schema: {
        tags,
        summary: "Admit or refuse",
        params: One,
        body: contract.Decide,
        response: { 200: contract.ApplicationReview },
      },
    },
    async (request, reply) => {
      const [actor, { slug, id }] = [actorOf(request), request.params];
      await decide(ctx, { actor, slug }, id, request.body);
      return reply.send(await applicationReview(ctx, actor, slug, id));
    },
  );
  http.post(
    "/api/communities/:slug/applications/decide",
    {
      schema: {
        tags,
        summary: "Admit or refuse many, each by itself",
        params: Community,
        body: contract.DecideMany,
        response: { 200: contract.ManyDecided },
      },
    },
    async (request, reply) => {
      const reviewer = { actor: actorOf(request), slug: request.params.slug };
      return reply.send(await decideMany(ctx, reviewer, request.body));
    },
  );
}

function mountTalking(http: Http, { ctx }: EvidenceTools): void {
  const answers = { params: One, response: { 201: contract.ApplicationReview } };
  http.post(
    "/api/communities/:slug/applications/:id/notes",
    {
      schema: {
        tags,
        summary: "Note something for the other reviewers",
        body: contract.NoteText,
        ...answers,
      },
    },
    async (request, reply) => {
      const [actor, { slug, id }] = [actorOf(request), request.params];
      await note(ctx, { actor, slug }, id, request.body.text);
      return reply.code(201).send(await applicationReview(ctx, actor, slug, id));
    },
  );
  http.post(
    "/api/communities/:slug/applications/:id/messages",
    { schema: { tags, summary: "Ask the applicant something back", body: contract.SayMore, ...answers } },
    async (request, reply) => {
      const [actor, { slug, id }] = [actorOf(request), request.params];
      await ask(ctx, { actor, slug }, id, request.body.text);
      return reply.code(201).send(await applicationReview(ctx, actor, slug, id));
    },
  );
}
