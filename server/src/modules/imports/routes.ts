import { ImportsView, ImportView, LARGEST_UPLOAD_BYTES, UploadQuery } from "@kith/contract/imports";
import type { Readable } from "node:stream";
import { z } from "zod";
import type { Http } from "../../platform/http.ts";
import { languageAsked } from "../../platform/refusal-words.ts";
import { actorOf } from "../accounts/index.ts";
import { accessCommunity, demand, inCommunity } from "../members/index.ts";
import { cancelImport, undoImport, upload } from "./commands.ts";
import { importsView, importView } from "./queries.ts";
import type { ImportTools } from "./work.ts";

const Community = z.object({ slug: z.string() });
const OneImport = z.object({ slug: z.string(), importId: z.uuid() });

export async function mountRoutes(http: Http, tools: ImportTools): Promise<void> {
  mountReading(http, tools);
  mountChanging(http, tools);
  // In a scope of its own: nowhere else is a body taken as it comes.
  await http.register(async (scope: Http) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/octet-stream", (_request, payload, done) => {
      done(null, payload);
    });
    mountUpload(scope, tools);
  });
}

function mountUpload(http: Http, tools: ImportTools): void {
  http.post(
    "/api/communities/:slug/imports",
    {
      bodyLimit: LARGEST_UPLOAD_BYTES,
      schema: {
        summary: "Bring in an exported archive; the body is the file",
        params: Community,
        querystring: UploadQuery,
        consumes: ["application/octet-stream"],
        response: { 201: ImportView },
      },
    },
    async (request, reply) => {
      // Whoever is refused is still sending: nothing more is read from that connection.
      void reply.header("connection", "close");
      const { slug } = request.params;
      const actor = actorOf(request);
      const stream = request.body as Readable;
      const importId = await upload(tools, { actor, slug, asked: request.query, stream });
      const insider = await accessCommunity(tools.ctx, actor, slug);
      return reply.code(201).send(await importView(tools.ctx, insider, importId, languageOf(request)));
    },
  );
}

function mountReading(http: Http, { ctx }: ImportTools): void {
  http.get(
    "/api/communities/:slug/imports",
    { schema: { summary: "Imports, newest first", params: Community, response: { 200: ImportsView } } },
    async (request, reply) => {
      const insider = await accessCommunity(ctx, actorOf(request), request.params.slug);
      demand(insider, "import.read");
      return reply.send(await importsView(ctx, insider, languageOf(request)));
    },
  );
  http.get(
    "/api/communities/:slug/imports/:importId",
    { schema: { summary: "How an import goes", params: OneImport, response: { 200: ImportView } } },
    async (request, reply) => {
      const { slug, importId } = request.params;
      const insider = await accessCommunity(ctx, actorOf(request), slug);
      return reply.send(await importView(ctx, insider, importId, languageOf(request)));
    },
  );
}

function mountChanging(http: Http, { ctx }: ImportTools): void {
  const schema = { params: OneImport, response: { 200: ImportView } };
  http.post(
    "/api/communities/:slug/imports/:importId/cancel",
    { schema: { ...schema, summary: "Stop an import" } },
    async (request, reply) => {
      const { slug, importId } = request.params;
      await inCommunity(ctx, actorOf(request), slug, (tx, me) => cancelImport(tx, ctx, me, importId));
      const insider = await accessCommunity(ctx, actorOf(request), slug);
      return reply.send(await importView(ctx, insider, importId, languageOf(request)));
    },
  );
  http.delete(
    "/api/communities/:slug/imports/:importId",
    { schema: { ...schema, summary: "Take out again what an import added" } },
    async (request, reply) => {
      const { slug, importId } = request.params;
      await inCommunity(ctx, actorOf(request), slug, (tx, me) => undoImport(tx, ctx, me, importId));
      const insider = await accessCommunity(ctx, actorOf(request), slug);
      return reply.send(await importView(ctx, insider, importId, languageOf(request)));
    },
  );
}

function languageOf({ headers }: { readonly headers: { readonly "accept-language"?: string | undefined } }) {
  return languageAsked(headers["accept-language"]);
}
