import { ConfirmationList } from "@kith/contract/carriers";
import { Cursor, PAGE_SIZE } from "@kith/contract/text";
import { z } from "zod";
import type { Ctx } from "../../platform/ctx.ts";
import { cursorAt, placeAt } from "../../platform/cursor.ts";
import { NotFound } from "../../platform/errors.ts";
import type { Http } from "../../platform/http.ts";
import { actorOf } from "../accounts/index.ts";
import { carrierById, confirmersOf, demand, type Insider } from "../charter/index.ts";
import { accessCommunity } from "./door.ts";

const MemberPlace = z.tuple([z.string().max(400), z.uuid()]);

/** Who is still to be asked in person: charter knows who confirmed, members who belongs. */
export function confirmationRoutes(http: Http, ctx: Ctx): void {
  http.get(
    "/api/communities/:slug/carriers/:id/confirmations",
    {
      schema: {
        tags: ["members"],
        summary: "Who has not confirmed yet that they are met here now, in the order of names",
        params: z.object({ slug: z.string(), id: z.uuid() }),
        querystring: z.object({ cursor: Cursor.optional() }),
        response: { 200: ConfirmationList },
      },
    },
    async (request, reply) => {
      const { slug, id } = request.params;
      const insider = await accessCommunity(ctx, actorOf(request), slug);
      demand(insider, "carrier.retire", { carrierId: id });
      return reply.send(await confirmationList(ctx, insider, { id, cursor: request.query.cursor }));
    },
  );
}

async function confirmationList(
  { db }: Ctx,
  { communityId }: Insider,
  { id, cursor }: { readonly id: string; readonly cursor: string | undefined },
): Promise<ConfirmationList> {
  if ((await carrierById(db, communityId, id)) === undefined) throw new NotFound();
  const after = cursor === undefined ? null : placeAt(cursor, MemberPlace);
  const rows = await db
    .selectFrom("memberships")
    .select(["id", "name", "name_key"])
    .where("community_id", "=", communityId)
    .where("state", "=", "member")
    .where("id", "not in", confirmersOf(db, communityId, id))
    .$if(after !== null, (query) =>
      query.where((eb) => eb(eb.refTuple("name_key", "id"), ">", eb.tuple(after![0], after![1]))),
    )
    .orderBy("name_key")
    .orderBy("id")
    .limit(PAGE_SIZE + 1)
    .execute();
  const page = rows.slice(0, PAGE_SIZE);
  const last = page.at(-1);
  return {
    waiting: page.map((row) => ({ id: row.id, name: row.name })),
    next: rows.length > PAGE_SIZE && last !== undefined ? cursorAt([last.name_key, last.id]) : null,
  };
}
