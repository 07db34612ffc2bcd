import type { ImportFailure } from "@kith/contract/imports";
import type { Ctx } from "../../platform/ctx.ts";
import { emit } from "../../platform/events.ts";
import type { CarrierImport } from "../talk/index.ts";
import { RUNNING } from "./rules.ts";
import { changeImport } from "./store.ts";

/** Ends an import that cannot be brought in, unless it has ended otherwise meanwhile. Emits imports.failed. */
export async function endAsFailed(ctx: Ctx, of: CarrierImport, failure: ImportFailure): Promise<void> {
  const { communityId, importId } = of;
  await ctx.db.transaction().execute(async (tx) => {
    const change = { state: "failed", failure, ended_at: ctx.clock.now() } as const;
    if (await changeImport(tx, of, RUNNING, change))
      await emit(tx, "imports.failed", { communityId, importId });
  });
}
