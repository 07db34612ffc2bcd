import fastifyStatic from "@fastify/static";
import type { FastifyReply, FastifyRequest } from "fastify";
import { existsSync, readFileSync } from "node:fs";
import path from "node:path";
import { NotFound } from "./errors.ts";
import type { Http } from "./http.ts";
import { withHead, type HeadedPages } from "./page-head.ts";

/** Files whose names carry a hash of their content never change. */
const HASHED = /\/assets\/[^/]+-[\w-]{8,}\.\w+$/;

export interface WebApp {
  /** Where it was built to. */
  readonly folder: string;
  readonly headedPages: readonly HeadedPages[];
  /** Without a slash at the end; null where only requests tell how this instance is called. */
  readonly publicUrl: string | null;
}

/** Serves the built web app; any other path a person may open gets its shell, which knows the way. */
export async function serveWebApp(http: Http, app: WebApp): Promise<void> {
  const { folder } = app;
  const shell = path.join(folder, "index.html");
  if (!existsSync(shell)) throw new Error(`no web app in ${folder}; run npm start`);
  const shellText = readFileSync(shell, "utf8");
  await http.register(fastifyStatic, {
    root: folder,
    preCompressed: true,
    cacheControl: false,
    setHeaders: (response, file) => {
      const isForever = HASHED.test(file.replaceAll("\\", "/").replace(/\.(?:br|gz)$/, ""));
      response.header("cache-control", isForever ? "public, max-age=31536000, immutable" : "no-cache");
    },
  });
  http.setNotFoundHandler((request, reply) => {
    const headed = app.headedPages.find(({ under }) => request.url.startsWith(under));
    if (headed === undefined || !isLook(request)) return answerUnknownPath(request, reply);
    return answerHeadedPage({ request, reply, headed, shell: shellText, publicUrl: app.publicUrl });
  });
}

function answerUnknownPath(request: FastifyRequest, reply: FastifyReply): FastifyReply {
  const isPage = request.method === "GET" && (request.headers.accept ?? "").includes("text/html");
  const isApi = request.url.startsWith("/api/");
  const isFile = path.extname(request.url.split("?")[0] ?? "") !== "";
  if (!isPage || isApi || isFile) throw new NotFound();
  return reply.header("cache-control", "no-cache").sendFile("index.html");
}

/** What fetches previews seldom says that it wants HTML. */
function isLook({ method }: FastifyRequest): boolean {
  return method === "GET" || method === "HEAD";
}

interface Asked {
  readonly request: FastifyRequest;
  readonly reply: FastifyReply;
  readonly headed: HeadedPages;
  readonly shell: string;
  readonly publicUrl: string | null;
}

async function answerHeadedPage(asked: Asked): Promise<FastifyReply> {
  const { request, reply, headed, shell } = asked;
  const origin = asked.publicUrl ?? `${request.protocol}://${request.host}`;
  const head = await headed.headOf(request.url.split(/[?#]/)[0] ?? "").catch((error: unknown) => {
    // The page itself will tell what is wrong; it stands without its preview.
    request.log.error({ err: error }, "head of a page");
    return null;
  });
  if (head?.isFindable !== true) reply.header("x-robots-tag", "noindex");
  return reply
    .header("cache-control", "no-cache")
    .type("text/html; charset=utf-8")
    .send(head === null ? shell : withHead(shell, head, origin));
}
