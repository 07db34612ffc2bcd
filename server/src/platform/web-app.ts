import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { existsSync } from "node:fs";
import path from "node:path";
import { NotFound } from "./errors.ts";
import type { Http } from "./http.ts";

/** Files whose names carry a hash of their content never change. */
const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

/** Serves the built web app; any other path a person may open gets its shell, which knows the way. */
export async function serveWebApp(http: Http, folder: string): Promise<void> {
  if (!existsSync(path.join(folder, "index.html"))) throw new Error(`no web app in ${folder}; run npm start`);
  await http.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, file) => {
      const isForever = HASHED.test(file.replaceAll("\\", "/").replace(/\.(?:br|gz)$/, ""));
      response.header("cache-control", isForever ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  http.setNotFoundHandler((request, reply) => answerUnknownPath(request, reply));
}

function answerUnknownPath(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
  const isApi = request.url.startsWith("/api/");
  const isFile = path.extname(request.url.split("?")[0] ?? "") !== "";
  if (!isPage || isApi || isFile) throw new NotFound();
  return reply.header("cache-control", "no-cache").sendFile("index.html");
}
