import { EvidenceName, MyApplication, MyApplications, SayMore } from "@kith/contract/applications";
import { LARGEST_FILE_BYTES } from "@kith/contract/gate";
import type { FastifyReply } from "fastify";
import { Readable } from "node:stream";
import { z } from "zod";
import type { Http } from "../../platform/http.ts";
import { actorOf, type Newcomers } from "../accounts/index.ts";
import { myApplication, myApplications, sayMore, withdraw } from "./applicant.ts";
import { addEvidence, ownEvidence, removeEvidence, type EvidenceTools, type ShownFile } from "./evidence.ts";

const tags = ["gate"];
const One = z.object({ id: z.uuid() });
const OneFile = z.object({ id: z.uuid(), fileId: z.uuid() });
const Nothing = z.null();

type Tools = EvidenceTools & { readonly newcomers: Newcomers };

/** For whoever applied, about their own. */
export async function mountApplicant(http: Http, tools: Tools): Promise<void> {
  mountOwn(http, tools);
  mountOwnFiles(http, tools);
  // In a scope of its own: nowhere else is a body taken as it comes.
  await http.register(async (scope: Http) => {
    scope.removeAllContentTypeParsers();
    const parsing = { parseAs: "buffer", bodyLimit: LARGEST_FILE_BYTES } as const;
    scope.addContentTypeParser("application/octet-stream", parsing, (_request, bytes, done) => {
      done(null, bytes);
    });
    mountUpload(scope, tools);
  });
}

function mountOwn(http: Http, { ctx, newcomers }: Tools): void {
  http.get(
    "/api/applications",
    { schema: { tags, summary: "One's own applications", response: { 200: MyApplications } } },
    async (request, reply) => reply.send(await myApplications(ctx, actorOf(request))),
  );
  http.get(
    "/api/applications/:id",
    {
      schema: {
        tags,
        summary: "How one's application stands",
        params: One,
        response: { 200: MyApplication },
      },
    },
    async (request, reply) => {
      const application = await myApplication(ctx, actorOf(request), request.params.id);
      return reply.header("cache-control", "no-store").send(application);
    },
  );
  http.post(
    "/api/applications/:id/messages",
    {
      schema: {
        tags,
        summary: "Answer the reviewers",
        params: One,
        body: SayMore,
        response: { 201: MyApplication },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      newcomers.countSent("say", actor.personId);
      await sayMore(ctx, actor, request.params.id, request.body.text);
      return reply.code(201).send(await myApplication(ctx, actor, request.params.id));
    },
  );
  http.post(
    "/api/applications/:id/withdraw",
    {
      schema: { tags, summary: "Take one's application back", params: One, response: { 200: MyApplication } },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      await withdraw(ctx, actor, request.params.id);
      return reply.send(await myApplication(ctx, actor, request.params.id));
    },
  );
}

function mountUpload(http: Http, tools: Tools): void {
  http.post(
    "/api/applications/:id/evidence",
    {
      bodyLimit: LARGEST_FILE_BYTES,
      schema: {
        tags,
        summary: "Show an image or a PDF; the body is the file",
        params: One,
        querystring: EvidenceName,
        consumes: ["application/octet-stream"],
        response: { 201: MyApplication },
      },
    },
    async (request, reply) => {
      const actor = actorOf(request);
      const { id } = request.params;
      tools.newcomers.countSent("evidence", actor.personId);
      const bytes = Buffer.isBuffer(request.body) ? request.body : Buffer.alloc(0);
      await addEvidence(tools, actor, { id, name: request.query.name, bytes });
      return reply.code(201).send(await myApplication(tools.ctx, actor, id));
    },
  );
}

function mountOwnFiles(http: Http, tools: Tools): void {
  http.get(
    "/api/applications/:id/evidence/:fileId",
    { schema: { tags, summary: "A file one has shown", params: OneFile } },
    async (request, reply) => sendFile(reply, await ownEvidence(tools, actorOf(request), request.params)),
  );
  http.delete(
    "/api/applications/:id/evidence/:fileId",
    { schema: { tags, summary: "Take a file back", params: OneFile, response: { 204: Nothing } } },
    async (request, reply) => {
      await removeEvidence(tools, actorOf(request), request.params);
      return reply.code(204).send(null);
    },
  );
}

/** As what its first bytes say it is, never as a page, and never from a store on the way. */
export function sendFile(reply: FastifyReply, { about, kept }: ShownFile): FastifyReply {
  const name = encodeURIComponent(about.name);
  return reply
    .header("content-type", about.kind)
    .header("content-length", kept.bytes)
    .header("content-disposition", `inline; filename*=UTF-8''${name}`)
    .header("content-security-policy", "default-src 'none'; sandbox")
    .header("cache-control", "private, no-store")
    .send(Readable.from(kept.stream()));
}
