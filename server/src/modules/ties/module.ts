import type { Ctx } from "../../platform/ctx.ts";
import type { Module } from "../../platform/module.ts";
import { mountRoutes } from "./routes.ts";

export function tiesModule(ctx: Ctx): Module {
  return { routes: (http) => mountRoutes(http, ctx) };
}
