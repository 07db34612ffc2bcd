import {
  DisputeInput,
  DrillLinks,
  DrillView,
  EvidencePage,
  FootingView,
  HealthHistory,
  HealthView,
  MeshPageView,
  ReachedRung,
} from "@kith/contract/insight";
import { ownWords } from "@kith/contract/own-words";
import { LineId } from "@kith/contract/report";
import type { FastifyRequest } from "fastify";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { languageAsked } from "../../platform/refusal-words.ts";
import { actorOf } from "../accounts/index.ts";
import { vocabularyOf } from "../charter/index.ts";
import { accessCommunity, inCommunity, type Insider } from "../members/index.ts";
import { countAgain, disputePiece, withdraw } from "./commands.ts";
import { drillLinks } from "./drill/links.ts";
import { drillView } from "./drill/view.ts";
import { evidencePage } from "./health/evidence.ts";
import { footingView } from "./footing/view.ts";
import { historyView } from "./health/history.ts";
import { healthView } from "./health/view.ts";
import type { Thinking } from "./in-worker.ts";
import { meshPage } from "./mesh/view.ts";

const OfCommunity = z.object({ slug: z.string() });
const OfDispute = OfCommunity.extend({ id: z.uuid() });
const OfLine = OfCommunity.extend({ runId: z.uuid(), line: LineId });
const EvidenceAsked = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,4}$/)
    .optional(),
});
const Page = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,15}$/)
    .optional(),
});
const MeshAsked = z.object({ roster: z.enum(["true", "false"]).optional() });
const DrillAsked = z.object({
  /** Ids with commas between; every chat where it is left out. */
  carriers: z
    .string()
    .max(4000)
    .regex(/^([0-9a-f-]{36}(,[0-9a-f-]{36})*)?$/i)
    .optional(),
});

const languageOf = ({ headers }: { headers: { "accept-language"?: string | undefined } }) =>
  languageAsked(headers["accept-language"]);

export function mountRoutes(http: Http, ctx: Ctx, thinking: Thinking): void {
  healthRoutes(http, ctx);
  disputeRoutes(http, ctx);
  const schema = { params: OfCommunity };
  http.get(
    "/api/communities/:slug/mesh",
    {
      schema: {
        ...schema,
        summary: "The mesh of the last 56 days, as figures and as a picture",
        querystring: MeshAsked,
        response: { 200: MeshPageView },
      },
    },
    (request) => {
      const asked = { language: languageOf(request), isRoster: request.query.roster === "true" };
      return inside(ctx, request, (insider) => meshPage(ctx, thinking, insider, asked));
    },
  );
  http.get(
    "/api/communities/:slug/drill",
    {
      schema: {
        ...schema,
        summary: "Were these carriers gone, who would still find whom? Removes nothing",
        querystring: DrillAsked,
        response: { 200: DrillView },
      },
    },
    (request) => {
      const asked = { language: languageOf(request), carrierIds: carriersAsked(request.query) };
      return inside(ctx, request, (insider) => drillView(ctx, thinking, insider, asked));
    },
  );
  http.get(
    "/api/communities/:slug/drill/rungs/:rung",
    {
      schema: {
        summary: "On one rung of the drill, who reaches whom: one's own links, to organisers counts",
        params: OfCommunity.extend({ rung: ReachedRung }),
        querystring: DrillAsked,
        response: { 200: DrillLinks },
      },
    },
    (request) => {
      const asked = { rung: request.params.rung, carrierIds: carriersAsked(request.query) };
      return inside(ctx, request, (insider) => drillLinks(ctx, thinking, insider, asked));
    },
  );
}

/** Ids of carriers; null for every chat. */
function carriersAsked({ carriers }: z.infer<typeof DrillAsked>): string[] | null {
  const ids = carriers
    ?.toLowerCase()
    .split(",")
    .filter((id) => id !== "");
  return ids ?? null;
}

/** Shows something of a community to somebody inside it, in its own words. @throws {NotFound} for strangers. */
async function inside<View>(
  ctx: Ctx,
  request: FastifyRequest & { readonly params: { readonly slug: string } },
  show: (insider: Insider) => Promise<View>,
): Promise<View> {
  const insider = await accessCommunity(ctx, actorOf(request), request.params.slug);
  const [view, vocabulary] = [await show(insider), await vocabularyOf(ctx.db, insider.communityId)];
  return ownWords(view, vocabulary, languageOf(request));
}

function healthRoutes(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/health",
    { schema: { summary: "Where the community stands", params: OfCommunity, response: { 200: HealthView } } },
    (request) => inside(ctx, request, (insider) => healthView(ctx, insider, languageOf(request))),
  );
  http.get(
    "/api/communities/:slug/footing",
    {
      schema: {
        summary: "Whether it has a purpose, is carried, and serves",
        params: OfCommunity,
        response: { 200: FootingView },
      },
    },
    (request) => inside(ctx, request, (insider) => footingView(ctx, insider, languageOf(request))),
  );
  http.get(
    "/api/communities/:slug/health/runs/:runId/lines/:line/evidence",
    {
      schema: {
        summary: "All evidence of a line of the newest judgement, a portion at a time",
        params: OfLine,
        querystring: EvidenceAsked,
        response: { 200: EvidencePage },
      },
    },
    (request) => {
      const { runId, line } = request.params;
      const from = Number(request.query.cursor ?? 0);
      const asked = { runId, line, from, language: languageOf(request) };
      return inside(ctx, request, (insider) => evidencePage(ctx, insider, asked));
    },
  );
  http.get(
    "/api/communities/:slug/health/history",
    {
      schema: {
        summary: "Judgements of the past, newest first",
        params: OfCommunity,
        querystring: Page,
        response: { 200: HealthHistory },
      },
    },
    (request) => inside(ctx, request, (insider) => historyView(ctx, insider, request.query.cursor)),
  );
  http.post(
    "/api/communities/:slug/health/count-again",
    { schema: { summary: "Judge again now", params: OfCommunity, response: { 202: z.object({}) } } },
    async (request, reply) => {
      await inCommunity(ctx, actorOf(request), request.params.slug, (tx, insider) => countAgain(tx, insider));
      return reply.code(202).send({});
    },
  );
}

function disputeRoutes(http: Http, ctx: Ctx): void {
  http.post(
    "/api/communities/:slug/health/disputes",
    {
      schema: {
        summary: "Say what is wrong with a piece of evidence",
        params: OfCommunity,
        body: DisputeInput,
        response: { 201: z.object({ id: z.uuid() }) },
      },
    },
    async (request, reply) => {
      const id = await inCommunity(ctx, actorOf(request), request.params.slug, (tx, insider) =>
        disputePiece(tx, ctx, insider, request.body),
      );
      return reply.code(201).send({ id });
    },
  );
  http.delete(
    "/api/communities/:slug/health/disputes/:id",
    { schema: { summary: "Take a dispute back", params: OfDispute, response: { 204: z.null() } } },
    async (request, reply) => {
      await inCommunity(ctx, actorOf(request), request.params.slug, (tx, insider) =>
        withdraw(tx, ctx, insider, request.params.id),
      );
      return reply.code(204).send(null);
    },
  );
}
