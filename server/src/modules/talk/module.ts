import type { Ctx } from "../../platform/ctx.ts";
import { hearing } from "../../platform/events.ts";
import type { Module } from "../../platform/module.ts";
import { anonymisePosts } from "./erasing.ts";
import { mountRoutes } from "./routes.ts";

export function talkModule(ctx: Ctx): Module {
  return {
    routes: (http) => mountRoutes(http, ctx),
    subscribers: [
      hearing("members.erased", ({ communityId, memberId }) =>
        ctx.db.transaction().execute((tx) => anonymisePosts(tx, communityId, memberId)),
      ),
    ],
  };
}
