import { LARGEST_CARRIER_IMAGE_BYTES } from "@kith/contract/carriers";
import { z } from "zod";
import type { Ctx } from "../../../platform/ctx.ts";
import { InvalidInput } from "../../../platform/errors.ts";
import type { Files } from "../../../platform/files.ts";
import type { Http } from "../../../platform/http.ts";
import { actorOf } from "../../accounts/index.ts";
import { demand, demandOpen, type Door } from "../insider.ts";
import { imageShown, keepImage, removeImage, setImage } from "./images.ts";

const OfCarrier = z.object({ slug: z.string(), id: z.uuid() });
const Nothing = z.null();
const tags = ["charter"];
const PATH = "/api/communities/:slug/carriers/:id/image";

/** What the routes of pictures are given. */
export interface ImageTools {
  readonly ctx: Ctx;
  readonly door: Door;
  readonly files: Files;
}

export async function imageRoutes(http: Http, tools: ImageTools): Promise<void> {
  showing(http, tools);
  // In a scope of its own: nowhere else is a body taken as it comes.
  await http.register(async (scope: Http) => {
    scope.removeAllContentTypeParsers();
    scope.addContentTypeParser("application/octet-stream", { parseAs: "buffer" }, (_request, body, done) => {
      done(null, body);
    });
    keeping(scope, tools);
  });
}

function keeping(http: Http, { ctx, door, files }: ImageTools): void {
  http.post(
    PATH,
    {
      bodyLimit: LARGEST_CARRIER_IMAGE_BYTES,
      schema: {
        tags,
        summary: "Keep a picture of a carrier's code; the body is the picture",
        params: OfCarrier,
        consumes: ["application/octet-stream"],
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      const actor = actorOf(request);
      // Before the picture is looked at; the same is asked again where it is written down.
      const insider = await door.enter(actor, slug);
      demandOpen(insider);
      demand(insider, "carrier.change", { carrierId: id });
      if (!Buffer.isBuffer(request.body)) throw new InvalidInput("body");
      const { key, type } = await keepImage(files, ctx, request.body);
      const old = await door
        .act(actor, slug, (tx, insider) => setImage(tx, ctx, insider, { id, key, type }))
        .catch(async (error: unknown) => {
          await files.remove(key);
          throw error;
        });
      if (old !== null) await files.remove(old);
      return reply.code(204).send(null);
    },
  );
}

function showing(http: Http, { ctx, door, files }: ImageTools): void {
  http.get(
    PATH,
    { schema: { tags, summary: "The picture of a carrier's code", params: OfCarrier } },
    async (request, reply) => {
      const { slug, id } = request.params;
      const insider = await door.enter(actorOf(request), slug);
      const { key, type } = await imageShown(ctx, insider, id);
      const file = await files.open(key);
      return reply
        .header("cache-control", "private, no-store")
        .header("content-security-policy", "default-src 'none'; frame-ancestors 'none'")
        .header("content-length", file.bytes)
        .type(type)
        .send(Buffer.from(await file.blob.arrayBuffer()));
    },
  );
  http.delete(
    PATH,
    {
      schema: {
        tags,
        summary: "Take away the picture of a carrier's code",
        params: OfCarrier,
        response: { 204: Nothing },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      const key = await door.act(actorOf(request), slug, (tx, insider) => removeImage(tx, ctx, insider, id));
      if (key !== null) await files.remove(key);
      return reply.code(204).send(null);
    },
  );
}
