import type { Module } from "../../platform/module.ts";
import { importTasks } from "./doing.ts";
import { mountRoutes } from "./routes.ts";
import { importSubscribers } from "./subscribers.ts";
import type { ImportTools } from "./work.ts";

export function importsModule(tools: ImportTools): Module {
  const stopping = new AbortController();
  return {
    routes: async (http) => {
      await mountRoutes(http, tools);
      // An import may take an hour: it ends at its next batch and goes on at the next start.
      http.addHook("preClose", (done) => {
        stopping.abort();
        done();
      });
    },
    subscribers: importSubscribers(tools.ctx),
    tasks: importTasks(tools, stopping.signal),
  };
}
