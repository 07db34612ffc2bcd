import { Health } from "@kith/contract/platform";
import { accountsModule } from "./modules/accounts/index.ts";
import { charterModule } from "./modules/charter/index.ts";
import { gateFacts, gateModule } from "./modules/gate/index.ts";
import { importsModule } from "./modules/imports/index.ts";
import { insightModule } from "./modules/insight/index.ts";
import {
  communityDoor,
  communityRoster,
  criteriaFrom,
  memberFacts,
  membersModule,
} from "./modules/members/index.ts";
import { stayModule } from "./modules/stay/index.ts";
import { firstPosts, talkFacts, talkModule } from "./modules/talk/index.ts";
import { tieFacts, tiesModule } from "./modules/ties/index.ts";
import type { Bus } from "./platform/bus.ts";
import type { Clock } from "./platform/clock.ts";
import type { Ctx } from "./platform/ctx.ts";
import { aloneOn } from "./platform/db/alone.ts";
import { copyingOn } from "./platform/db/copy.ts";
import { answersInTime } from "./platform/db/open.ts";
import type { MailSettings } from "./platform/delivery/index.ts";
import { filesIn } from "./platform/files.ts";
import { createHttp, type Http } from "./platform/http.ts";
import { idsBy } from "./platform/ids.ts";
import type { Instance } from "./platform/instance.ts";
import type { Module } from "./platform/module.ts";
import { describeApi } from "./platform/openapi.ts";
import { serveWebApp } from "./platform/web-app.ts";
import { startWork, type Work } from "./work.ts";

export interface AppOptions {
  readonly version: string;
  readonly instance: Instance;
  readonly clock: Clock;
  readonly bus: Bus;
  /** Signs cookies; the same on every node. */
  readonly secret: string;
  /** Whose word is taken on who asks and how: addresses or networks, how many proxies away, or nobody's. */
  readonly trustProxy: string | null;
  /** Whether this node does the work that outlives requests; else it is left to another, or to the next start. */
  readonly doesJobs: boolean;
  /** How mail is sent; without it, mail waits. */
  readonly mail: MailSettings | null;
  readonly logLevel: string;
  readonly logTo: NodeJS.WritableStream;
  /** What only a demo has, given what makes up for time that its clock skipped. */
  readonly demo?: (ctx: Ctx, catchUp: () => Promise<void>) => Module;
  /** Folder of the built web app. */
  readonly webFolder: string;
  /** ms since some fixed moment, never going back. */
  readonly monotonicMs: () => number;
}

/** What there is to mount, in the order of rank. */
function modulesOf(ctx: Ctx, { instance, bus, secret, mail }: AppOptions): readonly Module[] {
  const { dataFolder, database } = instance;
  const criteria = criteriaFrom([memberFacts, tieFacts, talkFacts, gateFacts]);
  const files = filesIn(dataFolder);
  const accounts = accountsModule({ ctx, pool: database.pool, bus, secret, mail });
  const { newcomers } = accounts;
  return [
    accounts,
    charterModule({ ctx, door: communityDoor(ctx), files, roster: communityRoster }),
    membersModule(ctx, criteria),
    tiesModule(ctx),
    gateModule({ ctx, files, newcomers, talk: { firstPosts } }),
    talkModule(ctx),
    stayModule(ctx),
    importsModule({
      ctx,
      copying: copyingOn(database.pool),
      alone: aloneOn(database.pool),
      files,
    }),
    insightModule({ ctx, connection: database.pool.options, scratch: dataFolder }),
  ];
}

/** Puts the parts together: routes, then the work behind them, which ends when the server is closed. */
export async function createApp(options: AppOptions) {
  const { instance, clock } = options;
  const ctx: Ctx = { db: instance.database.db, clock, ids: idsBy(clock) };
  const http = await createHttp(options);
  await describeApi(http, options.version);
  answerMonitors(http, options);
  let work: Work | null = null;
  const demo = options.demo?.(ctx, async () => work?.catchUp());
  const modules = [...modulesOf(ctx, options), ...(demo === undefined ? [] : [demo])];
  for (const module of modules) await module.routes?.(http);
  await serveWebApp(http, {
    folder: options.webFolder,
    headedPages: modules.flatMap(({ headedPages = [] }) => headedPages),
    publicUrl: options.mail?.publicUrl ?? null,
  });
  if (options.doesJobs) {
    const { mail, monotonicMs } = options;
    const onTrouble = (message: string) => http.log.error({ message }, "work");
    const started = await startWork({ ctx, instance, modules, mail, monotonicMs, onTrouble });
    work = started;
    http.addHook("onClose", () => started.stop());
  }
  return http;
}

function answerMonitors(http: Http, { instance, version, monotonicMs }: AppOptions): void {
  const startedMs = monotonicMs();
  const answers = { 200: Health, 503: Health };
  http.get(
    "/api/health",
    { schema: { summary: "Whether the instance is up", response: answers }, logLevel: "warn" },
    async (_, reply) => {
      const isUp = await answersInTime(instance.database);
      return reply.code(isUp ? 200 : 503).send({
        status: isUp ? "ok" : "down",
        database: isUp ? "up" : "down",
        version,
        uptimeSeconds: (monotonicMs() - startedMs) / 1000,
      });
    },
  );
}
