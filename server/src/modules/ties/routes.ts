import { TiesView } from "@kith/contract/ties";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { accessCommunity } from "../members/index.ts";
import { tiesView } from "./views.ts";

const OfMember = z.object({ slug: z.string(), memberId: z.uuid() });
const Page = z.object({
  cursor: z
    .string()
    .regex(/^\d{1,7}$/)
    .optional(),
});

export function mountRoutes(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/members/:memberId/ties",
    {
      schema: {
        summary: "A member's ties, and through whom you could be introduced",
        params: OfMember,
        querystring: Page,
        response: { 200: TiesView },
      },
    },
    (request) => shownTies(ctx, request),
  );
}

interface Asked {
  readonly params: { readonly slug: string; readonly memberId: string };
  readonly query: { readonly cursor?: string | undefined };
}

async function shownTies(ctx: Ctx, request: Asked): Promise<TiesView> {
  const { slug, memberId } = request.params;
  const insider = await accessCommunity(ctx, actorOf(request), slug);
  return tiesView(ctx, insider, memberId, request.query.cursor);
}
